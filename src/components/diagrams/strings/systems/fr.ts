/**
 * Words of the diagrams of part 55.2. \u00a0 and \u202f are the no-break spaces of French; mark-up of labels:
 * parts/markup.ts.
 */
export default {
  gpuMemory: {
    small: '7\u00a0milliards de paramètres',
    smallDesc: (total: string, card: string) =>
      `Une pile de cinq tranches, de bas en haut\u00a0: les poids et les gradients, sur 16\u00a0bits, puis la ` +
      `copie maîtresse des poids et les deux moments d’Adam, sur 32\u00a0bits. La pile atteint ${total} et ` +
      `dépasse le trait qui marque une carte de ${card}\u00a0: les trois tranches de l’optimiseur en font les ` +
      'trois quarts.',
    large: '175\u00a0milliards de paramètres',
    largeDesc: (total: string, cards: string, activations: string, activationCards: string) =>
      `Les mêmes cinq tranches, ${total}, versées dans des cartes de 80\u00a0Go\u00a0: elles en remplissent ` +
      `${cards} à ras bord. Dessous, les activations d’une seule séquence de GPT-3, ${activations}, remplissent ` +
      `encore ${activationCards}\u00a0cartes.`,
    items: {
      weight: 'poids',
      gradient: 'gradients',
      master: 'copie maîtresse',
      first: 'premier moment',
      second: 'second moment',
    },
    gigabytes: (value: string) => `${value}\u00a0Go`,
    piece: (item: string, size: string) => `${item}\u00a0: ${size}`,
    inAll: (size: string) => `en tout\u00a0: ${size}`,
    oneCard: (size: string) => `une carte\u00a0: ${size}`,
    fullCards: (cards: string, size: string) => `${cards}\u00a0cartes de ${size}`,
    oneSequence: (size: string) => `+ activations d’une séquence\u00a0: ${size}`,
    recomputed: (size: string) => `(${size} si l’on recalcule)`,
    legend: {
      weight: 'poids, 2\u00a0octets par paramètre',
      gradient: 'gradients, 2\u00a0octets',
      state: 'états de l’optimiseur, 12\u00a0octets',
      activation: 'activations',
    },
    table: 'Octets par paramètre, et total en Go',
    heads: ['poste', 'octets', '7 milliards', '175 milliards'],
    total: 'total',
    inCards: 'en cartes de 80\u00a0Go',
  },
  ring: {
    ring: 'L’anneau, à la première étape',
    ringDesc:
      'Quatre GPU en anneau, 1, 2, 3, 4, puis de nouveau 1. Chacun a coupé son tableau en quatre morceaux. À la ' +
      'première étape, chaque GPU envoie au suivant le morceau qui porte son numéro\u00a0: les quatre liaisons ' +
      'travaillent à la fois.',
    scatter: 'Premier tour\u00a0: additionner',
    scatterDesc:
      'Quatre tableaux, du départ à l’étape\u00a03\u00a0: les GPU en lignes, leurs morceaux en colonnes. Chaque ' +
      'case dit combien de contributions y sont additionnées. Au départ, 1\u00a0partout. À chaque étape, chaque ' +
      'GPU reçoit un morceau et l’ajoute au sien\u00a0: 2, puis 3, puis 4. À l’étape\u00a03, chaque GPU détient ' +
      'un morceau de la somme finale, jamais le même.',
    gather: 'Second tour\u00a0: redistribuer',
    gatherDesc: (sent: string) =>
      `Étapes 4 à 6\u00a0: les morceaux finis passent d’un GPU au suivant et remplacent les autres. Après ` +
      `l’étape\u00a06, chaque GPU a les quatre morceaux de la somme. Chacun a envoyé ${sent}\u00a0fois la taille ` +
      'du tableau.',
    gpu: (number: string) => `GPU\u00a0${number}`,
    piece: (number: string) => `morceau\u00a0${number}`,
    start: 'départ',
    step: (number: string) => `étape\u00a0${number}`,
    count: (steps: string, sent: string) =>
      `${steps}\u00a0étapes,\nun quart de *M*\nà chaque fois\u00a0:\n${sent}\u00a0*M* envoyé\npar GPU`,
    key:
      'En lignes, les GPU\u202f; en colonnes, les morceaux. Nombre\u00a0: contributions additionnées, en gras ' +
      'quand la somme est complète. Cadre épais\u00a0: reçu à cette étape. M\u00a0: taille du tableau.',
  },
  schedules: {
    title: { gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'Entrelacé, deux tranches par GPU' },
    desc: {
      gpipe: (duration: string, idle: string, kept: string) =>
        'Quatre lignes, une par GPU, le temps de gauche à droite. Les huit allers d’abord, en escalier d’un GPU au ' +
        `suivant, puis les huit retours, en escalier inverse. Durée\u00a0: ${duration}\u00a0temps, dont ${idle} ` +
        `d’attente. Jeux d’activations gardés au plus, du premier GPU au dernier\u00a0: ${kept}.`,
      oneFOneB: (duration: string, idle: string, kept: string) =>
        `Les mêmes allers et retours, dans un autre ordre\u00a0: après un court remplissage, chaque GPU alterne un ` +
        `aller et un retour. Durée\u00a0: ${duration}\u00a0temps, dont ${idle} d’attente, comme GPipe. Jeux ` +
        `d’activations gardés au plus\u00a0: ${kept}.`,
      interleaved: (duration: string, idle: string, kept: string) =>
        'Chaque GPU tient deux tranches de couches, deux fois plus minces, dessinées l’une au-dessus de ' +
        `l’autre\u202f; chaque micro-lot fait deux fois le tour des GPU. Durée\u00a0: ${duration}\u00a0temps, ` +
        `dont ${idle} d’attente. Jeux d’activations gardés au plus, en étages entiers\u00a0: ${kept}.`,
    },
    name: { gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'entrelacé' },
    separator: '\u202f; ',
    gpu: (number: string) => `GPU\u00a0${number}`,
    summary: (idle: string, kept: string) => `bulle\u00a0: ${idle}\u202f; GPU\u00a01 garde ${kept}\u00a0jeux`,
    legend: { forward: 'aller', backward: 'retour', traced: 'micro-lot\u00a01, à suivre', open: 'attente' },
    note:
      'Quatre étages, huit micro-lots. Les numéros sont ceux des micro-lots. Entrelacé\u00a0: la première tranche ' +
      'en haut de chaque ligne, la seconde en bas. Aller et retour ont ici la même durée\u202f; un retour deux ' +
      'fois plus long donnerait la même part d’attente. Jeux\u00a0: micro-lots dont les activations attendent leur ' +
      'retour.',
    table: 'Durée, bulle et activations gardées',
    heads: ['ordre', 'durée', 'bulle', 'jeux, GPU\u00a01 à 4'],
  },
  tensorParallel: {
    mlp: 'Un MLP sur deux GPU',
    mlpDesc:
      'De haut en bas, en deux colonnes séparées par un trait. L’entrée X, n×d, est lue par les deux GPU. Le ' +
      'premier tient la moitié gauche des colonnes de A, le second la moitié droite\u202f; chacun calcule ' +
      'GeLU(XA) pour sa moitié, n×2d. Le premier tient la moitié haute des lignes de B, le second la moitié ' +
      'basse\u202f; chacun obtient un terme de la somme, n×d. Rien ne traverse le trait avant la réduction ' +
      'globale finale, qui donne Y.',
    block: 'Un bloc\u00a0: 2\u00a0+\u00a02\u00a0réductions',
    blockDesc:
      'Le flux d’un bloc, l’aller de haut en bas, le retour de bas en haut. Deux régions sont partagées entre les ' +
      'GPU\u00a0: l’attention, par têtes, et le MLP. À l’aller, une réduction globale à la sortie de ' +
      'chaque région. Au retour, une réduction globale à l’entrée de chaque région. Entre elles, normalisations ' +
      'et résidus sont recopiés.',
    input: '*X*\u00a0: *n*×*d*',
    gpu: (i: string) => `GPU\u00a0${i}`,
    columnsOf: (i: string) => `*A*_{${i}}\u00a0: *d*×2*d*`,
    gelu: (i: string) => `GeLU(*XA*_{${i}})\n*n*×2*d*`,
    rowsOf: (i: string) => `*B*_{${i}}\u00a0: 2*d*×*d*\nterme\u00a0${i}\nde la somme,\n*n*×*d*`,
    sum: 'réduction globale\u00a0: la somme',
    output: '*Y*\u00a0: *n*×*d*, chez les deux',
    forward: 'aller',
    backward: 'retour',
    copied: 'LN, résidu',
    attention: 'attention, par têtes',
    perceptron: 'MLP',
    reduce: 'réduction',
    count: '2\u00a0à l’aller, 2\u00a0au retour',
  },
  threeD: {
    title: 'Trois coupes emboîtées',
    desc: (tensor: string, pipeline: string, data: string, total: string) =>
      `Deux colonnes, les répliques\u202f; trois lignes, les nœuds d’un pipeline, qui tiennent chacun un tiers des ` +
      `couches. Dans chaque nœud, ${tensor}\u00a0GPU reliés par un trait épais partagent les matrices. Des ` +
      'flèches vont d’un nœud au suivant et en reviennent. Des flèches doubles relient les nœuds de même rang ' +
      `des deux répliques. En tout, ${tensor} × ${pipeline} × ${data} = ${total}\u00a0GPU.`,
    replica: (number: string) => `réplique\u00a0${number}`,
    total: (tensor: string, pipeline: string, data: string, total: string) =>
      `${tensor} × ${pipeline} × ${data} = ${total}\u00a0GPU`,
    layers: (from: string, to: string) => `couches ${from} à ${to}`,
    links: {
      tensor: {
        name: 'Tenseur, dans un nœud',
        what: 'Quatre réductions par bloc et par micro-lot, sans délai\u00a0: NVLink.',
      },
      pipeline: {
        name: 'Pipeline, d’un nœud au suivant',
        what: 'Les activations d’un micro-lot, puis leur gradient.',
      },
      data: {
        name: 'Données, entre répliques',
        what: 'La moyenne des gradients, une fois par pas, entre GPU de même numéro et de même rang.',
      },
    },
  },
  roofline: {
    title: 'Le toit de deux cartes',
    desc: (ridgeA: string, powerA: string, ridgeH: string, powerH: string, share: string) =>
      'Sur des axes logarithmiques, la puissance atteinte selon l’intensité arithmétique. Chaque carte a une ' +
      `pente, la mémoire, puis un palier, le calcul. L’A100 plafonne à ${powerA}\u00a0TFLOP/s à partir de ` +
      `${ridgeA}\u00a0opérations par octet\u202f; le H100 à ${powerH}, à partir de ${ridgeH}. Trois travaux sont ` +
      `placés sur le toit de l’A100\u00a0: écrire un jeton à la fois, intensité\u00a01, n’atteint que ${share} ` +
      `de sa puissance\u202f; le grand produit de matrices est sur le palier.`,
    xAxis: 'intensité, opérations par octet',
    yAxis: 'puissance atteinte, TFLOP/s',
    roof: (card: string, power: string) => `${card}\u00a0: ${power}`,
    memoryBound: 'la mémoire\ncommande',
    computeBound: 'le calcul\ncommande',
    alone: 'écrire un jeton à la fois',
    batch: (size: string) => `écrire pour ${size}\u00a0conversations à la fois`,
    product: (side: string) => `produit de deux matrices de côté ${side}`,
    work: (name: string, intensity: string) => `${name}\u00a0: intensité\u00a0${intensity}`,
    table: 'Puissance atteignable, en TFLOP/s',
    heads: ['travail', 'opérations par octet', 'A100', 'H100'],
  },
  recompute: {
    kept: 'Tout garder',
    keptDesc:
      'Quatre blocs en ligne\u202f; l’aller est fini, le retour en est au troisième. Sous chacun des trois premiers ' +
      'blocs, une haute pile\u00a0: tout ce que le bloc a calculé à l’aller. Celle du quatrième est déjà libérée.',
    again: 'Recalculer',
    againDesc:
      'Les mêmes quatre blocs. Sous les trois premiers, un mince trait\u00a0: la seule entrée du bloc. Sous le ' +
      'troisième, le bloc du moment, une haute pile en tirets\u00a0: ses activations, recalculées à l’instant.',
    forward: 'aller',
    backward: 'retour',
    block: (number: string) => `bloc\u00a0${number}`,
    legend: { kept: 'gardé depuis l’aller', again: 'recalculé maintenant', freed: 'déjà libéré' },
    note: 'Hauteurs en proportion\u00a0: l’entrée d’un bloc est un dix-septième de ce qu’il calcule, scores non écrits.',
  },
  zeroCollectives: {
    gpu: (number: string) => `GPU\u00a0${number}`,
    stages: {
      0: {
        name: 'Sans ZeRO',
        desc:
          'Les deux GPU tiennent tout\u00a0: poids, gradients, états. À l’aller, rien ne circule. Au retour, une ' +
          'réduction globale des gradients. Puis chacun fait la même mise à jour.',
        phases: [
          { name: 'aller', what: 'rien\nne circule' },
          { name: 'retour', what: 'réduction\nglobale\ndes gradients' },
          { name: 'mise à jour', what: 'la même,\npartout' },
        ],
      },
      1: {
        name: 'Stade 1',
        desc:
          'Chaque GPU tient tous les poids et tous les gradients, mais la moitié des états. Au retour, une réduction ' +
          'dispersée des gradients. Chacun met à jour sa moitié des poids, puis un rassemblement les rend à tous.',
        phases: [
          { name: 'aller', what: 'rien\nne circule' },
          { name: 'retour', what: 'réduction\ndispersée\ndes gradients' },
          { name: 'mise à jour', what: 'sa part, puis\non rassemble\nles poids' },
        ],
      },
      2: {
        name: 'Stade 2',
        desc:
          'Les gradients sont partagés aussi\u00a0: chaque GPU ne garde que la moitié de la somme. Mêmes opérations ' +
          'qu’au stade 1\u00a0: réduction dispersée des gradients, puis rassemblement des poids.',
        phases: [
          { name: 'aller', what: 'rien\nne circule' },
          { name: 'retour', what: 'réduction\ndispersée, le\nreste libéré' },
          { name: 'mise à jour', what: 'sa part, puis\non rassemble\nles poids' },
        ],
      },
      3: {
        name: 'Stade 3',
        desc:
          'Tout est partagé\u00a0: chaque GPU tient la moitié des poids, des gradients et des états. À l’aller, un ' +
          'rassemblement des poids avant chaque couche. Au retour, un rassemblement encore, et une réduction ' +
          'dispersée des gradients. Chacun met à jour sa part, et rien ne circule alors.',
        phases: [
          { name: 'aller', what: 'on rassemble\nles poids,\npar couche' },
          { name: 'retour', what: 'on rassemble,\npuis réduction\ndispersée' },
          { name: 'mise à jour', what: 'sa part,\nsans échange' },
        ],
      },
    },
    legend: { weight: 'poids', gradient: 'gradients', state: 'états de l’optimiseur', elsewhere: 'sur l’autre GPU' },
    note: 'Largeurs en proportion\u00a0: 2, 2 et 12\u00a0octets par paramètre.',
  },
  outlier: {
    title: 'Ce qu’une valeur aberrante fait aux autres',
    desc:
      'Trois droites graduées. En haut, le groupe entier\u00a0: −0,2, 0,12 et 0,15 se confondent près de zéro, 8 est ' +
      'seul à droite. Au milieu, les trois petits agrandis, et les niveaux que permet le 8, tous les 6,3\u00a0centièmes\u00a0: 0,12 ' +
      'et 0,15 tombent sur le même. En bas, sans le 8, les niveaux sont si serrés que chacun garde sa place.',
    whole: 'le groupe\u00a0: trois poids, et un 8',
    together: (step: string) => `avec le 8\u00a0: un niveau tous les ${step}`,
    apart: (step: string) => `sans le 8\u00a0: un niveau tous les ${step}`,
    note: 'Huit bits, échelle symétrique. Disque\u00a0: le poids\u202f; cercle\u00a0: le niveau où il est arrondi.',
  },
  zeroStages: {
    title: 'Octets par GPU, 7,5\u00a0milliards de paramètres',
    desc: (none: string, first: string, second: string, third: string) =>
      `Barres horizontales empilées, poids, gradients et états de l’optimiseur, pour 8, 64 et 1\u202f024\u00a0GPU. ` +
      `Sans ZeRO\u00a0: ${none}, quel que soit le nombre de GPU. Stade\u00a01\u00a0: ${first}. ` +
      `Stade\u00a02\u00a0: ${second}. Stade\u00a03\u00a0: ${third}. Un trait marque le plancher des ` +
      `stades\u00a01 et\u00a02, que les barres approchent sans l’atteindre.`,
    gigabytes: (value: string) => `${value}\u00a0Go`,
    any: 'tous',
    stages: {
      0: 'Sans ZeRO\u00a0: tout est recopié',
      1: 'Stade\u00a01\u00a0: états fragmentés',
      2: 'Stade\u00a02\u00a0: gradients aussi',
      3: 'Stade\u00a03\u00a0: poids aussi',
    },
    axis: 'Go par GPU (à gauche\u00a0: nombre de GPU)',
    card: (size: string) => `carte de\n${size}`,
    legend: { weight: 'poids', gradient: 'gradients', state: 'états de l’optimiseur' },
    table: 'Go par GPU (combien de fois moins que 120)',
    heads: ['GPU', 'stade\u00a01', 'stade\u00a02', 'stade\u00a03'],
  },
  numberFormats: {
    bits: 'Où vont les bits',
    bitsDesc: (list: string) => `Une ligne par format, un carreau par bit. ${list}.`,
    range: 'Étendue et précision',
    rangeDesc:
      'Une barre par format, sur une échelle logarithmique de 10 puissance −46 à 10 puissance 40. FP32, TF32 et ' +
      'BF16 ont la même étendue, de 10⁻³⁸ à 3 × 10³⁸ environ\u202f; FP16 et FP8 E5M2 s’arrêtent vers ' +
      '60\u202f000\u202f; FP8 E4M3 à 448, INT8 à 127, FP4 à 6 et INT4 à 7. Le pas relatif va de 2⁻²³ en FP32 à ' +
      '2⁻¹ en FP4.',
    item: (name: string, sum: string) => `${name}\u00a0: ${sum}`,
    separator: '\u202f; ',
    floating: (exponent: string, mantissa: string) => `1 + ${exponent} + ${mantissa}`,
    integer: (magnitude: string) => `1 + ${magnitude}`,
    limits: (top: string, step: string) => `max ${top}, pas ${step}`,
    axis: 'nombres positifs (échelle log)',
    legend: {
      traced: 'signe',
      accent: 'exposant',
      plain: 'mantisse, ou valeur d’un entier',
      open: 'inutilisé',
      weight: 'précision entière',
      state: 'précision réduite',
    },
    note:
      'Max\u00a0: le plus grand nombre représentable. Pas\u00a0: l’écart entre 1 et le nombre suivant. Un entier y ' +
      'ajoute une échelle, qui déplace toute la barre.',
    table: 'Les valeurs de la figure',
    heads: ['format', 'bits', 'max', 'min >\u00a00', 'pas'],
  },
  sparsity: {
    firstTitle: 'Une matrice dense, puis sans structure',
    firstDesc: (left: string, bits: string) =>
      'Deux matrices de huit sur huit, d’une couleur plus vive où le poids est grand. À gauche, dense. À droite, ' +
      `les 32\u00a0poids les plus petits sont annulés, où qu’ils soient\u00a0: il reste ${left} de la somme des ` +
      `carrés, ${bits}\u00a0bits par poids, et le calcul dense ne va pas plus vite.`,
    secondTitle: 'La même en 2:4, puis par colonnes',
    secondDesc: (leftNm: string, bitsNm: string, leftColumns: string, bitsColumns: string) =>
      `À gauche, les deux plus grands poids de chaque groupe de quatre\u00a0: il reste ${leftNm} de la somme des ` +
      `carrés, ${bitsNm}\u00a0bits par poids, jusqu’à deux fois plus vite. À droite, quatre colonnes entières ` +
      `sont annulées\u00a0: il reste ${leftColumns}, ${bitsColumns}\u00a0bits par poids, deux fois moins de ` +
      'calcul partout.',
    names: { dense: 'dense', unstructured: 'non structurée', nm: '2:4', structured: 'structurée' },
    left: (share: string) => `reste ${share}`,
    bits: (bits: string) => `${bits}\u00a0bits par poids`,
    time: {
      dense: 'temps\u00a0: 1',
      unstructured: 'temps\u00a0: 1',
      nm: 'temps\u00a0: ½ au mieux',
      structured: 'temps\u00a0: ½',
    },
    alive: 'poids gardé, plus vif s’il est grand',
    zero: 'zéro',
    note:
      'Coin de 8 × 8\u00a0poids du premier MLP du décodeur de ce livre\u202f; la moitié est annulée. ' +
      'Reste\u00a0: part de la somme des carrés. Bits\u00a0: places comprises. Temps\u00a0: produit de matrices, ' +
      'par rapport au dense.',
    table: 'Les valeurs de la figure',
    heads: ['forme', 'zéros', 'reste', 'bits par poids'],
  },
};
