export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; les parties repliées, les réglages et votre ' +
    'propre phrase demandent JavaScript.',
  hint: 'Les deux modèles lisent la même phrase.',
  origin: 'Les deux modèles ont lu la phrase dans ce navigateur.',
  decoder: 'Décodeur',
  encoder: 'Encodeur',
  start: 'début',
  end: 'fin',
  token: 'Jeton',
  probability: 'Probabilité',
  rank: 'Rang',
  surprise: 'Surprise',
  /** beside « tiré » or « vrai jeton » */
  ranked: (rank: string) => `rang ${rank}`,
  nats: (value: string) => `${value} nat`,
  place: (index: string, token: string) => `${index}. ${token}`,
  waiting: 'pas encore calculé',
  missions: {
    guess: (token: string) => `Devinez « ${token} » : à qui les mots d’après rendent-ils service ?`,
    look: 'Comparez les deux cartes d’attention : qui regarde plus loin dans la phrase ?',
    write: 'Faites écrire le décodeur à τ = 0, puis poussez τ à 2 : lequel des deux textes s’égare ?',
  },
  surprises: {
    title: 'Surprise de chaque jeton',
    explain: 'Plus une colonne est haute, plus le vrai jeton a surpris le modèle : −ln P, en nats.',
    click: 'Cliquez sur un jeton pour voir comment chacun l’a deviné.',
    chance: (value: string) => `Tirets : ${value} nat, la surprise d’une réponse au hasard dans tout le vocabulaire.`,
    group: 'Jetons de la phrase. Flèches gauche et droite pour passer de l’un à l’autre, Entrée pour le faire deviner.',
    name: (index: string, token: string, decoder: string, encoder: string) =>
      `jeton ${index} : « ${token} », surprise du décodeur ${decoder}, de l’encodeur ${encoder}`,
    perplexity: 'Perplexité du décodeur',
    perplexityHint: (loss: string) => `exp de la surprise moyenne, ${loss} nat : autant de choix également plausibles.`,
    pseudo: 'Pseudo-perplexité de l’encodeur',
    pseudoHint: (loss: string) =>
      `exp de ${loss} nat. « Pseudo », car chaque jeton est deviné en voyant tous les autres : ces probabilités ne ` +
      'se multiplient pas en celle de la phrase.',
    partial: (done: string, all: string) => `Jetons devinés : ${done} sur ${all}`,
    table: 'Voir les nombres en tableau',
    caption: 'Ce que chaque modèle a donné au vrai jeton',
  },
  guesses: {
    title: (index: string, token: string) => `Deviner le jeton ${index}, « ${token} »`,
    decoderSees: 'Il ne voit que ce qui précède.',
    encoderSees: 'Il voit les deux côtés ; le jeton seul est caché.',
    hidden: 'caché',
    caption: (model: string) => `${model} : jetons les plus probables`,
    truth: 'vrai jeton',
    verdict: (rank: string, share: string, surprise: string) =>
      `Vrai jeton : rang ${rank}, probabilité ${share}, surprise ${surprise}.`,
    entropy: (value: string) => `Hésitation (entropie) : ${value}.`,
    waiting: 'Le passage de l’encodeur qui cache ce jeton n’a pas encore eu lieu.',
    previous: 'Jeton précédent',
    next: 'Jeton suivant',
  },
  masks: {
    title: 'Qui voit quoi',
    explain:
      'Attention moyenne de toutes les têtes, phrase entière, rien de caché. Chaque ligne est un jeton qui regarde ' +
      '(requête), chaque colonne un jeton regardé (clé) ; hachures : masqué.',
    layer: 'Couche',
    all: 'toutes',
    query: 'requête',
    key: 'clé',
    map: (model: string, future: string) =>
      `${model} : ${future} de l’attention va à des jetons situés plus loin. Flèches pour changer de case.`,
    future: (share: string) => `${share} de l’attention va plus loin dans la phrase.`,
    cell: (query: string, key: string, value: string) => `${query} → ${key} : ${value}`,
    masked: '0 (masqué)',
    absent: 'absent',
    both: (query: string, key: string, decoder: string, encoder: string) =>
      `De ${query} vers ${key} : décodeur ${decoder}, encodeur ${encoder}.`,
    guess: (token: string, row: string) =>
      `Dans nos deux modèles, « ${token} » se devine depuis la ligne d’avant, celle de ${row} : elle contient tout ` +
      'ce que le modèle a pu voir.',
    legend: 'Poids d’attention (couleur : racine carrée du poids)',
    table: 'Voir la ligne choisie en tableau',
    caption: (query: string) => `Poids donnés par ${query} à chaque jeton`,
    waiting: 'Les cartes de cette phrase arrivent…',
  },
  writing: {
    title: 'Faire écrire le décodeur',
    explain:
      'Il tire un jeton, l’ajoute à la phrase et recommence. Même graine, mêmes tirages : déplacez un réglage et ' +
      'comparez. Cliquez sur un jeton écrit pour ouvrir sa distribution.',
    encoder: 'L’encodeur n’a pas de commande ici : il ne sait que remplir un trou entouré de texte.',
    temperature: 'Température τ',
    greedy: '0 : toujours le plus probable',
    topK: 'k premiers (top-k)',
    allTokens: 'tous',
    topP: 'Noyau (top-p)',
    seed: 'Graine',
    otherSeed: 'Autre graine',
    one: 'Un jeton de plus',
    several: (count: string) => `${count} jetons de plus`,
    clear: 'Effacer',
    stop: 'Arrêter',
    group: 'Jetons écrits. Flèches gauche et droite pour passer de l’un à l’autre, Entrée pour ouvrir sa distribution.',
    name: (index: string, token: string, chance: string) => `jeton écrit ${index} : « ${token} », chance ${chance}`,
    nothing: 'Rien d’écrit encore : demandez un jeton.',
    ended: 'Le modèle a tiré la fin du texte, ou n’a plus de place : il s’arrête là.',
    full: (count: string) => `Le laboratoire s’arrête à ${count} jetons.`,
    step: (index: string, token: string) => `Tirage ${index} : « ${token} »`,
    caption: 'Jetons les plus probables à ce tirage',
    model: 'P du modèle',
    chance: 'Chance réelle',
    drawn: 'tiré',
    possible: (count: string, all: string) => `Jetons encore possibles après les réglages : ${count} sur ${all}.`,
    formula:
      'Chance = exp(zᵢ/τ) / Σⱼ exp(zⱼ/τ) ; puis on ne garde que les k premiers, puis le noyau de masse p, et l’on ' +
      'ramène la somme à 1.',
  },
  models: {
    title: 'Même forme, deux objectifs',
    explain:
      'Les deux modèles du laboratoire ont autant de couches et de têtes, et lisent les mêmes jetons. L’essentiel ' +
      'de ce qui les sépare tient dans le masque et dans la question posée.',
    criterion: 'Critère',
    objective: 'Objectif',
    objectives: { decoder: 'prédire le jeton suivant', encoder: 'retrouver les jetons cachés' },
    sight: 'Ce que voit une position',
    sights: { decoder: 'elle-même et le passé', encoder: 'toute la phrase' },
    family: 'Famille',
    families: { decoder: 'GPT (GPT-3, LLaMA, PaLM)', encoder: 'BERT (RoBERTa, ALBERT)' },
    shape: 'Forme',
    shapeOf: (layers: string, heads: string, width: string) => `${layers} couches × ${heads} têtes, largeur ${width}`,
    passes: 'Passages pour juger toute la phrase',
    time: 'Temps de ces passages',
    notHere: 'pas encore mesuré ici',
  },
};
