/** What the adapters are called: in the lab, and in its exercises. */
export default {
  telegramme: 'télégramme',
  theatre: 'théâtre',
  francais: 'passer au français',
  own: 'le vôtre',
} as const;
