export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le calcul pour Llama 3 8B, entraîné sur une carte de 80 Go avec les ' +
    'réglages de départ.',
  first:
    'un modèle de 8 milliards de paramètres ne tient pas sur une carte de 80 Go. Quel seul réglage suffit à l’y ' +
    'faire entrer ?',
  model: 'Modèle',
  models: {
    gpt3: 'GPT-3',
    llama8: 'Llama 3 8B',
    llama70: 'Llama 3 70B',
    mixtral: 'Mixtral 8×7B',
    book: 'Le décodeur du livre',
  },
  viewsLabel: 'Entraîner ou interroger',
  views: { train: 'Entraîner', serve: 'Interroger' },
  precision: 'Précision',
  precisions: { bf16: 'BF16 mixte', fp32: 'FP32', fp8: 'FP8' },
  optimiser: 'Optimiseur',
  optimisers: { adamw: 'AdamW', adam8: 'Adam 8 bits', sgd: 'SGD', lora: 'LoRA', qlora: 'QLoRA' },
  recomputed: 'Activations recalculées',
  recompute: { none: 'aucune', selective: 'les scores', full: 'tout le bloc' },
  flash: 'FlashAttention : les scores ne sont jamais écrits',
  sequence: 'Parallélisme de séquence : le reste des activations est partagé par les t GPU',
  zero: 'ZeRO : ce que partagent les copies',
  zeros: { 0: '0, rien', 1: '1, états', 2: '2, + gradients', 3: '3, + poids' },
  ...{ giga: 'Go', octets: 'octets' },
  fields: {
    ...{ layers: 'Blocs L', width: 'Largeur d', heads: 'Têtes h', kvHeads: 'Têtes K, V', hidden: 'Largeur du MLP f' },
    ...{ matrices: 'Matrices du MLP', vocabulary: 'Vocabulaire V', positions: 'Positions apprises' },
    ...{ tables: 'Tables de jetons', experts: 'Experts par bloc', active: 'Experts par jeton' },
    ...{ biased: 'Biais, dropout (0, 1)', rank: 'Rang r', length: 'Jetons par séquence n' },
    ...{ batch: 'Séquences par micro-lot b', micro: 'Micro-lots par pas m', tensor: 'Tenseur t' },
    ...{ pipeline: 'Pipeline p', data: 'Données N', card: 'Mémoire d’une carte', reserve: 'Réserve', weight: 'Poids' },
    ...{ gradient: 'Gradient', master: 'Copie maîtresse', first: 'Premier moment', second: 'Second moment' },
    ...{ frozen: 'Poids gelé', activation: 'Une activation', served: 'Un poids', cached: 'Une clé, une valeur' },
    ...{ latent: 'Vecteur latent (MLA)', sequences: 'Séquences à la fois' },
  },
  objections: {
    heads: 'Le découpage en tenseur distribue des têtes entières : t doit diviser leur nombre h.',
    layers: 'Chaque étage du pipeline a besoin d’un bloc : p ne peut dépasser L.',
    width: 'La largeur d doit être un multiple du nombre de têtes h, et h un multiple du nombre de têtes K, V.',
    active: 'Un jeton ne peut aller chez plus d’experts qu’il n’y en a.',
  },
  parts: {
    ...{ weights: 'poids', gradients: 'gradients', master: 'copie maîtresse', moments: 'moments' },
    ...{ activations: 'activations', logits: 'scores du vocabulaire' },
  },
  eachGpu: (gpus: string) => (gpus === '1' ? 'Le GPU' : `Chacun des ${gpus} GPU`),
  stage: (stage: string, stages: string, gpus: string) => `Étage ${stage} sur ${stages} (${gpus} GPU)`,
  fits: (total: string, room: string, gpus: string) => `Tient : ${total} au plus sur ${room}, avec ${gpus} GPU.`,
  overflows: (total: string, room: string, missing: string) =>
    `Ne tient pas : ${total} pour ${room}, il manque ${missing}.`,
  chart: 'Mémoire par GPU',
  limit: (room: string) => `carte, ${room}`,
  ...{ who: 'GPU', total: 'total' },
  partOf: (who: string, part: string, size: string) => `${who}, ${part} : ${size}`,
  knobs: {
    ...{ flash: 'écrire l’attention avec FlashAttention', selective: 'recalculer les scores' },
    ...{ batch: 'des micro-lots d’une séquence, plus nombreux', full: 'recalculer chaque bloc' },
    ...{ zero1: 'ZeRO 1, sur 8 copies au moins', zero2: 'ZeRO 2, sur 8 copies au moins' },
    ...{ zero3: 'ZeRO 3, sur 8 copies au moins', tensor: 'doubler t', pipeline: 'doubler p', adam8: 'Adam 8 bits' },
  },
  enough: (knob: string, total: string) => `Premier réglage qui suffit à lui seul : ${knob} (${total}).`,
  notEnough: (knob: string, total: string) =>
    `Aucun réglage ne suffit à lui seul. Celui qui allège le plus : ${knob} (${total}).`,
  ...{ turn: 'Essayer ce réglage', takeCut: 'Prendre cette grappe' },
  fewest: (gpus: string, tensor: string, pipeline: string, data: string) =>
    `Plus petite grappe, sans rien changer d’autre : ${gpus} GPU (t = ${tensor}, p = ${pipeline}, N = ${data}).`,
  noCut: 'Avec ces réglages, 4 096 GPU n’y suffisent pas (t de 8 au plus, un nœud).',
  formulas: 'Les formules, avec vos nombres',
  formulasLead: (name: string, count: string) =>
    `${name} : ${count} de paramètres, après le découpage en étages et en colonnes.`,
  ...{ part: 'Poste', formula: 'Formule', bytes: 'Octets', source: 'Source' },
  billions: (n: string) => `${n} milliards`,
  millions: (n: string) => `${n} millions`,
  blocks: (layers: string, inFlight: string, block: string, full: boolean) =>
    `${layers} blocs × ${inFlight} micro-lots en vol × ${block}${full ? ' + un bloc déplié' : ''}`,
  sources: {
    weights: 'Micikevicius 2017 ; ZeRO : Rajbhandari 2019, § 5',
    gradients: 'Micikevicius 2017 ; ZeRO : Rajbhandari 2019, § 5',
    master: 'Micikevicius 2017, § 3.1',
    moments: 'Kingma 2014 ; 8 bits : Dettmers 2021',
    activations: 'Korthikanti 2022, équations 1 à 6 ; 1F1B : Narayanan 2021, § 2.2',
    logits: 'Korthikanti 2022, § 4.3',
  },
  leftOut:
    'Ne sont pas comptés : les tampons de communication, la fragmentation, le contexte CUDA (mettez-les dans la ' +
    'réserve) ; le découpage des experts entre GPU ; les couches que ZeRO 3 rassemble le temps d’un calcul.',
  constants: 'Toutes les constantes',
  constantsLead: 'Chaque nombre se change ; un champ vidé reprend la valeur du modèle choisi.',
  shape: 'La forme du modèle',
  count: (all: string) => `${all} paramètres.`,
  countActive: (all: string, active: string) => `${all} paramètres, dont ${active} actifs pour chaque jeton.`,
  bytesLead: 'Octets par paramètre, ou par nombre gardé',
  bytesSource:
    'FP8 suit DeepSeek-V3 : gradients et copie maîtresse en FP32, moments en BF16. QLoRA garde les poids gelés sur ' +
    '4 bits, auxquels leurs constantes ajoutent 0,13 bit (Dettmers 2023).',
  published: 'Comparer aux chiffres publiés',
  publishedLead: 'Les mêmes formules, à gauche ; à droite, ce que d’autres ont publié ou ce que contient le fichier.',
  ...{ case: 'Cas', ours: 'Nos formules', theirs: 'Publié', gap: 'Écart' },
  cases: {
    book: 'Paramètres du décodeur du livre, comptés dans son fichier',
    llama: 'Paramètres de Llama 3 8B (ses fichiers)',
    mixtral: 'Paramètres de Mixtral 8×7B (Jiang 2024, arXiv:2401.04088)',
    gpt2: 'Entraîner GPT-2, 1,5 milliard (Rajbhandari 2019, § 3.1)',
    zero0: '7,5 milliards, 64 GPU, sans ZeRO (Rajbhandari 2019, figure 1)',
    zero1: 'Le même, ZeRO 1',
    zero2: 'Le même, ZeRO 2',
    zero3: 'Le même, ZeRO 3',
    scores: 'Part des scores dans les activations de GPT-3 (Korthikanti 2022, § 5)',
    qlora: 'Affiner 65 milliards sans LoRA (Dettmers 2023, résumé)',
    qwen: 'Cache par jeton de Qwen 2.5 72B, GQA (Zhao 2025, arXiv:2505.09343, table 1)',
    deepseek: 'Cache par jeton de DeepSeek-V3, MLA (le même article)',
  },
  cache: 'cache KV',
  kinds: {
    ...{ mha: 'Attention à têtes multiples (MHA) :', gqa: 'Clés et valeurs par groupes de têtes (GQA) :' },
    ...{ mqa: 'Une seule tête de clés et de valeurs (MQA) :', mla: 'Un vecteur latent (MLA) :' },
  },
  perToken: (size: string, formula: string) => `${size} par jeton (${formula}).`,
  cacheFormula: (layers: string, heads: string, width: string, bytes: string) =>
    `2 × ${layers} blocs × ${heads} têtes × ${width} × ${bytes} octets`,
  latentFormula: (layers: string, latent: string, bytes: string) => `${layers} blocs × ${latent} × ${bytes} octets`,
  most: (most: string, length: string) => `La carte a de la place pour ${most} séquences de ${length} jetons.`,
  none: 'La carte n’a pas de place pour une seule séquence.',
  serveChart: 'Mémoire par GPU, en inférence',
  serveSource:
    'Cache : Ainslie 2023 pour les groupes, DeepSeek-AI 2024 (§ 2.1.1) pour le vecteur latent. Les t GPU se ' +
    'partagent les têtes ; un vecteur latent est copié sur chacun.',
};
