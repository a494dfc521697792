import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre une grappe de quatre travailleurs entraînée à la construction du livre, ' +
    'par le même moteur.',
  first:
    'lancez les quatre travailleurs, puis coupez les couches au lieu des données. L’écart avec un seul travailleur ' +
    'disparaît-il tout à fait ?',
  workers: 'Travailleurs',
  cut: 'Ce que l’on coupe',
  cuts: { data: 'Les données', pipeline: 'Les couches', tensor: 'Les matrices', three: 'Les trois' },
  schedule: 'Ordonnancement',
  schedules: { naive: 'Naïf', gpipe: 'GPipe', oneFOneB: '1F1B', interleaved: 'Entrelacé', own: 'Le vôtre' },
  microBatches: 'Micro-lots',
  zero: 'ZeRO',
  zeros: { 0: 'Sans', 1: 'Stade 1', 2: 'Stade 2', 3: 'Stade 3' },
  stageOf: (stage: string) => `Étage ${stage}`,
  possible: 'Ordre possible : il finit.',
  ownOrder:
    'Ou en toutes lettres, une ligne par étage, dans l’ordre où il travaille : F2 est l’aller du deuxième micro-lot, B2 son retour. Le ' +
    'laboratoire exécute cet ordre pour de vrai.',
  run: 'Lancer l’entraînement',
  stop: 'Arrêter',
  fail: (worker: string) => `Débrancher le travailleur ${worker}`,
  resume: (step: string) => (step === '0' ? 'Reprendre au début' : `Reprendre après le pas ${step}`),
  running: 'Les travailleurs s’entraînent',
  progress: (done: string, total: string) => `${done} pas sur ${total}`,
  stopped: (step: string) => `Arrêté après ${step} pas : ce qui a été mesuré reste.`,
  interrupted: (step: string) => `Les réglages ont changé : l’entraînement en cours s’est arrêté après ${step} pas.`,
  halted: (worker: string, step: string, others: boolean) =>
    `Le travailleur ${worker} s’est arrêté pendant le pas ${step}.` +
    (others
      ? ' Les autres attendaient son message, qui ne viendra pas : tous sont arrêtés. Ce qui suit le dernier point ' +
        'de reprise est à refaire.'
      : ''),
  redone: (steps: string, different: string, same: boolean) =>
    `Pas refaits depuis le point de reprise : ${steps}. ` +
    (same ? 'Leurs pertes sont les mêmes, bit pour bit.' : `Pertes différentes : ${different}.`),
  problem: (message: string) => `Le navigateur n’a pas pu faire travailler la grappe (${message}).`,
  more: 'Réglages du modèle et de l’entraînement',
  steps: 'Pas d’entraînement',
  model:
    'Un Transformer de 8 blocs, largeur 64, 8 têtes : 436 864 paramètres en 32 bits. Il lit le texte de cette ' +
    'section, un octet par jeton, par lots de 8 fenêtres de 64 jetons, et apprend avec AdamW. Chaque travailleur est ' +
    'un Web Worker ; les messages passent par des MessagePort. Les plongements et la couche de sortie ne sont pas ' +
    'coupés par le parallélisme de tenseur : chaque travailleur du groupe les recalcule.',
  objections: {
    three: 'Pour couper les trois à la fois, il faut au moins quatre travailleurs.',
    microBatches:
      'Le lot n’a que huit séquences : prenez moins de micro-lots, pour que chaque réplique ait de quoi les remplir.',
    interleaved: 'L’ordonnancement entrelacé demande un nombre de micro-lots multiple du nombre d’étages.',
    layers: 'Le modèle n’a que huit blocs : huit étages ne peuvent pas en tenir deux tranches chacun.',
    largeWidth: 'Le parallélisme de tenseur t doit diviser la largeur du modèle.',
    largeLayers: 'Le nombre de couches doit être un multiple de p × v : chaque tranche en tient autant.',
    largeBatch: 'Le lot doit être un multiple de N × b : chaque réplique lit autant de micro-lots entiers.',
    zero:
      'Ici, les stades 2 et 3 de ZeRO ne se composent qu’avec la coupe des données : dans un pipeline, il faudrait ' +
      'réduire les gradients et rassembler les poids à chaque micro-lot. Choisissez le stade 1, ou rien.',
  },
  refusal: {
    stages: (found: number, stages: number) =>
      `Lignes de l’ordre : ${found}. Étages : ${stages}. Il faut une ligne par étage.`,
    word: (stage: number, word: string) =>
      `Étage ${stage} : « ${word} » n’est pas le passage d’un de ces micro-lots, comme F1 ou B1.`,
    twice: (stage: number, pass: string) => `Étage ${stage} : ${pass} y est deux fois.`,
    missing: (stage: number, pass: string) => `Étage ${stage} : ${pass} manque.`,
    deadlock: 'Ordre impossible, aucun étage ne finirait :',
    between: ' ;',
    wait: (stage: number, pass: string, needs: string, of: number) =>
      stage === of
        ? ` l’étage ${stage} ne peut pas faire ${pass} avant son propre ${needs}`
        : ` l’étage ${stage}, devant ${pass}, attend ${needs} de l’étage ${of}`,
  },
  viewsLabel: 'Ce que l’on regarde',
  views: { losses: 'Perte', sent: 'Octets envoyés', held: 'Mémoire', time: 'Chronologie', scale: 'À mille GPU' },
  nothingYet: 'Rien n’a encore été exécuté avec ces réglages : lancez l’entraînement.',
  workersOf: (count: string, several: boolean) => (several ? `${count} travailleurs` : 'Un travailleur'),
  alone: 'Un seul, sur le même lot',
  lossSentence: (steps: string, loss: string, workers: string) =>
    `${workers}, ${steps} pas : la perte est de ${loss} nats par octet.`,
  same: 'Ce sont les pertes d’un seul travailleur, bit pour bit.',
  gap: (gap: string) => `Plus grand écart avec un seul travailleur : ${gap}.`,
  whySame:
    'Couper les couches ne change l’ordre d’aucune somme : les micro-lots reviennent dans l’ordre où un seul ' +
    'travailleur les aurait lus.',
  whyGap:
    'L’écart ne vient que de l’ordre des additions : des parts de sommes, arrondies à 32 bits, s’ajoutent autour de ' +
    'l’anneau au lieu de se suivre.',
  step: 'Pas',
  loss: 'Perte (nats par octet)',
  pointOf: (series: string, step: string, loss: string) =>
    `${series}, pas ${step} : ${loss} nat${plural('fr', loss)} par octet`,
  lossCaption: 'Perte à chaque pas',
  worker: (rank: string) => `nº ${rank}`,
  who: 'Travailleur',
  total: 'Total',
  counted: 'Compté',
  formula: 'Formule',
  collective: 'Opération',
  kind: 'Poste',
  bytes: (count: string) => `${count} o`,
  kilobytes: (count: string) => `${count} ko`,
  partOf: (bar: string, part: string, value: string) => `Travailleur ${bar}, ${part} : ${value}`,
  collectives: {
    allReduce: 'réduction globale',
    reduceScatter: 'réduction dispersée',
    allGather: 'rassemblement',
    sendReceive: 'd’étage à étage',
  },
  sentEqual: 'Octets comptés au port au dernier pas : exactement ceux de la formule, pour chaque travailleur.',
  sentDifferent: 'Octets comptés au port au dernier pas : ce ne sont pas ceux de la formule.',
  sentChart: 'Octets envoyés par pas',
  sentFormulas: 'Compté au port, et par formule',
  sentWhy: {
    data:
      'Chaque réduction globale envoie 2(N − 1)/N fois les octets des gradients. Les stades 1 et 2 de ZeRO en ' +
      'envoient autant, en deux opérations ; le stade 3, moitié plus : il rassemble les poids à l’aller et au retour.',
    pipeline:
      'À chaque frontière passent les activations d’un micro-lot, puis leur gradient : lot × longueur × largeur × 4 ' +
      'octets par sens, quel que soit le nombre de micro-lots.',
    tensor:
      'Deux réductions globales à l’aller et deux au retour dans chaque bloc, sur des activations entières : bien ' +
      'plus que les autres coupes, et à chaque bloc on les attend.',
    three:
      'Les réductions globales des matrices, dans chaque bloc, et celle des gradients, entre répliques ; d’étage à ' +
      'étage, les activations.',
  },
  heldVerdict: (off: string) => `Octets comptés à chaque allocation ; plus grand écart avec la formule : ${off}.`,
  heldChart: 'Octets tenus, au plus, pendant un pas',
  heldFormulas: 'Compté à l’allocation, et par formule',
  kinds: { parameters: 'poids', gradients: 'gradients', optimizer: 'optimiseur', activations: 'activations' },
  heldWhy:
    'ZeRO partage l’optimiseur, puis les gradients, puis les poids ; au stade 3 chaque travailleur ne tient, en plus ' +
    'de sa part, que le bloc qui calcule. Ni ZeRO ni la coupe des données n’allègent les activations d’un ' +
    'micro-lot.',
  clock: 'Horloge',
  clocks: { links: 'Des liaisons choisies', slots: 'En temps égaux', machine: 'De cette machine' },
  perNode: 'Travailleurs par nœud',
  between: 'Entre nœuds',
  inside: 'Dans un nœud',
  ownLink: 'vos chiffres',
  link: 'Liaison',
  links: { nvlink: 'NVLink', infiniband: 'InfiniBand', ethernet: 'Ethernet', wifi: 'Wi-Fi' },
  latency: 'Latence',
  bandwidth: 'Débit',
  power: 'Puissance',
  micro: 'µs',
  giga: 'Go/s',
  teraflops: 'TFLOP/s',
  overlap: 'Additionner les gradients pendant le retour',
  linkVerdict: (duration: string, mfu: string, idle: string) =>
    `Le même pas durerait ${duration} : MFU ${mfu}, travailleurs inoccupés ${idle} du temps.`,
  exposed: (duration: string, share: string) =>
    `Messages que le calcul ne cache pas : ${duration}, soit ${share} du pas.`,
  bubble: (measured: string, formula: string, schedule: string) =>
    `Bulle comptée sur l’ordre vraiment suivi : ${measured} des temps. ` +
    (schedule === 'own' ? `Pour GPipe et 1F1B, la formule donne ${formula}.` : `Formule : ${formula}.`),
  kept: (kept: string, sliced: boolean) =>
    `${sliced ? 'Tranches de micro-lots' : 'Micro-lots'} en vol, au plus, par travailleur : ${kept}.`,
  noBubble: 'Un seul étage : personne n’attend le passage d’un autre, et il n’y a pas de bulle.',
  together: (duration: string, link: string) => `Tous dans un même nœud (${link}), il durerait ${duration}.`,
  crosses:
    'Les matrices sont coupées entre plusieurs nœuds : à chaque bloc, l’anneau avance au pas de sa liaison la plus lente.',
  stays: 'Les matrices sont coupées à l’intérieur d’un nœud : leurs sommes ne passent que par sa liaison.',
  largeRun: 'Un entraînement mesuré ailleurs',
  runs: {
    gpt3: 'GPT-3, 1 024 GPU',
    gpt3wide: 'GPT-3, 1 536 GPU',
    trillion: 'Mille milliards, 3 072 GPU',
  },
  largeVerdict: (gpus: string, duration: string, mfu: string) =>
    `Calculé, non exécuté : sur ${gpus} A100, un pas durerait ${duration}, MFU ${mfu}.`,
  largeDays: (billions: string, days: string) => `Lire ${billions} milliards de jetons prendrait ${days} jours.`,
  oneStep: 'un pas',
  largeChart: 'Où passe un pas',
  largePart: (what: string, duration: string, share: string) => `${what} : ${duration}, ${share} du pas`,
  stepParts: {
    compute: 'calcul',
    tensor: 'sommes du tenseur',
    sends: 'd’étage à étage',
    bubble: 'bulle',
    data: 'somme des gradients',
  },
  largeFormulas: 'Les formules, avec ces nombres',
  stepFormulas: {
    compute: (t: string, p: string, _data: string, m: string) =>
      `${m} micro-lots × opérations des blocs / (${p} étages × ${t} GPU × puissance atteinte)`,
    tensor: (t: string, p: string, _data: string, m: string) =>
      `${m} micro-lots × blocs / ${p} × 4 ou 6 anneaux de ${t} GPU`,
    sends: (_tensor: string, p: string, _data: string, m: string) =>
      `${m} micro-lots × 2 messages × v × (${p} − 1) / ${p}`,
    bubble: (_tensor: string, p: string, _data: string, _micro: string) =>
      `(${p} − 1) / v micro-lots, et leurs messages`,
    data: (t: string, p: string, data: string, _micro: string) =>
      `un anneau de ${data} GPU sur les gradients / (${t} × ${p})`,
  },
  published: (speed: string, days: string, ours: string, gap: string) =>
    `Mesuré (Narayanan 2021, arXiv:2104.04473) : ${speed} TFLOP/s par GPU, ${days} jours. Ces formules : ${ours} TFLOP/s, ` +
    `opérations refaites comprises, soit ${gap}.`,
  reachedBy: (share: string) =>
    `Elles ne disent pas à quelle vitesse vont les produits de matrices : pour la vitesse mesurée, ils devraient atteindre ` +
    `${share} de la puissance.`,
  largeConstants: 'Toutes les constantes',
  largeFields: {
    largeTensor: 'Tenseur t',
    largePipeline: 'Pipeline p',
    largeData: 'Données N',
    largeChunks: 'Tranches par GPU v',
    largeBatch: 'Séquences par pas',
    largeMicro: 'Séquences par micro-lot b',
    largeNode: 'GPU par nœud',
    largeInside: 'Débit dans un nœud',
    largeBetween: 'Débit entre nœuds',
    largeLatency: 'Latence',
    largePeak: 'Puissance d’un GPU',
    largeReached: 'Part que les produits atteignent',
  },
  largeRecomputed: 'Chaque bloc est recalculé au retour',
  largeSources:
    'Ce sont les sommes de l’horloge des liaisons : opérations sur puissance, octets sur débit, latences, bulle. A100 : ' +
    '312 TFLOP/s en 16 bits, NVLink à 300 Go/s par sens, un adaptateur InfiniBand de 200 Gb/s par GPU. La moitié de la ' +
    'puissance est l’hypothèse du chapitre.',
  machine:
    'Ce que l’horloge de votre machine a mesuré au dernier pas : il dépend d’elle et de ce qu’elle fait d’autre, et ' +
    'les travailleurs se partagent ses cœurs.',
  doing: {
    forward: 'aller',
    backward: 'retour',
    update: 'mise à jour',
    communicating: 'communication',
    waiting: 'attente',
  },
  timeChart: 'Ce que fait chaque travailleur pendant un pas',
  spanOf: (lane: string, doing: string, name: string, start: string, length: string) =>
    `Travailleur ${lane}, ${doing}${name ? ` ${name}` : ''} : à ${start}, pendant ${length}`,
  what: 'Quoi',
  from: 'Début',
  lasts: 'Durée',
  slots: (count: string) => count,
  seconds: (count: string) => `${count} s`,
  milliseconds: (count: string) => `${count} ms`,
  microseconds: (count: string) => `${count} µs`,
  and: ', ',
};
