export default {
  table: 'Voir les nombres en tableau',
  keysOne: 'Flèches gauche et droite : d’un point à l’autre.',
  keys: 'Flèches gauche et droite : d’un point à l’autre ; haut et bas : d’une série à l’autre.',
  fitted: (name: string) => `${name}, courbe ajustée`,
};
