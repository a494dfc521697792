import { plural } from '../../../kit/i18n/plural.ts';
import groups from './groups/fr.ts';
import limits from './limits/fr.ts';

const s = (count: string) => plural('fr', count);

export default {
  noscript:
    'Sans JavaScript, le laboratoire montre le résultat enregistré ; vos propres images et étiquettes demandent ' +
    'JavaScript.',
  pass: (backend: string, time: string) => `${time} sur ${backend}, images et textes compris`,
  pending: 'En attendant, le laboratoire montre ce qui est enregistré ; le reste est marqué d’un tiret.',
  waiting: '—',
  howTo: 'Choisissez une image, écrivez des étiquettes : le modèle dit laquelle lui va le mieux.',
  tray: {
    title: 'Images',
    hint: (side: string) =>
      `Chaque image est ramenée à ${side} × ${side} pixels : vous voyez exactement ce que le modèle reçoit.`,
    privacy: 'Vos images ne quittent pas cette page : ni envoi, ni enregistrement.',
    list: 'Images du laboratoire. Flèches pour passer de l’une à l’autre, Suppr pour retirer celle qui est choisie.',
    item: (index: string, name: string) => `image ${index} : ${name}`,
    drawn: (index: string) => `votre dessin ${index}`,
    own: (index: string) => `votre image ${index}`,
    remove: (name: string) => `Retirer ${name}`,
    removeOne: 'Retirer l’image choisie',
    add: 'Ajouter une image',
    pick: 'Choisir un dessin',
    draw: 'Dessiner',
    file: 'Ouvrir un fichier',
    paste: 'Coller',
    camera: 'Appareil photo',
    drop: 'Vous pouvez aussi déposer un fichier ici, ou coller avec Ctrl + V.',
    dropNow: 'Lâchez l’image ici.',
    full: (most: string) => `Le laboratoire tient ${most} images : retirez-en une pour en ajouter une autre.`,
    empty: 'Aucune image : ajoutez-en une pour voir des probabilités.',
    notShared: 'Les images que vous apportez ne sont pas dans le lien : elles restent chez vous. Vos dessins y sont.',
    around:
      'Votre navigateur brouille exprès ce qu’une page lit dans un canevas (canvas). Vos images sont donc lues par ' +
      'un autre chemin, vérifié chaque fois sur des pixels connus : les résultats sont justes.',
    closed:
      'Votre navigateur brouille exprès ce qu’une page lit dans un canevas (canvas) : un dessin n’a pas pu être ' +
      'lu, il a été laissé de côté. Autorisez cette page à lire les canevas, ou choisissez un dessin fourni.',
    unknown: 'Une image du lien n’existe pas dans cette version du livre : elle a été laissée de côté.',
    close: 'Fermer',
  },
  refusal: {
    empty: 'Ce fichier est vide : il n’y a rien à montrer. Choisissez-en un autre.',
    notImage: 'Ce fichier n’est pas une image. Choisissez un fichier PNG, JPEG, WebP, GIF, AVIF ou BMP.',
    damaged:
      'Cette image est abîmée, ou incomplète : le navigateur ne sait pas la lire. Essayez d’en ouvrir une autre copie.',
    unsupported: (format: string) =>
      `Le format ${format} ne se lit pas ici. Enregistrez l’image en PNG ou en JPEG, puis recommencez.`,
    tooHeavy: (size: string, most: string) =>
      `Ce fichier pèse ${size} ; le laboratoire en accepte ${most} au plus. Réduisez l’image, puis recommencez.`,
    tooLarge: (size: string, most: string) =>
      `Cette image compte ${size} millions de pixels ; le laboratoire en accepte ${most} au plus. Réduisez-la, ` +
      'puis recommencez.',
    unreadable:
      'Ce fichier ne se laisse pas lire : c’est un dossier, ou il a été déplacé ou modifié depuis. Choisissez-le ' +
      'de nouveau.',
    disturbed:
      'Votre navigateur brouille exprès, pour vous protéger, les images qu’une page veut lire : le modèle verrait ' +
      'autre chose que vous, et répondrait à côté. Autorisez cette page à lire les canevas (canvas), ou ' +
      'choisissez un dessin fourni.',
    fromPage:
      'Cette image vient d’une page : seule son adresse a été déposée, et le laboratoire ne va rien chercher ' +
      'ailleurs. Enregistrez d’abord l’image, puis ouvrez son fichier.',
    nothingDropped: 'Rien de ce qui a été déposé n’est un fichier. Déposez un fichier d’image.',
    nothingPasted: 'Le presse-papiers ne contient pas d’image. Copiez une image, puis collez de nouveau.',
    pasteRefused:
      'Le navigateur ne laisse pas lire le presse-papiers : employez Ctrl + V dans la page, ou ouvrez un fichier.',
    kept: 'Rien n’a changé dans le laboratoire.',
  },
  camera: {
    title: 'Appareil photo',
    start: 'La caméra est demandée au navigateur seulement si vous appuyez ici.',
    ask: 'Allumer la caméra',
    take: 'Prendre la photo',
    stop: 'Éteindre la caméra',
    preview: 'Ce que voit la caméra',
    denied:
      'Le navigateur ou le système a refusé la caméra. Autorisez-la dans leurs réglages pour ce site, ou ' +
      'choisissez un dessin.',
    none: 'Aucune caméra n’a été trouvée sur cet appareil. Ouvrez un fichier ou choisissez un dessin.',
    busy: 'La caméra est déjà prise par une autre application. Fermez-la, puis recommencez.',
    frame:
      'Le site qui affiche cette page, ou le cadre où elle se trouve, interdit la caméra : vos réglages n’y ' +
      'peuvent rien. Ouvrez le livre dans son propre onglet, ou ouvrez un fichier.',
    insecure: 'Un navigateur n’ouvre la caméra que sur une page en https, et celle-ci ne l’est pas. Ouvrez un fichier.',
    lost: 'La caméra s’est arrêtée : débranchée, ou reprise par le système. Recommencez, ou ouvrez un fichier.',
    unavailable: 'Ce navigateur ne donne pas de caméra aux pages. Ouvrez plutôt un fichier.',
  },
  sketch: {
    title: 'Votre dessin',
    sheet:
      'Feuille à dessiner. À la souris ou au doigt, tracez. Au clavier : flèches pour déplacer la pointe, Espace ' +
      'pour la poser ou la lever.',
    hint: 'Un seul objet, grand, au milieu : le modèle n’a que quelques pixels pour le reconnaître.',
    down: 'pointe posée',
    up: 'pointe levée',
    at: (x: string, y: string, pen: string) => `${x}, ${y}, ${pen}`,
    colour: 'Couleur',
    colours: {
      black: 'noir',
      red: 'rouge',
      orange: 'orange',
      yellow: 'jaune',
      green: 'vert',
      blue: 'bleu',
      violet: 'violet',
      brown: 'brun',
      pink: 'rose',
      white: 'blanc',
    },
    width: 'Trait',
    widths: { thin: 'fin', medium: 'moyen', thick: 'épais' },
    undo: 'Défaire un trait',
    clear: 'Tout effacer',
    done: 'Ajouter ce dessin',
    full: 'La feuille est pleine : ce dessin a le nombre de points qu’un lien peut porter.',
  },
  gallery: {
    title: 'Dessins fournis',
    hint: 'Des émojis de plusieurs styles. Le modèle n’a jamais vu ceux qui sont marqués d’un point.',
    search: 'Chercher par nom',
    groups: 'Groupe',
    all: 'Tous',
    list: 'Dessins fournis. Flèches pour se déplacer, Entrée pour ajouter.',
    unseen: 'jamais vu à l’entraînement',
    seen: 'vu à l’entraînement',
    none: 'Aucun dessin de ce nom.',
    loading: 'Les dessins arrivent…',
    credit: 'Dessins : jeux d’émojis libres, crédités dans la fiche du modèle.',
  },
  labels: {
    title: 'Étiquettes',
    hint:
      'En français ou en anglais ; changer de classes, c’est changer de phrases. Majuscules, apostrophes, espaces ' +
      'et accents, composés ou décomposés, sont d’abord ramenés à l’écriture de l’entraînement.',
    field: 'Nouvelle étiquette',
    add: 'Ajouter',
    remove: (label: string) => `Retirer l’étiquette « ${label} »`,
    edit: (index: string) => `Étiquette ${index}`,
    full: (most: string) => `Le laboratoire tient ${most} étiquettes : retirez-en une pour en ajouter une autre.`,
    twice: (label: string) => `« ${label} » y est déjà.`,
    empty: 'Aucune étiquette : écrivez-en au moins une. Avec deux, le modèle a un choix.',
    tooLong: (label: string, most: string) =>
      `« ${label} » est trop long avec ce gabarit : le modèle lit ${most} jetons au plus. Raccourcissez.`,
    sets: 'Essayez :',
    template: 'Gabarit',
    templateHint: 'La phrase qui entoure chaque étiquette ; {} est la place de l’étiquette.',
    templateOwn: 'Votre gabarit',
    templateBad: 'Gardez {} dans le gabarit : c’est la place de l’étiquette. Le gabarit d’avant reste en service.',
    bare: 'l’étiquette seule',
    mean: 'moyenne de tous les gabarits',
    own: 'un autre…',
  },
  tabs: {
    list: 'Ce que le laboratoire montre',
    choice: 'Choix',
    matrix: 'Matrice',
    look: 'Regard',
    map: 'Carte',
    test: 'Examen',
    limits: 'Limites',
  },
  choice: {
    title: (image: string) => `Quelle étiquette pour « ${image} » ?`,
    label: 'Étiquette',
    cosine: 'Cosinus',
    probability: 'Probabilité',
    top: (label: string, share: string) => `Le modèle choisit « ${label} » (${share}).`,
    caption: (image: string) => `Cosinus et probabilité de chaque étiquette pour « ${image} »`,
    always:
      'La somme fait toujours 100 % : le modèle choisit parmi vos étiquettes, même si aucune ne convient. Regardez ' +
      'aussi le cosinus.',
    temperature: 'Température τ',
    formula: 'p(j) = exp(sⱼ/τ) / Σₖ exp(sₖ/τ)',
    temperatureHint: 'τ ne change ni les cosinus ni leur ordre : seulement l’assurance du choix.',
    learned: (value: string) => `Température apprise : ${value}`,
    useLearned: (value: string) => `Reprendre la température apprise (${value})`,
    templates: 'Effet du gabarit',
    templatesCaption: (image: string) => `Étiquette préférée pour « ${image} » selon le gabarit, à la même température`,
    templatesHint: 'La même image, les mêmes étiquettes : seule la phrase change.',
    templatesRun: 'Comparer les gabarits',
    templateHead: 'Gabarit',
    winner: 'Étiquette préférée',
    margin: 'Avance en cosinus',
  },
  matrix: {
    title: (images: string, labels: string) => `${images} image${s(images)} × ${labels} étiquette${s(labels)}`,
    cosines: 'Cosinus',
    shares: 'Probabilités',
    show: 'Montrer',
    direction: 'Qui choisit ?',
    texts: 'chaque image, parmi les étiquettes',
    images: 'chaque étiquette, parmi les images',
    image: 'image',
    label: 'étiquette',
    summary: (image: string, label: string, value: string) =>
      `Le plus grand cosinus est celui de l’image « ${image} » et de l’étiquette « ${label} » : ${value}.`,
    name: (what: string, images: string, labels: string, summary: string) =>
      `Matrice : ${what}, ${images} image${s(images)} en lignes, ${labels} étiquette${s(labels)} en colonnes. ` +
      `${summary}`,
    cell: (image: string, label: string, value: string) => `${image}, « ${label} » : ${value}`,
    keys: 'Flèches pour changer de case.',
    table: 'Voir les nombres en tableau',
    loss: (value: string, chance: string) =>
      `Si l’étiquette n° i était la légende de l’image n° i, la perte InfoNCE de ce lot vaudrait ${value} ` +
      `(hasard : ${chance}).`,
    lossNeeds: 'Avec autant d’images que d’étiquettes, le laboratoire calcule aussi la perte InfoNCE de ce lot.',
    legendCosine: 'Cosinus (orange : négatif, bleu : positif)',
    legendShare: 'Probabilité (couleur : racine carrée)',
  },
  look: {
    title: (image: string) => `Où le modèle regarde dans « ${image} »`,
    cut: (side: string, count: string, pixels: string) =>
      `L’image de ${pixels} × ${pixels} pixels devient ${side} × ${side} = ${count} carreaux.`,
    field: (pixels: string) =>
      `Des convolutions les préparent : chaque carreau voit un carré de ${pixels} pixels de côté, qui déborde sur ` +
      'ses voisins (cadre tireté).',
    lens: 'Ce qui est montré',
    rollout: 'parcours de l’attention',
    layer: 'une couche',
    pooling: 'résumé final',
    hiding: 'carreau caché',
    explain: {
      rollout:
        'Part de chaque carreau dans le vecteur de l’image, en suivant l’attention de couche en couche (moyenne ' +
        'des têtes, connexion résiduelle comptée pour moitié).',
      layer: 'Poids que le carreau choisi donne à chaque carreau dans une couche, en moyenne sur les têtes.',
      pooling: 'Poids de chaque carreau dans la moyenne finale qui donne le vecteur de l’image.',
      hiding:
        'On remplace un carreau par du gris et on recalcule tout : la valeur est ce que le cosinus perd. C’est un ' +
        'effet mesuré, non une intention.',
    },
    caution:
      'L’attention dit par où passe l’information, pas ce qui décide. Comparez avec « carreau caché » avant de ' +
      'conclure.',
    depth: 'Couches suivies',
    layerNumber: 'Couche',
    hide: (label: string) => `Cacher chaque carreau (étiquette « ${label} »)`,
    hideHint: (count: string) => `${count} images à encoder : une par carreau caché.`,
    hiding64: 'Carreaux cachés',
    label: 'Étiquette',
    row: 'ligne',
    column: 'colonne',
    patch: (row: string, column: string) => `carreau ligne ${row}, colonne ${column}`,
    cell: (row: string, column: string, value: string) => `ligne ${row}, colonne ${column} : ${value}`,
    name: (lens: string, summary: string) => `Carreaux de l’image, ${lens}. ${summary}`,
    strongest: (row: string, column: string, value: string) =>
      `Le plus fort : ligne ${row}, colonne ${column} (${value}).`,
    uniform: (value: string) => `Si tous comptaient autant, chacun aurait ${value}.`,
    pixels: 'Image découpée en carreaux',
    needsLive: 'Le regard sur cette image se calcule ici : chargez le modèle.',
    legendShare: 'Part (couleur : racine carrée)',
    legendDrop: 'Ce que le cosinus perd (bleu) ou gagne (orange) quand le carreau est caché',
    table: 'Voir les nombres en tableau',
    tableCaption: (lens: string) => `Les carreaux, par ligne et colonne : ${lens}`,
  },
  map: {
    title: (images: string, words: string) => `Carte de ${images} dessins et de ${words} mots`,
    hint:
      'Deux dimensions sur les nombreuses que compte l’espace : des voisins sur la carte peuvent être loin l’un de ' +
      'l’autre.',
    explained: (share: string) => `Cette projection garde ${share} de la variance.`,
    centred: 'Retirer la moyenne de chaque modalité',
    gap: (value: string) =>
      `Images et mots occupent deux régions : leurs centres sont à ${value} l’un de l’autre, pour des vecteurs de ` +
      'longueur 1.',
    gapCentred: 'Moyennes retirées, un mot retombe près de ce qu’il nomme, quand le modèle le connaît.',
    search: 'Chercher par une phrase',
    searchHint: 'Par exemple « un animal de la ferme » : les dessins sont classés par cosinus.',
    run: 'Chercher',
    clear: 'Effacer la recherche',
    results: (query: string) => `Dessins les plus proches de « ${query} »`,
    result: (rank: string, name: string, cosine: string) => `${rank}. ${name}, cosinus ${cosine}`,
    plane:
      'Carte des dessins et des mots. Flèches pour aller au voisin dans cette direction, Entrée pour ajouter le ' +
      'dessin.',
    image: 'dessin',
    word: 'mot',
    query: 'phrase cherchée',
    point: (kind: string, name: string) => `${kind} : ${name}`,
    neighbours: (name: string) => `Les plus proches de « ${name} » dans l’espace entier`,
    near: (name: string, cosine: string) => `${name} (${cosine})`,
    add: 'Ajouter aux images',
    table: 'Voir les points en tableau',
    x: 'axe 1',
    y: 'axe 2',
    name: 'Nom',
    kind: 'Nature',
    legend: 'Vignette : dessin. Carré : mot. Losange : phrase cherchée.',
  },
  test: {
    title: 'Examen sur des dessins jamais vus',
    unseen: 'Jamais vu à l’entraînement',
    asked: { concept: 'Choses jamais vues.', style: 'Style jamais vu.' },
    concept: 'la chose dessinée',
    style: 'le style du dessin',
    hint: {
      concept: (images: string, classes: string) =>
        `${images} dessin${s(images)} de ${classes} chose${s(classes)} dont le modèle n’a vu aucun exemple : seuls ` +
        'leurs noms lui sont donnés.',
      style: (images: string, classes: string) =>
        `${images} dessin${s(images)} de ${classes} chose${s(classes)} connue${s(classes)}, d’une main que le ` +
        'modèle n’a jamais vue : aux noms de les reconnaître.',
    },
    names: 'Noms en',
    languages: { fr: 'français', en: 'anglais' },
    group: 'Groupe',
    all: 'tous les groupes',
    run: (count: string) => `Passer l’examen (${count} dessin${s(count)})`,
    running: 'Dessins classés',
    progress: (done: string, total: string) => `${done} sur ${total}`,
    cancel: 'Arrêter',
    stopped: (done: string) => `Arrêté après ${done} dessin${s(done)} : le résultat porte sur eux seuls.`,
    accuracy: (right: string, count: string, share: string) => `${right} juste${s(right)} sur ${count} : ${share}`,
    interval: (low: string, high: string) => `Intervalle à 95 % : de ${low} à ${high}.`,
    chance: (share: string) => `En répondant au hasard : ${share}.`,
    topFive: (share: string) => `Le bon nom est parmi les cinq premiers pour ${share} des dessins.`,
    template: (template: string) => `Gabarit : ${template}`,
    confusion: 'Matrice de confusion',
    truth: 'vrai',
    said: 'répondu',
    oneGroup: (group: string) => `Groupe : ${group}`,
    everyGroup: 'Tous les groupes',
    cell: (truth: string, said: string, count: string, share: string) =>
      `${truth} pris pour ${said} : ${count} (${share} de la ligne)`,
    rightCell: (name: string, count: string, share: string) =>
      `${name}, bien reconnus : ${count} (${share} de la ligne)`,
    groupCell: (name: string, count: string, share: string) =>
      `${name} : ${count} réponse${s(count)} dans le même groupe, juste${s(count)} ou non (${share} de la ligne)`,
    name: (classes: string, summary: string) =>
      `Matrice de confusion, ${classes} lignes (vrai) et colonnes (répondu). ${summary}`,
    byGroup: 'Trop de classes pour une matrice lisible : elles sont réunies par groupe.',
    mixups: 'Erreurs les plus fréquentes',
    mixup: (truth: string, said: string, count: string) => `« ${truth} » pris pour « ${said} » : ${count}`,
    noMixup: 'Aucune erreur sur ces dessins.',
    table: 'Voir la matrice en tableau',
    photos: (count: string, share: string, low: string, high: string) =>
      `Sur ${count} photographies de test de dix classes, que le livre ne distribue pas : ${share} justes ` +
      `(intervalle à 95 % : de ${low} à ${high}) avec « une photo de … ».`,
    photosTemplates: (bare: string, mean: string) =>
      `Avec le nom seul : ${bare} ; avec la moyenne des gabarits : ${mean}.`,
    atTraining: 'mesuré après l’entraînement',
    legend: 'Part de la ligne (couleur : racine carrée)',
  },
  groups,
  limits,
  hub: {
    title: 'Et un grand CLIP public ?',
    text:
      'Le dessin choisi et vos étiquettes peuvent être donnés à un CLIP public, téléchargé depuis le Hub de ' +
      'Hugging Face. C’est la seule page du livre qui sorte de son propre site, et seulement si vous l’acceptez.',
    link: 'Voir ce que cela demande',
  },
};
