import { plural } from '../../../kit/i18n/plural.ts';
import families from './families/fr.ts';

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; les réglages et votre propre invite demandent ' +
    'JavaScript.',
  task: {
    title: 'La tâche',
    first: 'mettez k à 0, puis montez d’un exemple à la fois. À partir de combien le modèle répond-il juste ?',
    settings: 'Autres réglages : langue, ordre, graine',
    hint: 'Rien ne nomme la règle : le modèle ne la connaît que par les exemples.',
    family: 'Tâche',
    groups: {
      trained: 'Tâches de l’entraînement',
      heldOut: 'Jamais vues à l’entraînement',
      studies: 'Étiquettes qui ont un sens',
    },
    families,
    about: {
      categories: 'Deux à quatre catégories, chacune désignée par un mot inventé.',
      languages: 'Une étiquette pour les mots français, une autre pour les mots anglais.',
      kinds: 'Deux à quatre sortes (noms communs, prénoms, chiffres, lettres), chacune désignée par un mot inventé.',
      parity: 'Une étiquette pour les chiffres pairs, une autre pour les impairs.',
      groups: 'Deux ou trois groupes de trois que rien ne rapproche : il faut avoir vu chacun.',
      table: 'Trois à six mots, prénoms ou chiffres, chacun associé à un mot inventé : il faut retrouver la ligne.',
      position: 'De deux à quatre mots, prénoms, chiffres ou lettres, rendre toujours celui de la même place.',
      order: 'De trois mots, prénoms, chiffres ou lettres, en rendre deux, dans un ordre à deviner.',
      relation: 'Traduction, pluriel, catégorie, première lettre, ou le mot lui-même.',
      arithmetic: 'Ajouter un nombre de 2 à 9, ou multiplier par ce nombre : à vous de le deviner.',
      comparison: 'Rendre le plus grand, le plus petit, le premier ou le second.',
      affix: 'Le mot, précédé ou suivi d’un mot inventé.',
      plurals: 'Une étiquette pour les singuliers, une autre pour les pluriels.',
      sizes: 'Une étiquette pour les chiffres de 0 à 4, une autre pour ceux de 5 à 9.',
      'letter-table': 'Trois à six lettres, chacune associée à un mot inventé.',
      'new-categories': 'Des catégories qui n’ont jamais porté d’étiquette à l’entraînement.',
      'new-orders': 'Deux sur trois, dans les deux ordres que l’entraînement n’a jamais montrés.',
      'natural-labels': 'Chaque catégorie porte son propre nom.',
      'flipped-labels': 'Chaque catégorie porte le nom d’une autre.',
    },
    language: 'Langue des mots',
    french: 'français',
    english: 'anglais',
    k: 'Exemples (k)',
    labels: 'Étiquettes des exemples',
    kinds: { true: 'justes', random: 'au hasard', shuffled: 'mélangées', swapped: 'échangées' },
    kindsLong: {
      true: 'Chaque exemple porte sa vraie étiquette.',
      random: 'Chaque étiquette est tirée au hasard parmi celles de l’invite.',
      shuffled: 'Les sorties des exemples sont redistribuées entre eux.',
      swapped: 'Chaque étiquette est remplacée par une autre, toujours la même.',
    },
    onlyShuffled: 'Cette tâche n’a pas d’étiquettes en petit nombre : on peut seulement mélanger les sorties.',
    seed: 'Graine',
    seedHint: 'La même graine donne toujours les mêmes exemples et les mêmes séries.',
    another: 'Autres exemples',
    permute: 'Permuter les exemples',
    original: 'Ordre d’origine',
  },
  prompt: {
    label: 'L’invite, que vous pouvez récrire',
    hint: 'Chaque ligne va d’un tiret à une sortie ; la dernière s’arrête à la flèche, là où la réponse commence.',
    count: (tokens: string, context: string) => `${tokens} jeton${plural('fr', tokens)} sur ${context} au plus.`,
    drawn: 'Revenir à l’invite tirée',
    spelled: (count: string) =>
      `Le modèle lit une partie de l’invite lettre par lettre (lettres et signes : ${count}), ce qu’il n’a jamais ` +
      'appris. N’attendez rien de sa réponse.',
    mine: 'Reprendre votre invite',
    word: (word: string, near: string) => `« ${word} »${near ? ` (le plus proche : « ${near} »)` : ''}`,
    unknown: (words: string, more: string) =>
      `Mots que le modèle n’a pas : ${words}${more ? `, et d’autres (${more})` : ''}. Il les lit lettre par ` +
      'lettre, ce qu’il n’a jamais appris : n’attendez rien de sa réponse.',
    closed: 'L’invite ne finit pas par une flèche : le modèle continue, mais ce n’est pas une réponse.',
    empty: 'Écrivez au moins un caractère.',
    tooLong: (tokens: string, context: string) =>
      `L’invite fait ${tokens} jetons, le modèle en lit ${context} au plus. Raccourcissez-la : votre texte est intact.`,
  },
  answer: {
    title: 'Ce que le modèle répond',
    right: (answer: string) => `« ${answer} » : juste.`,
    wrong: (answer: string, wanted: string) => `« ${answer} » : faux, c’était « ${wanted} ».`,
    taught: (answer: string, wanted: string) =>
      `« ${answer} » : ce que disent les exemples. Avec les vraies étiquettes, c’était « ${wanted} ».`,
    unjudged: (answer: string) => `« ${answer} », sans verdict : l’invite est de vous.`,
    nothing: 'rien',
    printed: (share: string) =>
      `En gras, la réponse du modèle, enregistrée à la construction du livre ; il lui donne ${share}.`,
    earlier: (answer: string) => `« ${answer} », à l’invite précédente.`,
    withOff: (count: string) => `Têtes éteintes : ${count}. La réponse est celle du modèle ainsi amputé.`,
    caption: 'Premiers jetons possibles de la réponse',
    token: 'Jeton',
    probability: 'Probabilité',
    rest: 'Tous les autres',
    timing: (backend: string, time: string) => `Dernier passage : ${time} sur ${backend}`,
  },
  views: {
    label: 'Mesurer',
    accuracy: 'Exactitude selon k',
    orders: 'Ordre des exemples',
    heads: 'Têtes qui recopient',
    weights: 'Et les poids ?',
  },
  study: {
    count: 'Questions par point',
    progress: (done: string, total: string) => `Questions : ${done} sur ${total}`,
    interval: (share: string, low: string, high: string) => `${share} (de ${low} à ${high})`,
    level: 'Barres : intervalle de Wilson à 95 %.',
  },
  accuracy: {
    lead:
      'mesurez ici, puis comparez la courbe des étiquettes échangées à celle des justes. Combien d’exemples ' +
      'faut-il ?',
    x: 'exemples (k)',
    y: 'réponses justes',
    chance: 'niveau du hasard, réponses connues',
    series: {
      true: 'étiquettes justes',
      random: 'étiquettes au hasard',
      shuffled: 'mélangées',
      swapped: 'échangées',
      taught: 'échangées, jugées comme telles',
    },
    taughtLong:
      '« Échangées, jugées comme telles » : est comptée juste la réponse que les exemples enseignent, non la vraie.',
    trained: (count: string) =>
      `Mesuré une fois sur le modèle entraîné : ${count} questions par point, moitié en français, moitié en ` +
      'anglais. Étiquettes justes.',
    here: (count: string) =>
      `Mesuré dans votre navigateur, avec la graine et la langue ci-dessus. Questions par point : ${count}.`,
    absent: 'Rien n’a encore été mesuré pour cette tâche : lancez la mesure.',
    summary: (family: string, shares: string) => `${family}, réponses justes selon le nombre d’exemples (${shares}).`,
    and: ' ; ',
    between: (series: string, first: string, last: string, from: string, to: string) =>
      `${series} : ${first} pour k = ${from}, ${last} pour k = ${to}`,
    one: (series: string, share: string, k: string) => `${series} : ${share} pour k = ${k}`,
    point: (series: string, k: string, share: string) => `${series}, k = ${k} : ${share}`,
    caption: 'Réponses justes selon le nombre d’exemples, intervalle à 95 %',
    zero:
      'Pour k = 0, le modèle ignore jusqu’aux réponses possibles : il fait pis que le hasard d’un lecteur qui les ' +
      'connaîtrait.',
  },
  orders: {
    lead: (count: string) =>
      `les mêmes exemples, la même question, ${count} ordres tirés au sort : la réponse tient-elle ?`,
    go: 'Essayer les ordres',
    needs: 'Il faut au moins deux exemples pour en changer l’ordre.',
    drawn: 'La mesure porte sur l’invite tirée, non sur celle que vous avez récrite.',
    progress: (done: string, total: string) => `Ordres : ${done} sur ${total}`,
    result: (right: string, count: string, interval: string) =>
      `Ordres qui mènent à la bonne réponse : ${right} sur ${count}, soit ${interval}.`,
    caption: 'Réponses données, de la plus fréquente à la moins fréquente',
    answer: 'Réponse',
    number: 'Ordres',
    isRight: 'bonne réponse',
  },
  heads: {
    first: 'ouvrez la tête au plus grand nombre, éteignez-la, et lisez ce que répond le modèle sans elle.',
    lead:
      'Où regarde la dernière flèche, au moment de répondre ? Une tête qui recopie regarde les sorties égales à la ' +
      'réponse, ou le retour à la ligne qui les suit, ↵ : c’est là que les couches d’avant ont rangé ce que disait ' +
      'la ligne.',
    grid: 'Recopie de chaque tête. Flèches pour se déplacer, Entrée pour ouvrir une tête.',
    layer: (layer: string) => `Couche ${layer}`,
    head: (layer: string, head: string) => `Couche ${layer}, tête ${head}`,
    headShort: (head: string) => `T${head}`,
    cell: (shown: string, name: string) => `${shown} : recopie, ${name}`,
    isOff: 'éteinte',
    score:
      'Recopie : attention sur les sorties égales à la réponse et sur les retours à la ligne qui les suivent, ' +
      'moins leur part de l’attention donnée à toutes les sorties, retours compris. Zéro pour une tête qui ne ' +
      'les distingue pas.',
    none: 'Aucun exemple ne porte cette réponse : il n’y a rien à recopier, et toutes les recopies valent zéro.',
    opened: (name: string, onAnswer: string, onOutputs: string) =>
      `${name} : ${onAnswer} de son attention va aux sorties égales à la réponse et aux retours à la ligne qui les ` +
      `suivent, ${onOutputs} à toutes les sorties et à leurs retours.`,
    strip: 'L’invite ; plus un jeton est souligné, plus la dernière flèche le regarde.',
    on: 'Tête allumée',
    off: (count: string) => `Têtes éteintes : ${count}.`,
    allOn: 'Tout rallumer',
    offHint: 'Éteignez-la, et lisez ce que répond le modèle sans elle.',
    table: 'Voir les poids en tableau',
    caption: (name: string) => `${name} : jetons les plus regardés par la dernière flèche`,
    token: 'Jeton',
    position: 'Place',
    weight: 'Attention',
  },
  weights: {
    lead:
      'obtenez la même réponse de deux façons, en montrant des exemples et en descendant un gradient. Laquelle ' +
      'change le modèle, et que deviennent les autres tâches ?',
    go: 'Comparer ici',
    again: 'Comparer de nouveau',
    progress: (done: string, total: string) => `Invites lues : ${done} sur ${total}`,
    result: (right: string, before: string, after: string, count: string) =>
      `Les exemples font passer « ${right} » de ${before} à ${after} sans changer un octet des poids, ni une ` +
      `réponse aux ${count} autres tâches.`,
    resultTuned: (after: string, bytes: string, changed: string, count: string) =>
      `Le gradient arrive à ${after} en changeant ${bytes} octets : relues sans exemple, ${changed} des ${count} ` +
      'autres tâches changent de réponse.',
    caption: (answer: string) => `Ce que change chacune des deux façons d’obtenir « ${answer} »`,
    what: 'Ce qui peut changer',
    examples: (k: string) => `${k} ${k === '1' ? 'exemple lu' : 'exemples lus'}`,
    tuned: (steps: string) => `${steps} pas de gradient`,
    checksum: 'Empreinte SHA-256 des poids',
    bytes: 'Octets des poids qui changent',
    of: (part: string, whole: string) => `${part} sur ${whole}`,
    right: (answer: string, before: string) => `Probabilité de « ${answer} », ${before} avant`,
    bits: 'Cette question : écart des prédictions',
    bitsElsewhere: (count: string, examples: string) =>
      `${count} autres tâches, ${examples === '0' ? 'sans exemple' : `${examples} exemples`} : écart moyen`,
    changedElsewhere: (count: string, examples: string) =>
      `${count} autres tâches, ${examples === '0' ? 'sans exemple' : `${examples} exemples`} : réponses changées`,
    inBits: (bits: string) => `${bits} bit`,
    same: 'identique',
    changed: 'changée',
    unavailable: 'non calculée ici',
    outputs: 'Relue après les exemples, la question nue donne-t-elle les mêmes nombres ?',
    outputsSame: 'Oui : l’empreinte des logits est identique, au bit près. Le modèle n’a rien retenu.',
    outputsChanged: 'Non : l’empreinte des logits a changé.',
    outputsUnknown: 'Ce navigateur ne calcule pas d’empreinte sur une adresse non sécurisée.',
    explain: (parameters: string) =>
      'Écart : divergence de Kullback-Leibler entre la distribution d’avant et celle d’après ; 0 quand rien ne ' +
      'bouge. Une réponse change quand son premier jeton le plus probable n’est plus le même. L’ajustement fin ' +
      `est réduit ici à ${parameters} nombres, le biais de la dernière normalisation ; le gradient est exact, et ` +
      'le fichier obtenu est bien un autre modèle.',
    none: 'Rien n’a encore été comparé.',
    measured:
      'La colonne des exemples est mesurée ici, chaque question étant relue après eux ; celle du gradient est ' +
      'calculée par formule à partir des poids et des mêmes lectures. Partout, étiquettes justes et têtes toutes ' +
      'allumées.',
  },
};
