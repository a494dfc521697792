/**
 * Words of the diagrams of part 55.3. \u00a0 and \u202f are the no-break spaces of French; mark-up of labels:
 * parts/markup.ts.
 */
export default {
  lora: {
    flow: 'La base et sa correction',
    flowDesc:
      'De bas en haut. L’entrée x, k\u00a0nombres, prend deux chemins. À gauche, la matrice gelée W₀, d×k. À ' +
      'droite, A, large et plate, r×k, résume l’entrée en r\u00a0nombres\u202f; puis B, haute et mince, d×r, les ' +
      'redéploie en d\u202f; le résultat est multiplié par α/r. Les deux sorties sont additionnées en h, ' +
      'd\u00a0nombres.',
    input: '*x*\u00a0: *k*\u00a0nombres',
    output: '*h*\u00a0: *d*\u00a0nombres',
    frozen: '*W*_{0}\n*d*×*k*\ngelée',
    a: '*A*\u00a0: *r*×*k*',
    b: '*B*\u00a0: *d*×*r*\n(0\u00a0au départ)',
    rank: '*r*\u00a0nombres',
    scale: '× *α*/*r*',
    count: 'Ce qui est appris, à l’échelle',
    countDesc: (frozen: string, learned: string, ratio: string) =>
      `Un grand carré, les ${frozen}\u00a0paramètres gelés de W₀\u202f; dedans, un petit carré, les ` +
      `${learned}\u00a0paramètres appris de A et de B. Les surfaces sont en proportion\u00a0: ${ratio}\u00a0fois ` +
      'moins.',
    frozenCount: (d: string, k: string, count: string) => `*W*_{0}\u00a0: ${d} × ${k}\n= ${count} gelés`,
    learnedCount: (r: string, d: string, k: string, count: string) => `${r} × (${d} + ${k})\n= ${count} appris`,
    share: (ratio: string, share: string) => `${ratio}\u00a0fois moins, soit ${share}`,
    toScale: 'surfaces en proportion',
    legend: { frozen: 'gelé', learned: 'appris' },
  },
  prompt: {
    title: 'Anatomie d’une invite à deux exemples',
    parts: {
      instruction: {
        name: 'Consigne',
        role: 'dit la tâche',
        text: 'Dites si chaque critique est positive ou négative.',
      },
      examples: {
        name: 'Exemples',
        role: 'fixent la forme',
        text:
          'Critique\u00a0: Quel ennui. Sentiment\u00a0: négatif.\nCritique\u00a0: Une merveille. Sentiment\u00a0: ' +
          'positif.',
      },
      query: {
        name: 'Requête',
        role: 'le cas à traiter',
        text: 'Critique\u00a0: J’ai adoré ce film\u202f!',
      },
      trigger: { name: 'Amorce', role: 'appelle la réponse', text: 'Sentiment\u00a0:' },
      answer: { name: 'Réponse', role: 'par le modèle', text: 'positif' },
    },
    source:
      'Trait plein\u00a0: le texte que l’on donne. Tirets\u00a0: la suite que l’on attend, aucun poids n’ayant changé.',
  },
};
