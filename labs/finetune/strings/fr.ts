import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript: 'Sans JavaScript, le laboratoire montre un entraînement enregistré ; entraîner ici demande JavaScript.',
  first:
    'entraînez l’adaptateur et lisez la même invite continuée tous les dix pas. À partir de quel pas le ' +
    'style change-t-il ?',
  recorded: 'Ces pertes et ces textes viennent du vrai modèle, entraîné avec ces mêmes réglages.',
  origin: 'L’adaptateur a été entraîné dans ce navigateur.',
  leftOut:
    'Le lien emporte les réglages, mais ni vos textes ni vos adaptateurs gardés : ils ne quittent pas ' +
    'votre appareil.',
  settings: {
    legend: 'Ce qui est appris, et comment',
    lesson: 'Tâche à apprendre',
    lessons: {
      telegramme: 'Télégramme',
      theatre: 'Théâtre',
      francais: 'Passer au français',
      texts: 'Vos textes',
      pairs: 'Vos paires',
    },
    about: {
      telegramme:
        'Continuer un texte en style télégraphique, STOP après chaque phrase. 800 extraits de romans ' +
        'raccourcis par une règle.',
      theatre:
        'Continuer un récit en dialogue de théâtre, deux voix nommées en capitales. 800 extraits tirés des ' +
        'romans.',
      francais: 'Continuer en français un texte commencé en anglais. 800 passages de romans et de leurs traductions.',
      texts:
        'Écrire à la manière d’un texte que vous collez. À partir de 5 ko, le style s’entend ; en dessous, le modèle ' +
        'apprend par cœur.',
      pairs: 'Répondre comme dans vos exemples : une invite, une flèche, la suite attendue.',
    },
    rank: 'Rang r',
    learningRate: 'Taux d’apprentissage',
    steps: 'Pas',
    batch: 'Fenêtres par pas',
    seed: 'Graine',
    parameters: (count: string, share: string) =>
      `${count} nombres à apprendre (${share} du modèle) ; α = 2r, la base est gelée.`,
    more: 'Matrices, taille du lot, graine',
    modules: 'Matrices corrigées, dans chacun des blocs',
    moduleNames: {
      'attn.c_attn': 'W_Q, W_K, W_V',
      'attn.c_proj': 'W_O',
      'mlp.c_fc': 'MLP, entrée',
      'mlp.c_proj': 'MLP, sortie',
    },
    frozenA: 'Geler A, n’apprendre que B',
  },
  own: {
    label: { texts: 'Votre texte, en français ou en anglais', pairs: 'Vos paires, une par ligne' },
    hint: {
      texts: 'Collez un texte brut. Le dernier septième est mis de côté, pour mesurer la perte.',
      pairs:
        'Une ligne : invite → suite (ou « => », ou une tabulation). Une paire sur sept est mise de côté, pour ' +
        'mesurer la perte.',
    },
    private:
      'Rien n’est envoyé : l’entraînement a lieu sur votre appareil. Ce que vous collez est gardé dans ce navigateur ' +
      'd’une visite à l’autre, jusqu’à ce que vous l’effaciez.',
    kept: {
      kept: 'Gardé dans ce navigateur.',
      full: 'Plus de place dans ce navigateur : à votre prochaine visite, il faudra coller de nouveau.',
      none: 'Ce navigateur ne garde rien ici : à votre prochaine visite, il faudra coller de nouveau.',
    },
    erase: 'Effacer',
    size: (bytes: string) => `${bytes} de texte.`,
    pairs: (count: string) => `${count} paire${plural('fr', count)} lue${plural('fr', count)}.`,
    few:
      'C’est peu : attendez-vous à voir la perte des textes mis de côté remonter pendant que celle d’entraînement ' +
      'descend. C’est le surapprentissage.',
    strange: (lines: string, more: boolean) =>
      `Lignes ignorées, faute d’une flèche et d’un texte de part et d’autre : ${lines}${more ? '…' : ''}.`,
  },
  refusal: {
    empty: 'Il n’y a rien à apprendre : collez d’abord un texte dans le cadre.',
    'no-pair': 'Aucune ligne n’est une paire : écrivez une invite, une flèche (→ ou =>), puis la suite.',
    short: 'Le texte est trop court : il ne laisse aucun jeton à prédire.',
  },
  bar: {
    go: 'Entraîner ici',
    again: 'Entraîner de nouveau',
    pause: 'Mettre en pause',
    goOn: 'Reprendre',
    stop: 'Arrêter',
    resume: (step: string) => `Reprendre au pas ${step}`,
    restart: 'Recommencer',
    running: 'Entraînement en cours',
    paused: 'Entraînement en pause',
    progress: (done: string, total: string) => `${done} pas sur ${total}`,
    stopped: (done: string) => `Arrêté après ${done} pas. L’adaptateur appris jusque-là peut être essayé.`,
    pace: (seconds: string) => `${seconds} s par pas.`,
  },
  curves: {
    title: 'Les pertes',
    recorded: 'entraînement enregistré',
    train: 'Entraînement',
    gauges: { held: 'Tâche, textes mis de côté', fr: 'Français général', en: 'Anglais général' },
    use: 'Pertes selon le pas',
    step: 'Pas',
    loss: 'Perte (nats par jeton)',
    caption: 'Pertes d’un entraînement, en nats par jeton',
    point: (name: string, step: string, loss: string) => `${name}, pas ${step} : ${loss} nats par jeton`,
    random: (loss: string) => `Tirage au sort (${loss})`,
    lesson: (windows: string, held: string) =>
      `${windows} fenêtre${plural('fr', windows)} de 64 jetons au plus pour apprendre, ` +
      `${held} mise${plural('fr', held)} de côté pour mesurer.`,
    passes: (times: string) => `Chacune a été vue ${times} fois en moyenne.`,
    forgetting: (fr0: string, fr1: string, en0: string, en1: string) =>
      `Sur des romans qui n’ont rien à voir avec la tâche, la perte passe de ${fr0} à ${fr1} en français, ` +
      `de ${en0} à ${en1} en anglais : c’est l’oubli.`,
    begun: 'L’entraînement commence : au premier pas, l’adaptateur est nul et la perte est celle de la base.',
    unmeasured:
      'Une seule fenêtre : rien n’a pu être mis de côté. La perte d’entraînement ne dit que ce qui est su ' +
      'par cœur.',
    learning: (from: string, to: string) =>
      `Il apprend : sur des textes jamais vus, la perte de la tâche passe de ${from} à ${to} nats par jeton.`,
    overfit: (step: string, best: string, now: string, train: string) =>
      `Surapprentissage : la perte d’entraînement descend à ${train}, mais celle des textes mis de côté remonte de ` +
      `${best} (pas ${step}) à ${now}. L’adaptateur apprend les phrases, non la manière.`,
    diverging: (base: string, now: string) =>
      `Il diverge : la perte des textes mis de côté est montée de ${base}, celle de la base, à ${now}, et ` +
      'celle d’entraînement ne baisse pas. Chaque pas dépasse le creux qu’il visait.',
    chance: (now: string, chance: string, vocabulary: string) =>
      `Il a divergé : une perte de ${now} est pire que celle d’un tirage au sort de chaque jeton (ln ${vocabulary} = ` +
      `${chance}). Les pas sont si grands que la correction écrase ce que la base savait.`,
    overflow: (step: string) =>
      `Les nombres ont débordé au pas ${step} : la perte n’est plus un nombre fini, et l’entraînement ` +
      's’arrête. Les pas sont beaucoup trop grands.',
    lower: (rate: string) => `Essayez un taux dix fois plus petit : ${rate}.`,
  },
  samples: {
    title: 'La même invite, tous les dix pas',
    lead: (prompt: string, seed: string, temperature: string) =>
      `La suite de « ${prompt} », toujours avec le même tirage (nº ${seed}, température ${temperature}) : ` +
      'ce qui change vient de l’adaptateur.',
    base: 'Base',
    step: (step: string) => `Pas ${step}`,
    change: 'L’invite se change plus bas, sous « Force et fusion », avant d’entraîner.',
    nothing: 'Rien : le modèle a terminé le texte aussitôt.',
    writing: 'en train d’écrire…',
  },
  tabs: {
    label: 'Ce que l’on fait de l’adaptateur',
    try: 'Force et fusion',
    compare: 'Comparer',
    keep: 'Emporter, garder',
  },
  tryIt: {
    prompt: 'Votre invite, en français ou en anglais',
    hint: 'Elle est continuée pendant l’entraînement et après.',
    none: 'Entraînez d’abord un adaptateur, ou reprenez-en un que vous avez gardé.',
    training: 'Pendant l’entraînement, l’adaptateur change encore : l’essai viendra après l’arrêt.',
    strength: 'Force de la correction',
    times: (strength: string) => `× ${strength}`,
    base: 'Base seule',
    adapted: (strength: string) => `Avec l’adaptateur, × ${strength}`,
    merge: 'Fusionner et comparer',
    mergeLead:
      'W′ = W₀ + (α/r)·BA est calculé, puis les logits de l’invite sont comparés à ceux du calcul à deux ' + 'chemins.',
    merged: (gap: string, effect: string) =>
      `Fusionné et non fusionné diffèrent d’au plus ${gap} sur les logits de l’invite ; l’adaptateur, lui, ` +
      `les déplace de ${effect}.`,
  },
  compare: {
    lead: (batch: string, rate: string) =>
      `L’ajustement complet a été fait en PyTorch sur les mêmes fenêtres, ${batch} par pas, 80 pas, au taux que le ` +
      `livre retient pour lui (${rate}). L’adaptateur du livre a vu plus de textes et plus de pas.`,
    ownLead: 'Vos textes n’ont pas d’adaptateur livré à qui se mesurer : il reste la base.',
    caption: 'Pertes sur les mêmes fenêtres, en nats par jeton',
    method: 'Méthode',
    origin: 'Origine',
    base: 'Base',
    mine: 'Votre adaptateur',
    recordedRun: 'Entraînement enregistré',
    shipped: 'Adaptateur du livre, rang 8',
    full: 'Ajustement complet',
    chart: 'Perte de la tâche sur les textes mis de côté, selon le pas',
  },
  keep: {
    lead:
      'Un adaptateur est deux petits fichiers, que la bibliothèque PEFT de Python lit tels quels, et que ' +
      'le laboratoire de LoRA accepte une fois le dossier décompressé.',
    download: 'Télécharger au format PEFT',
    keep: 'Garder dans ce navigateur',
    keeping: {
      kept: 'Gardé. Vous le retrouverez ici à votre prochaine visite, hors ligne aussi.',
      full: 'Plus de place : oubliez un adaptateur ou libérez de l’espace, puis recommencez.',
      none: 'Le navigateur ne garde rien ici (navigation privée, ou page sans HTTPS) : téléchargez-le plutôt.',
    },
    list: 'Adaptateurs gardés',
    none: 'Aucun pour le moment.',
    about: (lesson: string, rank: string, steps: string, held: string | null, date: string) =>
      `${lesson}, rang ${rank}, ${steps} pas${held === null ? '' : `, perte ${held}`} – ${date}`,
    use: 'Reprendre',
    inUse: 'En service',
    forget: 'Oublier',
    used: 'L’onglet « Force et fusion » l’essaie ; un nouvel entraînement prendra sa place.',
  },
};
