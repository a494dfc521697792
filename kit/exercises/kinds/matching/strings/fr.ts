export default {
  none: 'Choisissez au moins un élément avant de vérifier.',
  how:
    'Pour chaque ligne, choisissez ce qui lui correspond. Il peut y avoir des éléments de trop ; un même ' +
    'élément peut servir deux fois.',
  choose: 'Choisir…',
  wrongOne: 'Une ligne n’a pas ce qui lui correspond.',
  wrongMany: '{count} lignes n’ont pas ce qui leur correspond.',
  missingOne: 'Une ligne est restée sans réponse.',
  missingMany: '{count} lignes sont restées sans réponse.',
  right: 'juste',
  wrong: 'faux',
  another: 'Un autre élément lui correspond.',
  unmatched: 'Rien n’a été choisi.',
  goesWith: 'À choisir : {choice}.',
} as const;
