import { MAX_RANK } from '@kit/lora/index.ts';
import tasks from './tasks/fr.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; les réglages et vos propres fichiers ' +
    'demandent JavaScript.',
  first:
    'ramenez la force de la correction à 0, puis montez-la peu à peu. À partir de quelle force le style change-t-il ?',
  training: 'mesuré à l’entraînement',
  leftOut: (adapter: string) =>
    'Le lien n’emporte pas votre adaptateur, qui ne quitte pas votre appareil : il ouvre le même réglage sur ' +
    `« ${adapter} ». Joignez vos deux fichiers.`,
  tabs: {
    label: 'Ce que le laboratoire montre de plus',
    spectrum: 'Rang de ΔW',
    merge: 'Fusionner',
    next: 'Jeton suivant',
    cost: 'Coût',
    forgetting: 'Oubli',
    files: 'Vos fichiers',
  },
  cancel: 'Annuler',
  progress: (done: string, of: string) => `Passages : ${done} sur ${of}`,
  ways: { base: 'Base', unmerged: 'Non fusionné', merged: 'Fusionné' },
  formulas: { base: 'W₀x', unmerged: 'W₀x + (α/r)·B·A·x', merged: 'W′x' },
  prompt: {
    label: 'Votre invite, en français ou en anglais',
    hint: 'Le modèle écrit la suite, un jeton tiré au sort à la fois.',
    length: 'Jetons à écrire',
  },
  picker: {
    choose: 'Adaptateur',
    tasks,
    about: {
      telegramme: 'Il écrit la suite en style télégraphique, STOP après chaque phrase.',
      theatre: 'Il fait du récit un dialogue de théâtre, deux voix nommées en capitales.',
      francais: 'Il continue en français un texte commencé en anglais.',
      own: 'Vos deux fichiers, lus dans votre navigateur ; ils ne le quittent pas.',
    },
    named: (folder: string, task: string, rank: string) => `${folder} : ${task}, rang ${rank}`,
    facts: (rank: string, alpha: string, modules: string, bytes: string) =>
      `Rang r = ${rank}, α = ${alpha}, sur ${modules} ; fichier de ${bytes}.`,
    strength: 'Force de la correction',
    strengthText: (strength: string, alpha: string) => `× ${strength}, soit α = ${alpha}`,
    times: (strength: string) => `× ${strength}`,
    more: 'Second adaptateur, rang gardé, longueur',
    rank: 'Rang gardé',
    rankText: (rank: string, of: string) => `${rank} sur ${of}`,
    second: 'Ajouter un second adaptateur',
    none: 'aucun',
    secondStrength: 'Force du second',
    own: 'Votre adaptateur, au format PEFT',
    ownHint:
      'adapter_config.json et adapter_model.safetensors, ensemble, l’un après l’autre, ou tout leur dossier ; on ' +
      'peut aussi les déposer sur le laboratoire. Ils sont lus dans votre navigateur et ne le quittent pas. Tout ' +
      'est vérifié avant d’être lu ; 64 Mo au plus.',
    accepted: (rank: string, count: string) => `Adaptateur accepté : rang ${rank}, ${count} paramètres.`,
    refused: 'Fichier refusé. Rien n’a changé dans le laboratoire.',
    files: 'Choisir les fichiers',
    folder: 'Ou tout un dossier',
    trained: 'Ou l’un de ceux que vous avez entraînés et gardés :',
    waitsForWeights: (name: string) => `« ${name} » est gardé. Choisissez maintenant adapter_model.safetensors.`,
    waitsForConfig: (name: string) => `« ${name} » est gardé. Choisissez maintenant adapter_config.json.`,
  },
  outputs: {
    title: 'Ce que le modèle écrit',
    after: (prompt: string) => `Après « ${prompt} » :`,
    unfold: 'Lire les textes en entier',
    fold: 'Abréger les textes',
    again: 'Un autre tirage',
    draw: (seed: string, temperature: string, nucleus: string) =>
      `Tirage nº ${seed}, les mêmes nombres au hasard pour les trois (température ${temperature}, noyau ${nucleus}).`,
    under: (engine: string, threads: string) =>
      `Enregistré avec ${engine}, fils de calcul : ${threads}, nombres sur 32 bits.`,
    same: 'Le même texte que non fusionné, au caractère près.',
    writing: 'en train d’écrire…',
    nothing: 'Rien : le modèle a terminé le texte aussitôt.',
    gap: 'Plus grand écart entre les logits fusionnés et non fusionnés',
    gapSentence: (gap: string, effect: string) =>
      `Sur toute l’invite, fusionné et non fusionné diffèrent d’au plus ${gap} ; l’adaptateur, lui, déplace les ` +
      `logits de la base de ${effect} au plus.`,
    next: 'Le jeton qui suit l’invite',
    nextCaption: 'Jetons les plus probables après l’invite, selon les trois calculs',
    token: 'Jeton',
  },
  ledger: {
    title: 'Fusionner, défusionner, échanger',
    lead:
      'Une seule copie des poids, chargée une fois. Chaque opération est une addition ou une soustraction de ΔW ; ' +
      'l’empreinte SHA-256 dit si les poids sont les mêmes.',
    merge: (what: string) => `Fusionner : ${what}`,
    swap: (what: string) => `Échanger contre : ${what}`,
    unmerge: 'Défusionner',
    caption: 'Suite des opérations, avec les empreintes des poids',
    operation: 'Opération',
    float32: 'Empreinte, 32 bits',
    float16: 'Empreinte, arrondi à 16 bits',
    distance: 'Plus grand |W − W₀|',
    operations: {
      base: 'poids d’origine W₀',
      merge: (what: string) => `fusion : ${what}`,
      unmerge: (what: string) => `défusion : ${what}`,
      round: 'arrondi à 16 bits',
    },
    noCrypto: 'indisponible',
    same: '= W₀',
    stateBase: 'Les poids sont ceux de la base, au bit près : même empreinte qu’à l’origine. Rien n’a été rechargé.',
    stateMerged: (what: string) => `Les poids contiennent : ${what}. Le graphe, lui, n’a pas changé.`,
    stateLost: 'Les poids ne sont pas revenus à ceux de la base : l’arrondi a changé au moins un nombre.',
    note:
      'Après la défusion, les nombres en 32 bits diffèrent de W₀ par le dernier arrondi. La base étant en 16 bits, ' +
      'l’arrondir la retrouve exactement.',
  },
  cost: {
    title: 'Ce que cela coûte',
    lead:
      'Temps pour écrire un jeton, les trois calculs tour à tour, dans un ordre qui change ; et octets de poids ' +
      'que chacun lit.',
    measure: 'Mesurer quinze tours',
    caption: 'Temps par jeton, en millisecondes, et mémoire des poids',
    way: 'Calcul',
    least: 'min.',
    lower: '1er quartile',
    median: 'médiane',
    upper: '3e quartile',
    most: 'max.',
    bytes: 'Poids lus',
    extra: 'dont facteurs',
    none: 'Pas encore mesuré sur votre appareil : cliquez sur « Mesurer quinze tours ».',
    differs: (median: string, least: string, most: string) =>
      `${median} de temps par rapport à la base (entre ${least} et ${most}, intervalle à 95 %).`,
    same: (least: string, most: string) =>
      `pas de différence que l’on puisse distinguer de la base : entre ${least} et ${most} (intervalle à 95 %), ` +
      'zéro compris.',
    tooFew: 'trop peu de tours pour conclure.',
    under: (rounds: string, tokens: string, engine: string) =>
      `Mesuré ici, avec ${engine} : ${rounds} tours de ${tokens} jetons par calcul. Chaque tour compare le calcul ` +
      'à la base juste à côté ; l’intervalle est celui de la médiane des tours (test du signe).',
    plot:
      'Étendue des temps par jeton : trait de l’extrême à l’extrême, boîte du premier au troisième quartile, barre ' +
      'à la médiane.',
    note:
      'Les facteurs s’ajoutent à la base ; le modèle fusionné a exactement sa taille. Base et fusionné emploient ' +
      'le même graphe, en 32 bits.',
  },
  spectrum: {
    title: 'Les directions de ΔW',
    lead:
      'Chaque ligne est une matrice du modèle, chaque colonne une valeur singulière de son ΔW à pleine force, de ' +
      'la plus grande à la plus petite.',
    nothing: 'Toutes les valeurs singulières sont nulles : ΔW = 0, cet adaptateur laisse la base telle quelle.',
    grid: 'Valeurs singulières de ΔW, par matrice',
    row: 'Matrice',
    col: 'Valeur singulière',
    cell: (matrix: string, k: string, value: string, share: string) => `${matrix}, σ${k} = ${value}, ${share} de ‖ΔW‖²`,
    matrix: (layer: string, module: string) => `bloc ${layer}, ${module}`,
    modules: {
      'attn.c_attn': 'Q, K, V',
      'attn.c_proj': 'sortie d’attention',
      'mlp.c_fc': 'MLP, entrée',
      'mlp.c_proj': 'MLP, sortie',
    },
    summary: (largest: string, matrix: string, kept: string) =>
      `La plus grande valeur singulière est ${largest} (${matrix}). À elle seule, la première direction de chaque ` +
      `matrice porte ${kept} de ‖ΔW‖².`,
    curve: 'Perte selon le rang gardé',
    curveLead:
      'On ne garde que les k premières directions de chaque matrice, puis on mesure la perte sur un extrait de ' +
      'textes jamais vus.',
    sweep: 'Mesurer à chaque rang',
    rank: 'Rang k',
    kept: 'part de ‖ΔW‖²',
    curveCaption: 'Perte, en nats par jeton, quand on ne garde que k directions par matrice',
    curveSentence: (rank: string, task: string, base: string, whole: string) =>
      `Au rang ${rank} : ${task} nats par jeton sur la tâche. Sans adaptateur : ${base} ; avec l’adaptateur ` +
      `entier : ${whole}.`,
    loss: 'perte (nats par jeton)',
    curvePoint: (gauge: string, rank: string, loss: string) => `${gauge}, rang ${rank} : ${loss} nats par jeton`,
    use: 'Rang montré',
  },
  gauges: { task: 'Tâche', fr: 'Français général', en: 'Anglais général' },
  count: {
    title: 'Combien de paramètres ?',
    formula: 'Par la formule',
    file: 'Dans le fichier',
    full: 'Ajustement complet',
    formulaText: (layers: string, rank: string, sum: string, total: string) =>
      `${layers} blocs × r × Σ(entrée + sortie) = ${layers} × ${rank} × ${sum} = ${total}`,
    unevenText: (matrices: string, rank: string, sum: string, total: string) =>
      `r × Σ(entrée + sortie) sur les ${matrices} matrices visées = ${rank} × ${sum} = ${total}`,
    fileText: (total: string, bytes: string) =>
      `${total} nombres dans les tenseurs du fichier, ${bytes} avec l’en-tête`,
    fullText: (total: string, share: string) => `${total} : l’adaptateur en apprend ${share}`,
    agree: 'La formule et le fichier disent le même nombre.',
    disagree: 'La formule et le fichier ne disent pas le même nombre.',
  },
  forgetting: {
    title: 'Ce que l’on gagne, ce que l’on oublie',
    lead:
      'Perte en nats par jeton sur des romans jamais vus : sur la tâche, puis sur de la prose ordinaire. Plus ' +
      'c’est bas, mieux c’est.',
    caption: 'Pertes mesurées à l’entraînement, par tâche et par méthode',
    method: 'Méthode',
    methods: {
      base: 'base',
      lora: (rank: string) => `LoRA, rang ${rank}`,
      full: 'ajustement complet',
    },
    parameters: 'Paramètres appris',
    verdict: (share: string, parameters: string, loraLoss: string, fullLoss: string) =>
      `LoRA obtient ${share} du gain de l’ajustement complet avec ${parameters} des paramètres. Sur la prose ` +
      `ordinaire, sa perte varie de ${loraLoss} nat par jeton en moyenne ; celle de l’ajustement complet, de ` +
      `${fullLoss}.`,
    here: 'Mesurer ici',
    hereTitle: 'Avec votre réglage',
    hereCaption: (task: string) => `Pertes avec le réglage choisi, sur un extrait des mêmes textes (tâche : ${task})`,
    adapted: 'adapté',
    difference: 'écart',
    ranksTitle: 'D’autres rangs, entraînés pour de bon',
    ranksCaption: 'Adaptateurs de rangs différents pour la même tâche, entraînés séparément',
    rank: 'Rang',
    bytes: 'Fichier',
  },
  take: {
    title: 'Emporter le modèle fusionné',
    lead:
      'Un dossier Hugging Face dans une archive zip : configuration, segmenteur et poids fusionnés en 32 bits. En ' +
      'Python : AutoModelForCausalLM.from_pretrained(dossier).',
    download: (size: string) => `Télécharger le modèle fusionné (${size})`,
    reload: 'Recharger un modèle fusionné',
    reloadHint: 'L’archive zip que vous venez de télécharger, ou un fichier model.safetensors.',
    reloaded: (name: string, gap: string) =>
      `« ${name} » rechargé : ses logits diffèrent d’au plus ${gap} de ceux du modèle fusionné ici.`,
    writes: 'Il écrit :',
    checksum: (sum: string) => `Empreinte des poids : ${sum}`,
  },
  refusal: {
    pick: {
      'two-files':
        'Aucun de ces fichiers ne convient : il faut adapter_config.json (la configuration) et ' +
        'adapter_model.safetensors (les facteurs).',
      several:
        'Plusieurs fichiers pourraient convenir : gardez une seule configuration et un seul fichier de facteurs.',
      sharded: 'Les facteurs sont en plusieurs morceaux : il faut un seul adapter_model.safetensors.',
      pickle:
        'Ce format de PyTorch (pickle) n’est pas lu ici : il peut exécuter du code. Enregistrez l’adaptateur en ' +
        '.safetensors : save_pretrained le fait de lui-même.',
      archive:
        'C’est une archive : décompressez-la, puis choisissez les deux fichiers qu’elle contient, ' +
        'adapter_config.json et adapter_model.safetensors.',
      unreadable:
        'Le fichier ne peut pas être lu : il a peut-être changé depuis que vous l’avez choisi. Choisissez-le de ' +
        'nouveau.',
      'too-large': 'Le fichier dépasse 64 Mo : ce ne peut être ni un adaptateur, ni un modèle de cette taille.',
    },
    folder: {
      zip: 'L’archive n’est pas un zip lisible.',
      content: 'L’archive ne contient pas un unique model.safetensors, de 64 Mo au plus.',
      checksum: 'L’archive est abîmée : les poids ne correspondent pas à la somme de contrôle qu’elle donne.',
    },
    kinds: {
      empty: 'Le fichier est vide : il ne contient pas un octet.',
      'lfs-pointer':
        'Ce fichier n’est qu’un pointeur Git LFS de quelques lignes : lancez « git lfs pull », ou téléchargez le ' +
        'fichier lui-même.',
      'web-page': 'Ce fichier est une page web : le lien de téléchargement a mené à une page.',
      pickle:
        'Ce fichier n’est pas du safetensors, mais le format de PyTorch (pickle), qui peut exécuter du code et ' +
        'n’est pas lu ici : le renommer ne suffit pas.',
      gguf: 'Ce fichier est au format GGUF, de llama.cpp : il faut l’adaptateur au format PEFT.',
      json: 'Ce fichier est du texte JSON, pas des facteurs.',
      other: 'Ce fichier n’est pas du safetensors.',
    },
    hints: {
      'needs-list':
        'Pour PEFT, un texte est une expression régulière qui doit décrire le nom entier, comme ' +
        '« transformer.h.0.attn.c_attn » : écrivez plutôt une liste.',
      'not-adaptable': 'LoRA ne s’applique ici qu’aux quatre matrices de chaque bloc.',
      'no-tensors': 'Le fichier ne contient aucun tenseur : l’enregistrement n’a gardé que ses métadonnées.',
      'no-prefix':
        'Les noms n’ont pas le préfixe « base_model.model. » : enregistrez avec save_pretrained du modèle PEFT.',
      'adapter-name':
        'Les noms contiennent celui de l’adaptateur, « .default. » : c’est un state_dict brut ; enregistrez avec ' +
        'save_pretrained.',
      'second-adapter': 'Le fichier contient deux adaptateurs : enregistrez-en un seul.',
      compiled: 'Le préfixe « _orig_mod. » vient de torch.compile : enregistrez le modèle d’origine.',
      distributed: 'Le préfixe « module. » vient de DistributedDataParallel : enregistrez model.module.',
      sharded: 'Le préfixe « _fsdp_wrapped_module. » vient de FSDP : rassemblez les poids avant d’enregistrer.',
      'bare-model': 'L’adaptateur a été entraîné sur GPT2Model, sans sa tête de langue : il faut GPT2LMHeadModel.',
      magnitude: 'C’est le vecteur de normes de DoRA, que ce livre ne calcule pas.',
      zero3: 'Une dimension est nulle : DeepSpeed ZeRO-3 a enregistré des tenseurs vides ; rassemblez les poids avant.',
      transposed: 'Lignes et colonnes sont échangées.',
      nan: 'Python y a écrit NaN ou Infinity, que JSON ne connaît pas.',
      comments: 'Il contient des commentaires, que JSON ne connaît pas.',
    },
    weights: 'Ces poids ne sont pas ceux d’un modèle de la forme du décodeur.',
    lora: {
      'config-json': 'adapter_config.json n’est pas un objet JSON.',
      'peft-type': 'Ce n’est pas un adaptateur LoRA : peft_type doit valoir LORA.',
      rank: `Le rang r doit être un entier de 1 à ${MAX_RANK}.`,
      alpha: 'lora_alpha doit être un nombre, de −10 000 à 10 000.',
      'target-modules': 'target_modules ne désigne pas des matrices que LoRA adapte dans ce décodeur.',
      'target-pattern':
        'target_modules est une expression régulière mal formée, ou qui emploie ce qui n’est pas lu ici ' +
        '(références arrière, groupes atomiques).',
      'unsupported-option': 'L’adaptateur emploie une option que ce livre ne calcule pas.',
      'unknown-option':
        'La configuration contient une option que ce livre ne connaît pas : elle pourrait changer le calcul.',
      'missing-tensor': 'Il manque un tenseur que la configuration annonce.',
      'unexpected-tensor': 'Le fichier contient un tenseur que la configuration n’annonce pas.',
      shape: 'Un tenseur n’a pas la forme attendue : l’adaptateur est fait pour un autre modèle.',
      dtype: 'Un tenseur n’est pas en nombres à virgule de 16 ou 32 bits.',
      'not-finite': 'Un tenseur contient un nombre qui n’en est pas un (NaN) ou qui est infini.',
      overflow: 'Avec ces nombres, le calcul déborde les 32 bits : il n’y a rien à montrer.',
      mismatch: 'Les facteurs ne s’ajustent pas à la base.',
    },
    safetensors: {
      truncated: 'Le fichier safetensors est tronqué : il est plus court que ce que son en-tête annonce.',
      'header-length': 'La longueur d’en-tête annoncée n’est pas plausible.',
      'header-json': 'L’en-tête safetensors n’est pas du JSON valide.',
      'duplicate-key': 'L’en-tête safetensors nomme deux fois la même chose.',
      'header-entry': 'Une entrée de l’en-tête safetensors est mal formée.',
      'too-many-tensors': 'L’en-tête safetensors annonce trop de tenseurs.',
      'unknown-dtype': 'Le fichier emploie un type de nombre inconnu.',
      shape: 'L’en-tête annonce une forme impossible.',
      offsets: 'Un tenseur désigne des octets hors du fichier : le fichier est tronqué, ou son en-tête est faux.',
      'size-mismatch': 'La forme annoncée d’un tenseur ne correspond pas à ses octets.',
      misaligned: 'Un tenseur ne commence pas sur un multiple de la taille de ses éléments.',
      overlap: 'Deux tenseurs se recouvrent dans le fichier.',
      gap: 'Des octets du fichier n’appartiennent à aucun tenseur.',
    },
  },
} as const;
