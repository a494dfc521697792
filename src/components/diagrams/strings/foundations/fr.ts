/** Words of the diagrams. \u00a0 and \u202f are the no-break spaces of French; mark-up of labels: parts/markup.ts. */
export default {
  /** One real sentence, cut in words: six tokens in all the diagrams. */
  sentence: { t1: 'le', t2: 'chat', t3: 'dort', t4: 'sur', t5: 'le', t6: 'tapis' },
  onePlatform: {
    perTask: 'Un modèle par tâche',
    perTaskDesc:
      'Quatre chaînes séparées. Chacune part de ses propres données annotées, entraîne son propre modèle et ne ' +
      'sert qu’une tâche\u00a0: des phrases traduites pour la traduction, des textes résumés pour le résumé, des ' +
      'avis notés pour le tri d’avis. Pour une tâche nouvelle, tout est à annoter et un modèle est à entraîner.',
    shared: 'Un seul modèle fondateur',
    sharedDesc:
      'De vastes données sans annotation (textes, code, images) servent à préentraîner un seul modèle, qu’on ' +
      'adapte ensuite à chaque tâche\u00a0: par ajustement fin, qui retouche tous les poids, pour la ' +
      'traduction\u202f; par un adaptateur, qui ajoute peu de poids, pour le résumé\u202f; par une simple ' +
      'invite, poids figés, pour le tri d’avis. Une tâche nouvelle ne demande qu’une autre invite\u00a0: rien à ' +
      'entraîner.',
    dataHead: 'données\nannotées',
    modelHead: 'modèle',
    taskHead: 'tâche',
    translated: 'phrases\ntraduites',
    summarised: 'textes\nrésumés',
    rated: 'avis\nnotés',
    toAnnotate: 'tout à\nannoter',
    model: 'modèle',
    toTrain: 'à entraîner',
    translation: 'Traduction',
    summary: 'Résumé',
    sorting: 'Tri d’avis',
    newTask: 'Tâche\nnouvelle',
    broad: 'données vastes, sans annotation\n(textes, code, images…)',
    foundation: 'modèle\nfondateur',
    pretraining: 'préentraînement, une seule fois',
    fineTuning: 'ajustement fin',
    allWeights: 'tous les poids',
    adapter: 'adaptateur',
    fewWeights: 'peu de poids',
    prompt: 'invite',
    frozen: 'poids figés',
    otherPrompt: 'autre invite',
    nothing: 'rien à entraîner',
  },
  coevolution: {
    title: 'Ce que le modèle, les données et la machine s’imposent',
    desc:
      'Trois pôles reliés deux à deux dans les deux sens. Le modèle demande aux données un nombre de jetons en ' +
      'proportion de ses paramètres\u202f; les données disponibles fixent la taille de modèle qu’il est utile ' +
      'd’entraîner, son vocabulaire et ses langues. Le modèle demande à la machine de la mémoire et environ 6ND ' +
      'opérations\u202f; la machine impose au modèle de grands produits de matrices, en 16\u00a0bits, qui se ' +
      'répartissent entre les puces. Les données demandent à la machine du stockage et un débit de lecture\u202f; ' +
      'la machine, par son budget de calcul C, borne le nombre de jetons D qu’on pourra lire.',
    model: 'Modèle',
    data: 'Données',
    machine: 'Machine',
    modelToData: '*N* paramètres\nréclament *D*\njetons, en\nproportion',
    dataToModel: 'taille utile,\nvocabulaire\net langues',
    modelToMachine: 'mémoire, et\nenviron 6*ND*\nopérations',
    machineToModel: 'grands produits\nde matrices, en\n16\u00a0bits, répartis\nentre puces',
    dataToMachine: 'stockage, débit de lecture',
    machineToData: 'le budget de calcul *C* borne *D*',
  },
  block: {
    title: 'Un bloc de décodeur à prénormalisation',
    desc:
      'De haut en bas. L’entrée X, de forme n×d (n jetons, d composantes), suit une ligne droite, le flux ' +
      'résiduel. Une première branche s’en écarte\u00a0: normalisation de couche (n×d), puis attention causale à h ' +
      'têtes. Trois projections donnent Q, K et V, de forme n×d, découpées en h têtes de forme n×dₖ avec dₖ = ' +
      'd/h\u202f; chaque tête calcule softmax(QKᵀ/√dₖ + masque), de forme n×n, qu’elle applique à V\u202f; les ' +
      'têtes sont concaténées et projetées par W_O (n×d). Le résultat est ajouté au flux. Une seconde ' +
      'branche\u00a0: normalisation, puis MLP appliqué à chaque position, de d à 4d composantes, GeLU, puis ' +
      'de 4d à d\u202f; le résultat est de nouveau ajouté. La sortie, n×d, entre dans le bloc suivant\u00a0: le ' +
      'modèle empile L blocs de même forme.',
    input: 'entrée *X*\u00a0: *n*×*d*',
    norm: 'Normalisation (LN)',
    attention: 'Attention causale',
    headDim: '*h* têtes, *d*_{k} = *d*/*h*',
    weights: 'softmax(*QK*^{⊤}/√*d*_{k}\n+ masque causal)',
    perHead: '*n*×*n* par tête',
    mix: 'moyenne pondérée des *V*',
    concat: 'concaténation, puis *W*_{O}',
    mlp: 'MLP, jeton par jeton',
    expand: 'linéaire *d* → 4*d*',
    activation: 'GeLU',
    contract: 'linéaire 4*d* → *d*',
    stream: 'flux résiduel',
    output: 'sortie\u00a0: *n*×*d*, vers le bloc suivant',
    stack: '× *L*\u00a0blocs',
  },
  masks: {
    full: 'Complète\u00a0: chaque jeton voit toute la phrase',
    fullDesc: (cells: number) =>
      `Matrice d’attention de six jetons sur six, requêtes en lignes, clés en colonnes, pour «\u00a0le chat dort ` +
      `sur le tapis\u00a0». Les ${cells} cases sont visibles\u00a0: «\u00a0dort\u00a0» lit aussi ce qui le suit. ` +
      'C’est l’attention d’un encodeur.',
    causal: 'Causale\u00a0: chaque jeton ne voit que son passé',
    causalDesc: (cells: number, all: number) =>
      `La même matrice sous le masque causal. Seules les ${cells} cases sur ou sous la diagonale sont visibles, ` +
      `sur ${all}\u202f; les autres valent −∞ avant le softmax, donc 0 après. «\u00a0dort\u00a0» ne lit que ` +
      `«\u00a0le\u00a0», «\u00a0chat\u00a0» et lui-même. C’est l’attention d’un décodeur.`,
    keys: 'clés\u00a0: les jetons lus',
    queries: 'requêtes\u00a0: les jetons qui lisent',
    sees: (word: string, seen: number) => `«\u00a0${word}\u00a0» voit ${seen}\u00a0jetons`,
    visible: 'case visible',
    masked: 'masquée\u00a0: score −∞, poids 0',
  },
  saturation: {
    title: 'Poids attendu de la clé la mieux notée',
    desc: (keys: string, lowRaw: string, highRaw: string, lowScaled: string, highScaled: string, uniform: string) =>
      `Courbes du plus grand poids du softmax sur ${keys} clés, en moyenne, quand d_k va de 4 à 512. Sans ` +
      `division, il monte de ${lowRaw} à ${highRaw}\u00a0: le softmax se rapproche d’un choix unique. Avec la ` +
      `division par √d_k, il reste entre ${lowScaled} et ${highScaled}. Le poids uniforme serait ${uniform}.`,
    xAxis: 'dimension *d*_{k} d’une tête (échelle log)',
    yAxis: 'plus grand poids (moyenne)',
    raw: 'sans division',
    scaled: 'avec 1/√*d*_{k}',
    uniform: (value: string) => `uniforme\u00a0: 1/16 = ${value}`,
    note: (draws: string, error: string) =>
      `Calculé à la construction du livre\u00a0: requêtes et clés gaussiennes, ${draws} tirages par point, erreur ` +
      `type ≤ ${error}.`,
    table: 'Les valeurs du graphique',
    scaledColumn: 'avec 1/√',
    weight: 'poids',
    entropy: 'entropie',
    entropyNote:
      'Poids\u00a0: le plus grand des 16, en moyenne. Entropie\u00a0: divisée par son maximum, ln 16\u202f; 1 pour ' +
      'des poids égaux, 0 pour un choix unique.',
  },
  objectives: {
    next: 'Prédire le jeton suivant',
    nextDesc: (targets: number) =>
      `Rangée du bas, donnée\u00a0: «\u00a0le chat dort sur le\u00a0». Rangée du haut, à deviner\u00a0: ` +
      `«\u00a0chat dort sur le tapis\u00a0». Chaque jeton à deviner ne reçoit de flèches que des jetons qui le ` +
      `précèdent dans la phrase\u202f; «\u00a0sur\u00a0» est deviné d’après «\u00a0le chat dort\u00a0». Un seul ` +
      `passage donne ${targets} prédictions.`,
    masked: 'Prédire le jeton masqué',
    maskedDesc:
      'Rangée du bas, donnée\u00a0: «\u00a0le chat [MASK] sur le tapis\u00a0». Rangée du haut, à deviner\u00a0: ' +
      '«\u00a0dort\u00a0», seul. Il reçoit des flèches de toute la phrase, à gauche comme à droite. Le passage ' +
      'ne donne qu’une prédiction.',
    given: 'donné',
    toGuess: 'à deviner',
    mask: '[MASK]',
    nextCount: (targets: number) => `${targets}\u00a0prédictions par passage`,
    nextReads: '«\u00a0sur\u00a0» ne lit que «\u00a0le chat dort\u00a0»',
    maskedCount: '1\u00a0prédiction par passage',
    maskedReads: '«\u00a0dort\u00a0» lit des deux côtés',
  },
  kvCache: {
    withCache: 'Avec le cache KV',
    withDesc: (computed: number, read: number, scores: number) =>
      `Au pas t, seul le jeton nouveau, «\u00a0tapis\u00a0», passe dans la couche\u00a0: ${computed} vecteurs ` +
      `calculés, q, k et v. Les clés et valeurs des cinq jetons passés, ${read} vecteurs, sont lues dans le ` +
      `cache. Une seule ligne de la matrice d’attention est calculée\u00a0: ${scores} scores.`,
    without: 'Sans cache',
    withoutDesc: (computed: number, again: number, scores: number) =>
      `Au pas t, toute la phrase repasse dans la couche\u00a0: ${computed} vecteurs calculés, dont ${again} déjà ` +
      'calculés aux pas précédents, à l’identique. Toutes les lignes de la matrice d’attention sont ' +
      `refaites\u00a0: ${scores} scores, alors que seule la dernière sert.`,
    rowQuery: '*q*',
    rowKey: '*k*',
    rowValue: '*v*',
    newToken: 'nouveau',
    scores: 'scores *q*·*k* sous le masque',
    summaryWith: (computed: number, read: number, scores: number) =>
      `${computed}\u00a0vecteurs calculés, ${read} lus\n${scores}\u00a0scores`,
    summaryWithout: (computed: number, again: number, scores: number) =>
      `${computed}\u00a0vecteurs calculés, dont ${again} refaits\n${scores}\u00a0scores`,
    computed: 'calculé à ce pas',
    cached: 'lu dans le cache',
    notNeeded: 'inutile à ce pas',
    scope: 'Par couche et par tête.',
  },
  powerLaw: {
    title: { parameters: 'Selon les paramètres', tokens: 'Selon les jetons' },
    resource: { parameters: 'du nombre de paramètres', tokens: 'du nombre de jetons' },
    desc: (
      resource: string,
      kaplanLow: string,
      hoffmannLow: string,
      kaplanHigh: string,
      hoffmannHigh: string,
      floor: string,
    ) =>
      `Deux courbes de la perte en fonction ${resource}, de 10⁷ à 10¹³, sur des axes logarithmiques. Celle de ` +
      `Kaplan est une droite, de ${kaplanLow} à ${kaplanHigh}. Celle de Hoffmann part de ${hoffmannLow} et ` +
      `s’aplatit jusqu’à ${hoffmannHigh}, juste au-dessus de son plancher, ${floor}, que la droite traverse.`,
    xAxis: { parameters: 'paramètres *N* (échelle log)', tokens: 'jetons *D* (échelle log)' },
    yAxis: 'perte, nats par jeton (échelle log)',
    floor: (value: string) => `plancher *E* = ${value}`,
    kaplan: 'Kaplan',
    hoffmann: 'Hoffmann',
    note:
      'Trait plein\u00a0: tailles entraînées dans chaque article\u202f; tirets\u00a0: la même formule prolongée. ' +
      'L’autre ressource est supposée illimitée. Textes et jetons diffèrent entre les deux études\u00a0: comparez ' +
      'les formes, non les hauteurs.',
    table: { parameters: 'Les valeurs, selon les paramètres', tokens: 'Les valeurs, selon les jetons' },
    symbol: { parameters: '*N*', tokens: '*D*' },
  },
  isoflop: {
    title: 'Perte à budget de calcul constant',
    desc: (firstSize: string, firstLoss: string, lastSize: string, lastLoss: string) =>
      `Cinq vallées, une par budget, de 10¹⁹ à 10²³ opérations\u00a0: la perte selon le nombre de paramètres. Plus ` +
      `le budget grandit, plus le fond descend et se déplace à droite\u00a0: de ${firstSize}\u00a0milliard de ` +
      `paramètres, perte ${firstLoss}, à ${lastSize}\u00a0milliards, perte ${lastLoss}. Un tireté relie les ` +
      'minimums.',
    xAxis: 'paramètres *N* (échelle log)',
    yAxis: 'perte, nats par jeton',
    floor: (value: string) => `plancher *E* = ${value}`,
    budget: (power: string) => `*C* = ${power}`,
    note:
      'Calculé à la construction du livre d’après les coefficients imprimés, avec D = C/(6N)\u202f; C en ' +
      'opérations. Points\u00a0: le minimum de chaque vallée.',
    table: 'Les minimums',
    heads: ['*C*', '*N*^{⋆} (10^{9})', '*D*^{⋆} (10^{9})', 'perte'],
  },
  refit: {
    title: 'Trois vallées au budget de Gopher',
    desc: (printed: string, unrounded: string, refitted: string) =>
      `Trois courbes en cuvette, de 8 à 400\u00a0milliards de paramètres\u00a0: la perte au-dessus du minimum. ` +
      `Avec les coefficients imprimés, le fond est à ${printed}\u00a0milliards\u202f; moins arrondis, à ` +
      `${unrounded}\u202f; réajustés, à ${refitted}. Les trois fonds sont plats.`,
    xAxis: 'paramètres *N*, en milliards (échelle log)',
    yAxis: 'perte au-dessus du minimum',
    printed: 'imprimés',
    unrounded: 'moins arrondis',
    refitted: 'réajustés',
    note:
      'Calculé à la construction du livre, pour C = 5,76 × 10²³\u00a0opérations et D = C/(6N). Points\u00a0: le ' +
      'minimum de chaque courbe.',
    table: 'Les trois minimums',
    heads: ['coefficients', '*N*^{⋆} (10^{9})', '*D*^{⋆} (10^{9})', 'perte de plus à 2*N*^{⋆}'],
  },
  exactMatch: {
    title: 'Réponses entièrement justes, selon la réussite par chiffre',
    desc: (accuracy: string, one: string, two: string, four: string, eight: string) =>
      'Quatre courbes, p puissance k, pour des réponses de 1, 2, 4 et 8 chiffres, quand la réussite par chiffre p ' +
      `va de 0 à 1. La première est une droite\u202f; les suivantes restent de plus en plus longtemps près de ` +
      `zéro, puis montent de plus en plus raide. À p = ${accuracy}\u00a0: ${one}, ${two}, ${four} et ${eight}.`,
    xAxis: 'réussite par chiffre *p*',
    yAxis: 'réponses entièrement justes',
    length: (k: number) => `*k* = ${k}`,
    note: 'Points\u00a0: la moitié des réponses sont justes.',
    table: 'Les valeurs du graphique',
  },
  clip: {
    title: { row: 'Par ligne\u00a0: choisir la légende', column: 'Par colonne\u00a0: choisir l’image' },
    desc: {
      row: (diagonal: string, tau: string) =>
        `Matrice de trois images, en lignes, par trois légendes, en colonnes\u00a0: chat, chien, voiture. Chaque ` +
        'case porte la similarité, puis la probabilité de la légende pour l’image de sa ligne, softmax de la ' +
        `ligne divisée par τ = ${tau}. Sur la diagonale, les bonnes paires\u00a0: ${diagonal}.`,
      column: (diagonal: string, tau: string) =>
        'La même matrice, lue par colonnes. Chaque case porte la similarité, puis la probabilité de l’image pour ' +
        `la légende de sa colonne, softmax de la colonne divisée par τ = ${tau}. Sur la diagonale, les bonnes ` +
        `paires\u00a0: ${diagonal}.`,
    },
    captionAxis: 'légendes',
    imageAxis: 'images',
    images: ['chat', 'chien', 'voiture'],
    captions: ['«\u00a0chat\u00a0»', '«\u00a0chien\u00a0»', '«\u00a0voiture\u00a0»'],
    pair: (image: string, caption: string) => `${image}, ${caption}`,
    sum: { row: 'somme de chaque ligne\u00a0: 1', column: 'somme de chaque colonne\u00a0: 1' },
    note: (tau: string, loss: string) =>
      `Dans chaque case, la similarité, puis la probabilité avec τ = ${tau}. Cadre de couleur\u00a0: la bonne ` +
      `paire. Perte du lot\u00a0: ${loss}.`,
    table: 'Les valeurs des deux matrices',
    heads: ['image, légende', 'cosinus', 'par ligne', 'par colonne'],
  },
  patches: {
    title: 'De l’image à une suite de jetons',
    desc: (count: number) =>
      'De haut en bas. Une image, un soleil, une maison et une colline, est découpée en trois lignes de trois ' +
      `carreaux. Les ${count} carreaux sont rangés en une ligne, dans l’ordre de lecture. Chacun est aplati, ` +
      'puis projeté par la même matrice E en un vecteur. Un jeton de classe est placé en tête, et à chacun ' +
      `s’ajoute le codage de sa position, de 0 à ${count}. La suite entre dans un encodeur Transformer, sans ` +
      'masque causal.',
    image: (side: string) => `image,\n${side}\u00a0carreaux\nde *P*×*P* pixels`,
    cut: 'découper',
    flatten: 'aplatir, puis projeter par *E*',
    class: 'cls',
    position: '+0, +1…\u00a0: codage de la position',
    encoder: 'Encodeur Transformer,\nsans masque causal',
    learned: 'vecteur de carreau',
    classLegend: 'jeton de classe',
  },
  fusion: {
    cross: 'Fusion\u00a0: le texte interroge l’image',
    crossDesc:
      'À gauche, l’image passe dans un encodeur visuel, puis ses carreaux sont projetés\u00a0: ils fournissent les ' +
      'clés K et les valeurs V d’une attention croisée. À droite, les jetons du texte, dans le modèle de langue, ' +
      'fournissent les requêtes Q. Le résultat revient dans le modèle de langue, qui écrit le texte suivant.',
    shared: 'Espace commun\u00a0: comparer deux vecteurs',
    sharedDesc:
      'À gauche, l’image passe dans un encodeur d’images, qui en fait un vecteur u. À droite, le texte passe dans ' +
      'un encodeur de texte, qui en fait un vecteur v. Les deux encodeurs ne se parlent pas. Les vecteurs ' +
      'arrivent dans un même espace, où l’on mesure leur similarité cosinus s.',
    image: 'image',
    text: 'texte',
    visionEncoder: 'encodeur\nvisuel',
    projection: 'projection\ndes carreaux',
    language: 'modèle de\nlangue',
    languageAgain: 'couche\nsuivante',
    crossAttention: 'attention croisée',
    keysValues: '*K*, *V*',
    queries: '*Q*',
    output: 'texte produit',
    imageEncoder: 'encodeur\nd’images',
    textEncoder: 'encodeur\nde texte',
    space: 'espace commun',
    cosine: '*s* = cos *θ*',
  },
};
