export default {
  missedOne: 'Il manque une réponse juste.',
  missedMany: 'Il manque {count} réponses justes.',
  none: 'Choisissez une réponse avant de vérifier.',
  one: 'Une seule réponse est juste.',
  many:
    'Plusieurs réponses peuvent être justes. Chaque réponse juste cochée compte pour une part, chaque fausse en ' +
    'retire autant, sans descendre sous zéro.',
  right: 'juste',
  wrong: 'faux',
} as const;
