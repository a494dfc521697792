export default {
  noscript: 'Sans JavaScript, le laboratoire montre le calcul pour les valeurs de départ.',
  first: 'Doublez le nombre d’entrées\u00a0: le nombre de paramètres double-t-il\u202f?',
  inputs: 'Entrées',
  outputs: 'Sorties',
  result: (outputs: string, inputs: string, total: string) =>
    `${outputs}\u00a0×\u00a0${inputs}\u00a0+\u00a0${outputs}\u00a0=\u00a0${total}\u00a0paramètres`,
};
