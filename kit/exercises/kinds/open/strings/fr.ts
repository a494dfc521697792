export default {
  check: 'Comparer avec la grille',
  answer: 'Votre réponse',
  how: 'Répondez avec vos mots, puis comparez avec une grille et une réponse modèle. Cet exercice ne compte pas de points.',
  count: 'Mots : {count}, au moins {least}',
  rubric: 'Relisez votre réponse : cochez ce qu’elle dit, avec ces mots ou avec d’autres.',
  solution: 'Réponse modèle',
  verdict: 'Réponse gardée, sans points.',
  empty: 'Écrivez une réponse avant de voir la grille.',
  short: 'C’est trop court pour être comparé : écrivez au moins {words} mots.',
  compare: 'La grille est sous votre réponse, une réponse modèle un peu plus bas. Cochez ce que dit la vôtre.',
  foundByReader: 'retrouvés de la grille par le lecteur : {count} sur {total}',
  found: 'Éléments de la grille que vous y avez trouvés : {count} sur {total}',
} as const;
