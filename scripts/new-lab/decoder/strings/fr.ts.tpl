export default {
  noscript: 'Sans JavaScript, le laboratoire montre ce que le modèle attend après la phrase de départ.',
  first: 'Changez le dernier mot de la phrase\u00a0: le modèle attend-il encore la même chose\u202f?',
  hint: 'Le modèle dit ce qu’il attend ensuite.',
  origin: 'Le modèle a lu la phrase dans ce navigateur.',
  suggestions: [
    'Elle ouvrit la porte de la',
    'Il y avait une fois un',
    'Madame, vous êtes bien',
    'Le roi prit la parole et',
    'Pourquoi pleurez-vous, mon',
  ],
  temperature: 'Température',
  count: 'Jetons montrés',
  summary: (token: string, share: string) =>
    `Ce que le modèle attend le plus après cette phrase\u00a0: «\u00a0${token}\u00a0», avec une probabilité de ${share}.`,
  caption: (count: string) => `Les ${count} jetons les plus probables`,
  token: 'Jeton',
  probability: 'Probabilité',
  rest: 'Tous les autres ensemble',
};
