/** French of the lab. */
export default {
  noscript: 'Sans JavaScript, le laboratoire montre les résultats enregistrés ; le modèle demande JavaScript.',
  first:
    'passez de la magnitude à SparseGPT, à la même parcimonie. Combien de bits par octet la méthode regagne-t-elle, ' +
    'sans un seul octet de plus ?',
  recorded: 'enregistré',
  recordedLong: 'Ces nombres viennent du vrai modèle, élagué et mesuré par le même code.',
  origin: 'dans un Worker, sur le produit de matrices du livre (WebAssembly SIMD, un seul cœur)',
  views: { curve: 'Courbe', size: 'Octets', time: 'Temps', text: 'Texte' },
  viewsLabel: 'Ce que l’on regarde',
  controls: {
    method: 'Quels poids partent',
    methods: {
      global: 'Magnitude, toutes matrices ensemble',
      matrix: 'Magnitude, matrice par matrice',
      wanda: 'Wanda : |poids| × norme de l’entrée',
      sparsegpt: 'SparseGPT : choisir, puis corriger le reste',
    },
    short: { global: 'Magnitude globale', matrix: 'Magnitude', wanda: 'Wanda', sparsegpt: 'SparseGPT' },
    about: {
      global: 'Les plus petits poids du modèle partent, où qu’ils soient.',
      matrix: 'Dans chaque matrice, les plus petits poids partent. Aucun texte n’est lu.',
      wanda:
        'Un petit poids sur une entrée forte compte plus qu’un grand sur une entrée faible : le modèle lit d’abord ' +
        'un texte de calibrage, puis compare les poids d’une même sortie.',
      sparsegpt:
        'Un poids part s’il coûte peu à la sortie de sa matrice ; ce qu’il laisse est aussitôt réparti sur les poids ' +
        'suivants, par la hessienne du texte de calibrage.',
    },
    /** where zeros lie in groups of `of`, each of which loses `leave` weights */
    aboutRegular: {
      matrix: (leave: string, of: string) =>
        `Dans chaque groupe de ${of} poids voisins, les ${leave} plus petits partent. Aucun texte n’est lu.`,
      wanda: (leave: string, of: string) =>
        'Un petit poids sur une entrée forte compte plus qu’un grand sur une entrée faible : le modèle lit d’abord ' +
        `un texte de calibrage. Puis, dans chaque groupe de ${of} poids voisins, les ${leave} qui comptent le moins ` +
        'partent.',
      sparsegpt: (leave: string, of: string) =>
        `Dans chaque groupe de ${of} poids voisins, les ${leave} qui coûtent le moins à la sortie de la matrice ` +
        'partent ; ce qu’ils laissent est aussitôt réparti sur les poids suivants, par la hessienne du texte de ' +
        'calibrage.',
    },
    aboutGroups: {
      heads: {
        matrix:
          'Une tête vaut la norme de ses poids dans la matrice de sortie de l’attention. Les têtes de toutes les ' +
          'couches sont comparées, et celles qui valent le moins partent. Aucun texte n’est lu.',
        wanda:
          'Une tête vaut ce qu’elle ajoute au flux résiduel sur un texte de calibrage, que le modèle lit d’abord. ' +
          'Les têtes de toutes les couches sont comparées, et celles qui ajoutent le moins partent.',
        sparsegpt:
          'Les têtes qui partent sont celles que choisit Wanda. Dans chaque couche, les poids de sortie de celles ' +
          'qui restent sont ensuite recalculés, par moindres carrés sur le texte de calibrage, pour approcher la ' +
          'sortie d’avant.',
      },
      columns: {
        matrix:
          'Une colonne vaut la norme de ses poids dans la seconde matrice du MLP. Dans chaque MLP, celles qui valent ' +
          'le moins partent. Aucun texte n’est lu.',
        wanda:
          'Une colonne vaut ce qu’elle ajoute au flux résiduel sur un texte de calibrage, que le modèle lit d’abord. ' +
          'Dans chaque MLP, celles qui ajoutent le moins partent.',
        sparsegpt:
          'Les colonnes qui partent sont celles que choisit Wanda. Dans chaque MLP, les poids de sortie de celles ' +
          'qui restent sont ensuite recalculés, par moindres carrés sur le texte de calibrage, pour approcher la ' +
          'sortie d’avant.',
      },
    },
    pattern: 'Où sont les zéros',
    patterns: {
      free: 'N’importe où',
      '2:4': '2:4 (au plus 2 sur 4)',
      '4:8': '4:8 (au plus 4 sur 8)',
      heads: 'Têtes entières, retirées',
      columns: 'Colonnes du MLP, retirées',
    },
    sparsity: {
      free: 'Parcimonie',
      '2:4': 'Parcimonie',
      '4:8': 'Parcimonie',
      heads: 'Têtes retirées',
      columns: 'Colonnes retirées',
    },
    fixed: 'Avec N:M, la parcimonie est fixée : la moitié.',
    sameAsMatrix: 'Le choix « Magnitude, matrice par matrice » donne ici le même résultat.',
    more: 'Texte de calibrage, et quantification de ce qui reste',
    calibration: 'Texte de calibrage',
    calibrations: { both: 'Français et anglais', fr: 'Français', en: 'Anglais' },
    bits: 'Puis quantifier les blocs (GPTQ)',
    embedding: 'Et les plongements (au plus proche)',
    untouched: 'non : 16 bits',
    bitsText: (bits: string) => `${bits} bits`,
    bitsAbout:
      'On élague, puis on quantifie : par groupes de 32 poids, avec une échelle de 16 bits et un point zéro par ' +
      'groupe. Le texte de calibrage compte 24 fenêtres de 256 jetons, prises dans des romans de l’entraînement.',
  },
  result: {
    running: 'Élagage, puis lecture des fenêtres tenues à l’écart',
    sentence: (bytes: string, part: string, zeros: string) =>
      `${bytes} une fois rangé, soit ${part} de l’original ; ${zeros} des poids des blocs sont partis.`,
    caption: 'Sur des romans que le modèle n’a jamais lus, bits par octet',
    language: 'Langue',
    languages: { fr: 'Français', en: 'Anglais' },
    original: 'Original',
    pruned: 'Élagué',
    divergence: 'KL (nats)',
    agreement: 'Même premier choix',
    windows: (tokens: string) =>
      `Une fenêtre de 257 jetons dans chacun de dix romans, 192 jetons comptés dans chacune, soit ${tokens} par ` +
      'langue. Le laboratoire « Moins de bits » en compte deux fois plus dans les mêmes romans, et la valeur de ' +
      'l’original y diffère un peu. KL : de l’original au ' +
      'modèle élagué, par jeton.',
  },
  curve: {
    live: 'avec vos réglages.',
    about: {
      free: 'Chaque courbe est une méthode. Où commence la falaise ?',
      groups: 'Retirer des groupes entiers est plus grossier : comparez les abscisses avec celles des zéros libres.',
    },
    nm: (pattern: string, value: string) => `À ${pattern}, le modèle élagué donne ${value}.`,
    others: 'Les courbes enregistrées sont calibrées dans les deux langues, et ne quantifient rien.',
    own: (method: string) => `${method}, mesurée ici`,
    x: { free: 'parcimonie', heads: 'têtes retirées', columns: 'colonnes retirées' },
    y: 'bits par octet, français',
    base: (value: string) => `original : ${value}`,
    point: (series: string, x: string, y: string) => `${series}, à ${x} : ${y} bits par octet`,
    caption: 'Bits par octet sur les romans français tenus à l’écart',
    noCurve: 'N:M n’a qu’un point, à la moitié : il est dans le tableau ci-dessus.',
    progress: (done: string, of: string) => `${done} points sur ${of}`,
    go: 'Mesurer cette courbe ici',
    again: 'Mesurer de nouveau',
  },
  size: {
    weights: (original: string, left: string, kept: string) =>
      `Les matrices des blocs avaient ${original} poids. Elles en ont ${left}, dont ${kept} ne sont pas nuls.`,
    caption: 'Les matrices des blocs, octet par octet',
    format: 'Format',
    formula: 'Formule',
    packed: 'Vraiment rangées',
    perWeight: 'Bits par poids',
    formats: {
      dense: 'Dense : les zéros aussi',
      bitmap: 'Un bit de présence par poids',
      csr: 'CSR : une colonne de 16 bits par poids gardé',
      '2:4': '2:4 : une place de 2 bits par poids gardé',
      '4:8': '4:8 : une place de 3 bits par poids gardé',
    },
    whole: (bytes: string, packed: string, part: string) =>
      `Le modèle entier, plongements compris : ${bytes}, soit ${part} de l’original ; le fichier vraiment écrit, avec ` +
      `son en-tête, en compte ${packed}.`,
    left: (heads: string, columns: string) =>
      `Têtes restantes, couche par couche : ${heads}. Colonnes du MLP : ${columns}.`,
  },
  time: {
    question: (sparsity: string) =>
      `Lire 256 jetons, avec ${sparsity} de poids, de têtes ou de colonnes en moins : qu’est-ce qui va plus vite ?`,
    go: 'Mesurer le temps ici',
    again: 'Mesurer de nouveau',
    progress: (done: string, of: string) => `${done} lectures sur ${of}`,
    caption: (rounds: string) => `Temps d’une lecture ; médiane de ${rounds} tours`,
    variant: 'Variante',
    median: 'Médiane',
    ratio: 'De l’original',
    spread: 'Étendue',
    multiplied: 'Poids lus (millions)',
    variants: {
      original: 'Original',
      zeros: 'Zéros n’importe où',
      '2:4': 'Zéros en 2:4 (toujours la moitié)',
      heads: 'Têtes retirées',
      columns: 'Colonnes retirées',
    },
    range: (low: string, high: string) => `${low} à ${high} ms`,
    why:
      'Le noyau est dense : il multiplie par zéro comme par tout autre nombre, et des zéros ne lui épargnent rien. ' +
      'Seules les matrices devenues plus petites donnent moins de travail. Si les étendues se recouvrent, la machine ' +
      'était occupée à autre chose : mesurez de nouveau.',
    hardware:
      'Ces temps sont ceux de votre machine, et ne sont jamais notés. Le 2:4 ne va plus vite que sur les unités ' +
      'matricielles creuses des GPU, qu’aucune page web ne peut atteindre : ici, il ne fait gagner que des octets.',
  },
  text: {
    hint: 'L’original et le modèle élagué écrivent la suite, avec les mêmes nombres tirés au sort.',
    before: 'Original',
    after: 'Élagué',
    again: 'Un autre tirage',
    draw: (seed: string, temperature: string, topP: string) =>
      `Tirage ${seed}, température ${temperature}, p cumulé ${topP}.`,
  },
};
