import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; le pas à pas, les réglages et votre propre ' +
    'phrase demandent JavaScript.',
  sentence: {
    hint: 'Le modèle prédit le jeton qui suit la phrase.',
    hintEncoder: 'L’encodeur lit la phrase entre deux jetons de fin de texte, et voit les deux côtés.',
  },
  model: {
    which: 'Modèle',
    names: { decoder: 'Décodeur', encoder: 'Encodeur' },
    pass: (backend: string, time: string) => `Dernier passage : ${time} sur ${backend}`,
  },
  tokens: {
    title: 'Jetons lus par le modèle',
    hint: (space: string) => `« ${space} » marque l’espace qui commence un jeton.`,
    look: 'Cliquez sur un jeton pour voir où il regarde.',
    name: (index: string, token: string) => `jeton ${index} : « ${token} »`,
    withSpace: 'précédé d’une espace',
    hidden: (index: string, token: string) => `jeton ${index} : ${token}, caché au modèle`,
    fragment: 'octets d’un caractère incomplet',
    looked: (share: string) => `reçoit ${share} de l’attention`,
    strip:
      'Jetons de la phrase. Flèches gauche et droite pour passer de l’un à l’autre, Entrée pour en faire la requête.',
  },
  field: {
    title: (layers: string, heads: string) => `Toutes les têtes : ${layers} couches × ${heads} têtes`,
    caption:
      'Une carte par tête. Chaque ligne est un jeton qui regarde (requête), chaque colonne un jeton regardé (clé).',
    pooled: 'Phrase longue : chaque point d’une petite carte est le plus fort des poids qu’il recouvre.',
    grid:
      'Cartes d’attention de toutes les couches et têtes. Flèches pour se déplacer, Entrée pour ouvrir une tête, ' +
      'Tab puis Espace pour l’éteindre.',
    layer: (layer: string) => `Couche ${layer}`,
    layerShort: (layer: string) => `C${layer}`,
    head: (head: string) => `Tête ${head}`,
    headShort: (head: string) => `T${head}`,
    open: (layer: string, head: string, summary: string) => `Couche ${layer}, tête ${head} : ${summary}`,
    isOff: 'éteinte',
    on: (layer: string, head: string) => `Tête ${head} de la couche ${layer} allumée`,
    layerOff: (layer: string) => `Éteindre toute la couche ${layer}`,
    layerOn: (layer: string) => `Rallumer toute la couche ${layer}`,
    legend: 'Poids d’attention (couleur : racine carrée du poids)',
  },
  patterns: {
    self: (share: string) => `regarde surtout le jeton lui-même (${share})`,
    previous: (share: string) => `regarde surtout le jeton précédent (${share})`,
    first: (share: string) => `regarde surtout le premier jeton (${share})`,
    repeat: (share: string) => `regarde surtout le même jeton, plus tôt dans la phrase (${share} là où il y en a un)`,
    induction: (share: string) => `regarde surtout ce qui suivait le même jeton plus tôt (${share} là où il y en a un)`,
    future: (share: string) => `regarde surtout les jetons suivants (${share})`,
    broad: (breadth: string) => `répartit son regard sur environ ${breadth} jeton${plural('fr', breadth)}`,
    none: 'lit une phrase trop courte pour dire où elle regarde',
  },
  patternsShort: {
    self: 'lui-même',
    previous: 'précédent',
    first: 'premier',
    repeat: 'répétition',
    induction: 'induction',
    future: 'suivants',
    broad: (breadth: string) => `≈ ${breadth} jeton${plural('fr', breadth)}`,
    none: '—',
  },
  experiments: {
    title: 'Expériences',
    causal: 'Masque causal',
    noMask: 'L’encodeur n’a pas de masque : chaque position peut voir toute la phrase.',
    looks: (back: string, forth: string, all: string) =>
      `Ce sont ses têtes qui se partagent les côtés, par un biais appris selon la distance : sur ${all}, ${back} ` +
      `ne regardent presque qu’en arrière et ${forth} surtout en avant.`,
    scaled: 'Mise à l’échelle ÷√dₖ',
    temperature: 'Température τ',
    temperatureFormula: 'p(i) = exp(zᵢ/τ) / Σⱼ exp(zⱼ/τ)',
    temperatureHint: 'τ s’applique aux deux distributions ; elle ne touche pas à l’attention.',
    offCount: (count: string) => `Têtes éteintes : ${count}`,
    allOn: 'Tout rallumer',
    noneOff: 'Aucune tête éteinte : éteignez-en avec l’interrupteur placé sous chaque carte.',
  },
  prediction: {
    title: 'Jeton suivant',
    after: 'Prédiction après',
    last: 'dernier jeton',
    titleHidden: 'Jeton caché',
    hide: 'Cacher à l’encodeur',
    nothingHidden: 'aucun jeton',
    chooseHidden:
      'Cachez un jeton : l’encodeur le devine d’après les deux côtés. Les cartes sont alors celles de la phrase à ' +
      'trou.',
    captionHidden: (position: string) =>
      `Jetons les plus probables à la place du jeton ${position}, modèle intact et modifié`,
    token: 'Jeton',
    before: 'Intact',
    now: 'Modifié',
    probability: 'Probabilité',
    delta: 'Écart (pt)',
    truth: (rank: string) => `vrai jeton, rang ${rank}`,
    append: (token: string) => `Ajouter « ${token} » à la phrase`,
    appendHint: 'Cliquez sur un jeton pour l’ajouter à la phrase : c’est ainsi qu’on génère du texte.',
    tempered: (temperature: string) => `Modèle intact, ses probabilités calculées à la température τ = ${temperature}.`,
    waiting: 'Les probabilités arrivent…',
    untouched: 'Aucun réglage déplacé : c’est la distribution du modèle intact.',
    divergence: (bits: string) => `Divergence de Kullback-Leibler D(intact ‖ modifié) = ${bits} bit`,
    infinite: 'Divergence de Kullback-Leibler D(intact ‖ modifié) = ∞ : un jeton possible est devenu impossible.',
    divergenceHint:
      'Une divergence nulle dirait que les réglages n’ont rien changé à la prédiction ; plus elle est grande, plus ' +
      'la prédiction s’éloigne de celle du modèle intact.',
    changedTop: (before: string, after: string) => `Le jeton le plus probable passe de « ${before} » à « ${after} ».`,
    sameTop: (token: string, before: string, after: string) =>
      `Le jeton le plus probable reste « ${token} » : ${before} intact, ${after} modifié.`,
    plainTop: (token: string, share: string) => `Le jeton le plus probable est « ${token} » (${share}).`,
    caption: (position: string) => `Jetons les plus probables après le jeton ${position}, modèle intact et modifié`,
    rest: (count: string) => `Les ${count} autres jetons du vocabulaire`,
  },
  missions: {
    mask: 'Levez le masque causal : que voit alors le premier jeton ?',
    hide: 'Passez à l’encodeur et cachez-lui un jeton : le retrouve-t-il ?',
    layer: 'Éteignez toute la première couche : la prédiction tient-elle ?',
  },
  bias: {
    name: 'part',
    says: (behind: string, self: string, ahead: string) =>
      `Biais appris de cette tête : à scores égaux, il enverrait à lui seul ${behind} du regard en arrière, ` +
      `${self} sur le jeton lui-même, ${ahead} en avant.`,
    at: (distance: string, bias: string, share: string) => `distance ${distance} : biais ${bias}, ${share} du regard`,
    explore: (from: string, to: string) =>
      `Part du regard que donne le biais seul, de la distance ${from} à la distance ${to}. Flèches pour passer de ` +
      'l’une à l’autre.',
    before: '← jetons d’avant',
    after: 'jetons d’après →',
  },
  head: {
    title: (layer: string, head: string) => `Couche ${layer}, tête ${head}, pas à pas`,
    off: 'Cette tête est éteinte : elle calcule, mais sa sortie A·V est remplacée par zéro avant d’être transmise.',
    on: 'Tête allumée',
    measured: 'Q, K, V mesurés ici',
    formula: 'étapes calculées par formule',
    summary: (summary: string) => `Cette tête ${summary}.`,
    stages: 'Étapes du calcul',
    scores: 'Q·Kᵀ',
    scaled: '÷√dₖ',
    masked: 'masque',
    biased: '+ biais',
    softmax: 'softmax',
    output: '·V',
    stageNames: {
      scores: 'scores Q·Kᵀ',
      scaled: 'scores divisés par √dₖ',
      masked: 'scores après le masque causal',
      biased: 'scores plus le biais de distance',
      softmax: 'poids d’attention après softmax',
      output: 'sortie A·V',
    },
    explain: {
      scores: (dim: string) => `Chaque requête est comparée à chaque clé : un produit scalaire de ${dim} composantes.`,
      scaled: (root: string) => `Les scores sont divisés par √dₖ = ${root}, pour que le softmax ne sature pas.`,
      unscaled: 'Mise à l’échelle coupée : les scores passent tels quels.',
      masked: 'Les clés situées après la requête reçoivent −∞ : l’exponentielle en fera 0.',
      biased:
        'L’encodeur n’a pas de masque. Il ajoute à chaque score un biais appris, qui ne dépend que de la distance ' +
        'entre les deux jetons.',
      noMask: 'L’encodeur n’a pas de masque : chaque requête voit toutes les clés.',
      unmasked: 'Masque levé : chaque requête voit aussi les jetons qui la suivent.',
      softmax: 'Chaque ligne devient des poids positifs de somme 1.',
      output: 'Chaque ligne de sortie est la somme des valeurs, pondérée par la ligne des poids.',
    },
    waiting: 'Les vecteurs Q, K et V de cette tête arrivent…',
    query: 'requête',
    key: 'clé',
    component: 'composante',
    heardRow: (query: string) => `la ligne de « ${query} »`,
    matrix: (what: string, layer: string, head: string, summary: string) =>
      `Matrice : ${what}, couche ${layer}, tête ${head}. La tête ${summary}.`,
    cell: (query: string, key: string, value: string) => `${query} → ${key} : ${value}`,
    outputCell: (query: string, component: string, value: string) =>
      `sortie de ${query}, composante ${component} : ${value}`,
    masked0: '0 (masqué)',
    legendSigned: 'Valeur (orange : négatif, bleu : positif, hachures : −∞)',
    legendOutput: 'Valeur (orange : négatif, bleu : positif)',
    agreement: (gap: string) => `Écart maximal entre ce softmax et l’attention rendue par le modèle : ${gap}.`,
    table: 'Voir les nombres en tableau',
    tableCaption: (what: string) => `Autour de la case choisie : ${what}`,
    keys: 'Flèches pour changer de case.',
  },
  compute: {
    title: (query: string, key: string) => `De ${query} vers ${key}`,
    titleOutput: (query: string) => `Sortie de ${query}`,
    q: 'q',
    k: 'k',
    product: 'qᵢ·kᵢ',
    v: 'v',
    o: 'sortie',
    explore: (a: string, b: string) =>
      `Composantes de la requête ${a} et de la clé ${b}. Flèches pour passer de l’une à l’autre.`,
    component: (index: string, q: string, k: string, product: string) =>
      `composante ${index} : q = ${q}, k = ${k}, produit = ${product}`,
    sum: (count: string) => `Somme des ${count} produits`,
    score: 'score',
    times: (score: string, root: string, result: string) => `${score} ÷ ${root} = ${result}`,
    untouched: (score: string) => `mise à l’échelle coupée : ${score}`,
    scaleHint: 'Diviser tous les scores par le même nombre garde leur ordre et adoucit les écarts.',
    visible: (key: string, query: string) => `La clé ${key} n’est pas après la requête ${query} : le score est gardé.`,
    hidden: (key: string, query: string) => `La clé ${key} est après la requête ${query} : le masque met −∞.`,
    biasedScore: (score: string, bias: string, result: string) => `${score} + ${bias} = ${result}`,
    unmasked: 'Le masque est levé : le score est gardé.',
    exponential: (score: string, max: string, result: string) => `exp(${score} − ${max}) = ${result}`,
    exponentialHint:
      'On retranche d’abord le plus grand score de la ligne : le résultat est le même, et rien ne déborde.',
    total: (total: string) => `Somme de la ligne : Z = ${total}`,
    weight: (exponential: string, total: string, result: string) => `poids = ${exponential} / ${total} = ${result}`,
    row: (query: string) => `Toute la ligne de ${query}`,
    weightHead: 'poids',
    exponentialHead: 'exp',
    scoreHead: 'score',
    keyHead: 'clé',
    more: (count: string, weight: string) => `autres clés : ${count}, poids total ${weight}`,
    exploreOutput: (query: string) =>
      `Composantes de la sortie de ${query} et de ses plus fortes contributions. Flèches pour passer de l’une à ` +
      'l’autre.',
    outputComponent: (index: string, value: string) => `composante ${index} de la sortie : ${value}`,
    contribution: 'poids × valeur',
    othersTogether: (count: string) => `autres clés ensemble (${count})`,
    others: (count: string) => `${count} autre${count === '1' ? '' : 's'}`,
    outputSum: 'somme = sortie',
  },
  compare: {
    title: 'Comparer à une autre phrase',
    label: 'Seconde phrase',
    hint: 'La même tête, sous les mêmes réglages, lit les deux phrases.',
    stop: 'Ne plus comparer',
    map: (sentence: string, layer: string, head: string, summary: string) =>
      `« ${sentence} », couche ${layer}, tête ${head} : ${summary}. Flèches pour changer de case.`,
    first: 'Première phrase',
    second: 'Seconde phrase',
    same: 'Sur ces deux phrases, aucune tête ne change de genre de regard.',
    changed: (count: string) => `Têtes dont le regard n’est pas du même genre d’une phrase à l’autre : ${count}.`,
    change: (layer: string, head: string, before: string, after: string) =>
      `Couche ${layer}, tête ${head} : ${before} → ${after}`,
    waiting: 'La seconde phrase n’a pas encore été lue.',
  },
};
