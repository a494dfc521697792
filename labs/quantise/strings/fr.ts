export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré : le décodeur sur 4 bits, une échelle par canal.',
  first: 'passez de 4 à 3 bits, puis donnez une échelle à chaque groupe de 32 poids. Que deviennent les deux textes ?',
  making: 'Préparation du modèle',
  made: (done: string, total: string) => `Étape ${done} sur ${total}`,
  settings: {
    legend: 'La recette',
    bits: 'Bits par poids',
    shared: 'Une échelle par',
    sharedBy: {
      tensor: 'matrice',
      channel: 'canal',
      '128': 'groupe de 128',
      '64': 'de 64',
      '32': 'de 32',
    },
    method: 'Arrondi',
    methods: { nearest: 'au plus proche', gptq: 'GPTQ', qat: 'QAT' },
    about: {
      nearest: 'Chaque poids va au niveau le plus proche, sans regarder aucun texte.',
      gptq:
        'Les colonnes sont arrondies l’une après l’autre ; les suivantes corrigent l’erreur, mesurée sur un texte. ' +
        'Le calcul se fait ici, en quelques secondes ; les plongements sont arrondis au plus proche.',
      qat:
        'Le modèle réentraîné 300 pas sous l’arrondi, par nous : 4 bits, groupes de 32, asymétrique. Ces trois ' +
        'réglages sont donc fixés.',
    },
    calibration: 'Texte que GPTQ regarde',
    calibrations: { both: 'les deux langues', fr: 'romans français', en: 'romans anglais', own: 'le vôtre' },
    own: 'Votre texte de calibrage',
    ownHint: 'Quelques mots suffisent pour calculer, pas pour bien calculer. Il ne quitte pas votre navigateur.',
    ownEmpty: 'Écrivez quelques mots : GPTQ n’a encore rien à lire, et rien n’est calculé.',
    more: 'Symétrie, activations',
    symmetric: 'échelle symétrique',
    activations: 'Activations (ce qui entre dans chaque couche linéaire)',
    activationsBy: {
      none: '32 bits',
      tensor: '8 bits, une échelle pour tout le texte',
      token: '8 bits, une par jeton',
    },
  },
  sizes: {
    title: 'Place prise',
    model: 'Modèle',
    before: 'Original, 16 bits',
    after: 'Votre recette',
    codes: 'poids',
    scales: 'échelles',
    zeros: 'points zéro',
    rest: 'reste en 16 bits',
    total: 'Total',
    caption: 'Octets stockés, par formule',
    summary: (bytes: string, times: string, bits: string) =>
      `Par formule : ${bytes}, ${times} fois moins que l’original ; ${bits} bits par poids quantifié, échelle et ` +
      'point zéro compris.',
    cell: (bar: string, name: string, bytes: string) => `${bar}, ${name} : ${bytes}`,
    packed: (formula: string, file: string) =>
      `Le fichier réellement écrit fait ${file} octets, contre ${formula} par formule : le reste est son en-tête.`,
  },
  quality: {
    title: 'Ce qu’il en coûte',
    go: 'Mesurer sur vingt extraits',
    progress: (done: string, total: string) => `Extraits lus : ${done} sur ${total}`,
    caption: 'Sur des romans que le modèle n’a jamais vus',
    text: 'Texte',
    languages: { fr: 'français', en: 'anglais' },
    before: 'Original, bits par octet',
    after: 'Recette, bits par octet',
    difference: 'Écart',
    divergence: 'KL, nats par jeton',
    agreement: 'Même premier choix',
    about: (tokens: string) =>
      `${tokens} jetons comptés. KL mesure de combien les probabilités du jeton suivant s’éloignent de celles de ` +
      'l’original ; la dernière colonne, la part des jetons où les deux modèles placent le même en tête.',
  },
  tabs: {
    label: 'Ce que le laboratoire montre de plus',
    texts: 'Textes',
    matrix: 'Une matrice',
    attention: 'Attention',
    activations: 'Activations',
    trials: 'Recettes mesurées',
  },
  texts: {
    hint: 'Les deux modèles écrivent la suite.',
    before: 'L’original',
    after: 'Votre recette',
    draw: (seed: string, temperature: string) =>
      `Mêmes tirages pour les deux : graine ${seed}, température ${temperature}. Ce qui diffère vient des poids.`,
    same: 'Les deux textes sont les mêmes.',
  },
  matrix: {
    which: 'Matrice',
    kinds: {
      'attention-in': 'Q, K, V',
      'attention-out': 'sortie d’attention',
      'mlp-in': 'entrée du MLP',
      'mlp-out': 'sortie du MLP',
      embedding: 'plongements',
    },
    block: 'Bloc',
    outlier: 'Poids aberrant',
    none: 'aucun',
    times: (times: string) => `${times} × le plus grand`,
    planted:
      'Le poids aberrant remplace le premier poids de l’entrée du MLP, bloc 1. Les mesures comparent alors à ' +
      'l’original qui porte le même poids, sur 16 bits : seule la quantification est en cause.',
    trained:
      'QAT a d’abord réentraîné les poids : l’erreur et l’histogramme comprennent ce que ces 300 pas ont changé, et pas ' +
      'seulement l’arrondi.',
    waiting: 'Le modèle prépare cette vue.',
    facts: (scales: string, step: string, error: string, zeros: string) =>
      `Échelles : ${scales} ; pas moyen : ${step}. Erreur quadratique moyenne : ${error} de la taille des poids ; ` +
      `poids devenus nuls : ${zeros}.`,
    group: (weights: string, step: string, used: string, levels: string) =>
      `La première échelle sert ${weights} poids, avec un pas de ${step} ; ils occupent ${used} niveaux, sur les ` +
      `${levels} qu’occupe la matrice entière.`,
    corner: (rows: string, columns: string) => `Les ${rows} premières sorties, les ${columns} premières entrées`,
    legend: 'Poids',
    before: 'avant',
    after: 'après',
    output: 'sortie',
    input: 'entrée',
    map: (which: string) => `Poids ${which} quantification`,
    cell: (row: string, column: string, before: string, after: string) =>
      `Sortie ${row}, entrée ${column} : ${before} avant, ${after} après`,
    histogramTitle: 'Combien de poids sur chaque niveau',
    histogramLead: 'Un niveau vide est un code payé qui ne sert à rien.',
    code: 'Niveau',
    count: 'Poids',
    level: (code: string, count: string, share: string) => `Niveau ${code} : ${count} poids, ${share}`,
  },
  attention: {
    hint: 'Les deux modèles la lisent.',
    block: 'Bloc',
    head: 'Tête',
    before: 'Original',
    after: 'Votre recette',
    legend: 'Poids d’attention',
    legendChange: 'Changement du poids d’attention',
    difference: 'Différence',
    query: 'regarde',
    key: 'regardé',
    moved: (share: string) => `Part de l’attention de cette tête qui a changé de place, en moyenne : ${share} %.`,
    map: (which: string) => `Attention de la tête, ${which}`,
    cell: (query: string, key: string, before: string, after: string) =>
      `De « ${query} » vers « ${key} » : ${before} avant, ${after} après`,
  },
  activations: {
    lead:
      'Quantifier aussi ce qui entre dans les couches suppose qu’aucune entrée n’écrase les autres. Voici, sur le ' +
      'texte de calibrage, la plus grande valeur de chaque entrée.',
    worst: (map: string, block: string, largest: string, median: string, ratio: string) =>
      `Le plus grand écart est à « ${map} », bloc ${block} : ${largest} pour une médiane de ${median}, soit ` +
      `${ratio} fois.`,
    compare:
      'Dans les grands modèles, au-delà de 6,7 milliards de paramètres, quelques dimensions dépassent vingt fois les ' +
      'autres. Ici, le modèle est trop petit pour en avoir : c’est pourquoi 8 bits par activation lui coûtent si peu.',
    inputs: {
      'attention-in': 'ce qui entre dans Q, K, V',
      'attention-out': 'ce qui entre dans la sortie d’attention',
      'mlp-in': 'ce qui entre dans le MLP',
      'mlp-out': 'ce que le MLP a calculé, avant sa sortie',
    },
    largest: 'Plus grande valeur',
    ratio: 'Rapport à la médiane',
    block: 'bloc',
    point: (map: string, block: string, value: string) => `${map}, bloc ${block} : ${value}`,
    try: 'Dans « Symétrie, activations », arrondissez les activations sur 8 bits, puis mesurez.',
  },
  trials: {
    lead:
      'Les recettes que vous mesurez s’ajoutent en haut. L’écart est en bits par octet, par rapport à l’original ; ' +
      'avec un poids aberrant, par rapport à l’original qui porte le même poids.',
    caption: 'Taille et écart de chaque recette',
    recipe: 'Recette',
    bytes: 'Mo',
    fr: 'Écart, français',
    en: 'Écart, anglais',
    agreement: 'Même premier choix (français)',
    origin: 'Origine',
    bits: (bits: string) => `${bits} bits`,
    shared: {
      tensor: 'par matrice',
      channel: 'par canal',
      '128': 'groupes de 128',
      '64': 'groupes de 64',
      '32': 'groupes de 32',
    },
    activations: { tensor: 'activations 8 bits (tout le texte)', token: 'activations 8 bits (par jeton)' },
    calibration: (text: string) => `calibrage : ${text}`,
    own: (start: string) => `le vôtre (« ${start} »)`,
    outlier: (times: string) => `poids aberrant ${times} × le plus grand`,
  },
};
