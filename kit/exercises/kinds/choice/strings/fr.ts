export default {
  missedOne: 'Il manque une réponse juste.',
  missedMany: 'Il manque {count} réponses justes.',
  none: 'Choisissez une réponse avant de vérifier.',
  one: 'Une seule réponse est juste.',
  many: 'Plusieurs réponses peuvent être justes.',
  right: 'juste',
  wrong: 'faux',
} as const;
