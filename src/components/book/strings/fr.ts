export default {
  book: 'Modèles fondateurs et ingénierie de l’IA à grande échelle',
  chapter: 'Chapitre I.55',
  skip: 'Aller au texte',
  equation: 'équation',
  figure: 'figure',
  table: 'tableau',
  exercise: 'exercice',
  lab: 'laboratoire',
  section: 'section',
};
