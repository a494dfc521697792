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
    title: 'Anatomie d’une invite à trois exemples',
    parts: {
      instruction: {
        name: 'Consigne',
        role: 'dit la tâche',
        text: 'Dites si chaque critique est positive, négative ou neutre.',
      },
      examples: {
        name: 'Exemples',
        role: 'fixent la forme',
        text:
          'Critique\u00a0: Quel ennui. Sentiment\u00a0: négatif.\nCritique\u00a0: Une merveille. Sentiment\u00a0: ' +
          'positif.\nCritique\u00a0: Le film dure deux heures. Sentiment\u00a0: neutre.',
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
  alignment: {
    title: 'Du modèle de base à l’assistant',
    desc:
      'De haut en bas. Le modèle de base, qui a lu des textes, passe aux instructions\u00a0: il lit des consignes et ' +
      'de bonnes réponses, écrites par des personnes. De là, deux chemins. À gauche, un modèle de récompense apprend ' +
      'les préférences, puis le renforcement (RLHF) s’en sert. À droite, DPO apprend directement des mêmes paires. ' +
      'Les deux mènent aux récompenses vérifiables, où un programme juge. En bas, l’assistant.',
    base: 'modèle de base',
    baseReads: 'a lu des textes\u00a0:\nil les continue',
    instructions: 'instructions\n(SFT)',
    instructionsRead: 'lit de bonnes réponses,\nécrites par des personnes',
    reward: 'modèle\nde récompense',
    rlhf: 'renforcement\n(RLHF)',
    dpo: 'une perte,\nsans modèle\nde récompense\n(DPO)',
    judges: 'des personnes classent',
    verified: 'récompenses\nvérifiables (RLVR)',
    verifiedReads: 'un programme juge',
    assistant: 'assistant',
    note: 'En couleur, les étapes où les poids de l’assistant changent.',
  },
  induction: {
    title: 'Recopier un motif, en deux têtes',
    desc:
      'Une suite de jetons\u00a0: Mme, Vauquer, points de suspension, Mme. Une première tête inscrit sur Vauquer la ' +
      'note «\u00a0après Mme\u00a0». Depuis le second Mme, une seconde tête cherche cette note, la trouve sur ' +
      'Vauquer, et pousse Vauquer comme jeton suivant.',
    first: 'Mme',
    second: 'Vauquer',
    noted: 'après «\u00a0Mme\u00a0»',
    previous: '1. noter le précédent',
    looks: '2. chercher «\u00a0après Mme\u00a0»',
    promotes: '3. pousser',
  },
  chainDepth: {
    once: 'La réponse d’un coup',
    onceDesc: 'Une colonne de couches. La question entre en bas, la réponse sort en haut\u00a0: un seul passage.',
    written: 'Une chaîne écrite',
    writtenDesc:
      'Trois colonnes de couches. La question entre en bas de la première\u202f; ce qui sort en haut est écrit, et ' +
      'entre en bas de la colonne suivante, et ainsi de suite jusqu’à la réponse.',
    layer: (number: string) => `couche\u00a0${number}`,
    question: 'question',
    answer: 'réponse',
    results: ['étape', 'étape', 'réponse'],
    onceSteps: (layers: string) => `${layers}\u00a0étapes en série`,
    writtenSteps: (layers: string, tokens: string, steps: string) =>
      `${layers} × ${tokens}\u00a0jetons = ${steps}\u00a0étapes`,
    note: 'Quatre couches en figurent 96, et trois jetons, cinquante.',
  },
};
