export default {
  table: 'Voir les nombres en tableau',
  keysOne: 'Flèches gauche et droite : d’un point à l’autre.',
  keys: 'Flèches gauche et droite : d’un point à l’autre ; haut et bas : d’une série à l’autre.',
  sound: {
    listen: (what: string) => `Écouter ${what}`,
    stop: 'Arrêter le son',
    heard: (measure: string, time: string, lowest: string, low: string, highest: string, high: string) =>
      `Un son de ${time}. Sa hauteur suit « ${measure} », de ${lowest} pour ${low} à ${highest} pour ${high}.`,
    silence: ' Un silence : pas de valeur.',
    failed: 'Ce navigateur ne donne pas de son.',
    curve: (name: string) => `la courbe « ${name} »`,
  },
  fitted: (name: string) => `${name}, courbe ajustée`,
};
