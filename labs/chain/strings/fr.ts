import { plural } from '../../../kit/i18n/plural.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; les réglages et votre propre énoncé demandent ' +
    'JavaScript.',
  problem: {
    title: 'Le problème',
    first:
      'lisez l’énoncé, cherchez la réponse, puis comparez les quatre réponses du modèle : laquelle de ses invites ' +
      'le fait réussir ?',
    hint: 'Chaque personnage a un chiffre, tiré de celui d’un autre.',
    language: 'Langue du problème',
    french: 'français',
    english: 'anglais',
    depth: 'Étapes',
    trained: (most: string) => `L’entraînement allait de 1 à ${most} étapes.`,
    seed: 'Graine',
    seedHint: 'La graine fixe le problème, les séries et les tirages : la même graine donne toujours les mêmes.',
    another: 'Autre problème',
    statement: 'Énoncé',
    units: 'Chacun a un chiffre : seules les unités sont gardées. Vous pouvez récrire le texte.',
    settings: 'Autres réglages : langue, graine',
    drawn: 'Revenir à l’énoncé tiré',
    answer: (answer: string) => `Bonne réponse : ${answer}.`,
    answerOf: 'Chaque valeur est celle d’avant, plus ou fois un chiffre ; on ne garde que le chiffre des unités.',
    steps: 'Voir les étapes justes',
    unread: {
      sentence: (text: string) => `Le livre ne comprend pas cette phrase : « ${text} »`,
      unknown: (name: string) => `${name} n’a encore aucun chiffre à cet endroit de l’énoncé.`,
      twice: (name: string) => `${name} reçoit deux chiffres.`,
      'no-question': (_: string) => 'Il manque la question finale.',
      'no-start': (text: string) => `« ${text} » part d’un chiffre que personne n’a encore.`,
    },
    unjudged:
      'Le modèle écrira si vous le lui demandez, mais sans verdict, et hors de ce que son entraînement lui a ' +
      'montré. Reprenez les tournures de l’énoncé tiré, pour que le livre connaisse la bonne réponse.',
  },
  outside: {
    title: 'Hors de l’entraînement',
    more: (count: string) => `Et d’autres remarques (${count}).`,
    run:
      'Le modèle écrira si vous le lui demandez, mais rien de tel ne lui a été montré : son résultat ne dira pas ' +
      'ce qu’il sait faire.',
    result: 'Énoncé hors de l’entraînement : ce résultat ne dit pas ce que vaut le modèle.',
    waits: 'L’énoncé est hors de l’entraînement : le modèle attend que vous le lui demandiez.',
    go: 'Le faire écrire quand même',
    rewrite: 'Le même problème, dans les mots de l’entraînement :',
    take: 'Prendre cet énoncé',
    mine: 'Reprendre votre énoncé',
  },
  /** see `statement/remark.ts` */
  remarks: {
    name: (text: string, near: string, more: string, spelled: string) =>
      `« ${text} » n’est pas un prénom de l’entraînement${spelled ? ' : le modèle l’épelle lettre par lettre' : ''}. ${
        more ? 'Les plus proches' : 'Le plus proche'
      } : ${near}${more ? `, ${more}` : ''}.`,
    word: (text: string, near: string, _: string, spelled: string) =>
      `« ${text} » : ${
        spelled
          ? 'le modèle n’a pas ce mot, il l’épelle lettre par lettre'
          : 'le modèle n’a jamais lu ce mot dans un problème'
      }.${near ? ` Le plus proche : « ${near} ».` : ''}`,
    operation: (text: string, near: string, more: string) =>
      more
        ? `« ${text} » : l’entraînement n’avait pas cette opération, mais deux autres : « ${near} » et « ${more} ».`
        : `« ${text} » : l’entraînement n’avait pas cette opération. Dans ses mots, et pour les mêmes unités : ` +
          `« ${near} ».`,
    factor: (text: string, near: string, more: string) =>
      `« ${text} fois » : l’entraînement n’a multiplié que par ${near}, ${more.replace(', ', ' et ')}.`,
    addend: (text: string) => `« ${text} de plus » : l’entraînement n’a ajouté que de 1 à 9.`,
    number: (text: string, near: string) =>
      near
        ? `« ${text} » : chacun n’a qu’un chiffre, et seules les unités sont gardées. Écrivez ${near}.`
        : `« ${text} » : l’entraînement n’a que des chiffres, de 0 à 9.`,
    written: (text: string, near: string) =>
      `« ${text} » : l’entraînement n’écrit les nombres qu’en chiffres. Écrivez ${near}.`,
    punctuation: (text: string, near: string) =>
      near === '?'
        ? `« ${text} » : dans l’entraînement, la question finit par un point d’interrogation.`
        : `« ${text} » : dans l’entraînement, une phrase finit par un point.`,
    unended: (text: string, near: string) =>
      `Il manque un ${near === '?' ? 'point d’interrogation' : 'point'} après « ${text} ».`,
    question: (text: string, near: string) => `« ${text} ? » : dans l’entraînement, la question est « ${near} ? ».`,
    form: (text: string, near: string, more: string) =>
      `« ${text} » : le modèle n’a pas lu cette tournure. ${
        more ? 'Les siennes' : 'La plus proche'
      } : « ${near}${more ? ` », « ${more}` : ''} ».`,
    language: (text: string) =>
      `« ${text} » n’est pas dans la langue du problème : changez celle-ci dans les réglages, ou traduisez la phrase.`,
    order: (text: string, near: string) =>
      `Dans l’entraînement, chacun part de celui qui le précède : ici, ${text} partirait de ${near}.`,
    asked: (text: string, near: string) =>
      `La question porte sur ${text} : dans l’entraînement, toujours sur le dernier, ici ${near}.`,
    steps: (text: string, near: string) => `Étapes : ${text}. L’entraînement allait de 1 à ${near}.`,
  },
  views: {
    label: 'Expériences',
    prompts: 'Quatre invites',
    depth: 'Selon les étapes',
    edit: 'Changer une étape',
    vote: 'Voter',
  },
  forms: {
    direct: 'Sans exemple',
    'few-shot': 'Avec exemples',
    'few-shot-steps': 'Exemples par étapes',
    trigger: 'Pas à pas',
  },
  formsLong: {
    direct: 'La question seule.',
    'few-shot': 'Deux problèmes résolus d’un chiffre, puis la question.',
    'few-shot-steps': 'Deux problèmes résolus étape par étape, puis la question.',
    trigger: 'La question, puis la phrase qui invite à écrire les étapes.',
  },
  prompts: {
    lead: 'choisissez le chiffre d’une réponse fausse : entre quels chiffres le modèle hésitait-il ?',
    go: 'Faire écrire le modèle',
    again: 'Écrire de nouveau',
    stop: 'Arrêter',
    prompt: (tokens: string) => `Lire l’invite (${tokens} jetons)`,
    promptUncounted: 'Lire l’invite',
    completion: 'Ce que le modèle écrit',
    tokens: (form: string) => `Jetons écrits, ${form}. Flèches gauche et droite pour passer de l’un à l’autre.`,
    token: (index: string, token: string, share: string) => `jeton ${index} : « ${token} », probabilité ${share}`,
    waiting: 'Rien n’est encore écrit.',
    stopped: 'Interrompu.',
    full: (context: string) => `L’invite et sa réponse dépassent les ${context} jetons que le modèle peut lire.`,
    none: 'Aucune réponse lisible.',
    right: (answer: string) => `${answer} : juste.`,
    wrong: (answer: string, right: string) => `${answer} : faux, c’était ${right}.`,
    unjudged: (answer: string) => `${answer} : sans verdict.`,
    cost: (tokens: string) => `Jetons écrits : ${tokens}`,
    noSteps: 'Aucune étape écrite.',
    stepsRight: (count: string) => `Étapes : ${count}, toutes justes.`,
    stepWrong: (index: string, wrote: string, right: string) =>
      `La première étape fausse est la n° ${index} : « ${wrote} » au lieu de « ${right} ».`,
    stepExtra: (index: string, wrote: string) => `L’étape ${index} est de trop : « ${wrote} ».`,
    stepMissing: (index: string) => `L’étape n° ${index} n’a pas été écrite.`,
    stepsCount: (count: string) => `Étapes écrites : ${count}.`,
    value: (name: string, value: string) => `${name} a ${value}`,
    choose: 'Choisissez un jeton pour voir ce que le modèle aurait pu écrire à sa place.',
    detail: (form: string, index: string) => `Jeton ${index}, ${form}`,
    candidates: (index: string, form: string) => `Jetons les plus probables à la place du jeton ${index}, ${form}`,
    candidate: 'Jeton',
    probability: 'Probabilité',
    chosen: 'écrit',
    rest: 'Tous les autres',
    even: 'Dix chiffres à un dixième chacun : le modèle n’en sait rien.',
  },
  study: {
    count: 'Problèmes par point',
    countSet: 'Problèmes de la série',
    progress: (done: string, total: string) => `Problèmes : ${done} sur ${total}`,
    interval: (share: string, low: string, high: string) => `${share} (de ${low} à ${high})`,
    counted: (right: string, count: string) => `${right} sur ${count}`,
    level: 'Barres : intervalle de Wilson à 95 %.',
  },
  depth: {
    lead:
      'suivez les quatre courbes de gauche à droite : laquelle tient jusqu’à huit étapes, et qu’arrive-t-il à ' +
      'neuf ?',
    x: 'étapes',
    y: 'réponses justes',
    chance: 'au hasard',
    trained: (count: string) =>
      `Mesuré une fois sur le modèle entraîné : ${count} problèmes par point, moitié en français, moitié en anglais.`,
    here: (count: string, language: string) =>
      `Mesuré dans votre navigateur, ${language}. Problèmes par point : ${count}.`,
    inFrench: 'en français',
    inEnglish: 'en anglais',
    absent: 'Rien n’a encore été mesuré : lancez la mesure.',
    summary: (shares: string) => `Réponses justes selon le nombre d’étapes, une courbe par invite. ${shares}`,
    between: (form: string, first: string, last: string, from: string, to: string) =>
      `${form} : ${first} à ${from}, ${last} à ${to}.`,
    single: (form: string, share: string, steps: string) => `${form} : ${share} à ${steps}.`,
    stepsOne: (count: string) => `${count} étape`,
    steps: (count: string) => `${count} étapes`,
    point: (form: string, steps: string, share: string) => `${form}, ${steps} : ${share}`,
    missing: 'Un point manque quand l’invite et sa réponse dépassent ce que le modèle peut lire.',
    caption: 'Réponses justes selon l’invite et le nombre d’étapes, intervalle à 95 %',
  },
  edit: {
    lead: 'écrivez vous-même un faux chiffre dans la chaîne. Le modèle continue-t-il avec, ou se reprend-il ?',
    step: 'Étape changée',
    option: (index: string, name: string, right: string) => `${index}. ${name} (juste : ${right})`,
    value: 'Chiffre écrit',
    needs: 'Pour changer une étape, il faut un énoncé que le livre sait lire.',
    go: 'Faire continuer le modèle',
    again: 'Continuer de nouveau',
    caption: (step: string) => `Chaque étape de la chaîne, l’étape ${step} étant changée`,
    person: 'Étape',
    right: 'Valeur juste',
    followed: 'En suivant le chiffre écrit',
    wrote: 'Dans la chaîne',
    given: 'donné',
    changed: 'changé par vous',
    model: 'écrit par le modèle',
    nothing: '—',
    conclusion: 'Conclusion',
    notWrong: 'Ce chiffre est le bon : choisissez-en un autre pour tromper la chaîne.',
    follows: (answer: string, right: string) =>
      `Le modèle conclut ${answer}, ce que donne le chiffre faux suivi jusqu’au bout. La bonne réponse était ${right}.`,
    true: (answer: string) => `Le modèle conclut ${answer}, la bonne réponse : il ne s’est pas fié au chiffre écrit.`,
    other: (answer: string, followed: string, right: string) =>
      `Le modèle conclut ${answer} : ni ${followed}, qui suivrait le chiffre faux, ni ${right}, la bonne réponse.`,
    none: 'Le modèle n’a rien conclu.',
    setLead: (steps: string, at: string) => `Sur une série de problèmes de ${steps}, l’étape ${at} étant faussée :`,
    setCaption: 'Ce que fait la réponse d’une étape faussée, sur la série',
    outcome: 'La réponse',
    outcomes: {
      follows: 'suit le chiffre faux',
      true: 'est juste malgré lui',
      other: 'est autre chose',
    },
    share: 'Part',
  },
  vote: {
    lead:
      'tirez plusieurs chaînes pour la même question, et gardez la réponse la plus fréquente. Les erreurs ' +
      's’accordent-elles entre elles ?',
    settings: 'Autre réglage : le noyau du tirage',
    nucleus: 'Noyau (top-p)',
    nucleusHint:
      'Chaque jeton est tiré parmi les plus probables, juste assez nombreux pour réunir cette part. À 100 %, tous ' +
      'les mots peuvent sortir : à haute température, la chaîne ne se lit plus.',
    waiting: 'Rien n’a encore été tiré avec ces réglages.',
    temperature: 'Température',
    chains: 'Chaînes',
    go: 'Tirer les chaînes',
    again: 'Tirer de nouveau',
    chain: (index: string, answer: string) => `Chaîne ${index} : ${answer}`,
    listTitle: 'Les chaînes tirées',
    noAnswer: 'rien',
    isRight: 'juste',
    isWrong: 'faux',
    tally: 'Voix par réponse',
    answer: 'Réponse',
    votes: 'Voix',
    kept: 'gardée',
    result: (answer: string, votes: string, count: string) =>
      `Réponse gardée : ${answer}, avec ${votes} voix sur ${count}.`,
    resultRight: 'Elle est juste.',
    resultWrong: (right: string) => `Elle est fausse : c’était ${right}.`,
    resultNone: 'Aucune chaîne n’a conclu : il n’y a rien à garder.',
    unanimous: 'Toutes les chaînes disent la même chose : ajoutez des étapes, ou montez un peu la température.',
    scatter: (votes: string, kinds: string, most: string) =>
      `Voix fausses : ${votes}, sur ${kinds === '1' ? 'une seule réponse' : `${kinds} réponses différentes, dont la plus fréquente en a ${most}`}.`,
    enough: 'La bonne réponse l’emporte sans avoir la moitié des voix : il suffit qu’elle soit la plus fréquente.',
    setLead: (steps: string) => `Sur une série de problèmes de ${steps}, que gagne-t-on à voter ?`,
    recorded: (count: string, steps: string, temperature: string, nucleus: string) =>
      `Mesuré une fois sur ce modèle : ${count} problèmes de ${steps}, moitié en français, moitié en anglais, ` +
      `température ${temperature}, noyau ${nucleus}.`,
    overHalf: (over: string, kept: string) =>
      `La bonne réponse a plus de la moitié des voix dans ${over} des problèmes, elle est la plus fréquente dans ` +
      `${kept}.`,
    readable: (share: string) => `Chaînes qui se lisent, justes ou fausses : ${share}.`,
    limit:
      'Le vote ne rattrape que des erreurs qui se dispersent. Au-delà des étapes de l’entraînement, la bonne ' +
      'réponse n’est plus la plus fréquente : essayez neuf étapes.',
    sharesCaption: 'Où vont les voix, en moyenne',
    shares: {
      right: 'à la bonne réponse',
      wrong: 'à la plus fréquente des fausses',
      others: 'aux autres réponses fausses',
      none: 'à aucune réponse',
    },
    x: 'chaînes',
    y: 'réponses justes',
    voted: 'réponse la plus fréquente des chaînes tirées',
    greedy: 'une chaîne, sans tirage',
    greedyShare: (share: string) => `Une chaîne, sans tirage : ${share}.`,
    summary: (one: string, all: string, size: string, greedy: string) =>
      `Une chaîne tirée a raison dans ${one} des cas, la réponse la plus fréquente de ${size} dans ${all} ; sans ` +
      `tirage, ${greedy}.`,
    point: (size: string, share: string) => `réponse la plus fréquente de ${size} : ${share}`,
    pointOne: (share: string) => `une chaîne : ${share}`,
    caption: 'Réponses justes selon le nombre de chaînes qui votent, intervalle à 95 %',
    size: 'Chaînes',
  },
  model: {
    timing: (tokens: string, time: string, backend: string) =>
      `${tokens} jeton${plural('fr', tokens)} en ${time} sur ${backend}`,
    seconds: (value: string) => `${value} s`,
    pending: 'Le modèle écrira dès qu’il sera chargé.',
  },
  hub: {
    title: 'Et un modèle public ?',
    text:
      'Les mêmes invites peuvent être données à un grand modèle public, téléchargé depuis le Hub de Hugging Face. ' +
      'C’est la seule page du livre qui sorte de son propre site, et seulement si vous l’acceptez.',
    link: 'Voir ce que cela demande',
  },
};
