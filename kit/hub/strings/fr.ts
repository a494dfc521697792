/** The pages about public models: what leaving the book's own site means, and what happens there. */
export default {
  title: 'Un modèle public',
  description: 'Donner les invites du livre, ou vos images, à un modèle du Hub de Hugging Face, dans votre navigateur.',
  gate: {
    intro:
      'Partout ailleurs, ce livre ne parle qu’à son propre site. Sur la page qui suit, et là seulement, votre ' +
      'navigateur peut aussi télécharger un modèle public depuis le Hub de Hugging Face, puis l’exécuter ici, ' +
      'sur votre appareil.',
    points: {
      origin:
        'Les fichiers viennent de huggingface.co et de ses serveurs de stockage (hf.co), pas de nous. Ce site ' +
        'verra votre adresse IP et le nom du modèle.',
      private:
        'Vos invites, vos images et les réponses ne quittent pas votre appareil : le modèle s’exécute dans le ' +
        'navigateur.',
      size:
        'Le téléchargement est lourd : de 100 Mo à plusieurs centaines. La taille, la licence et la version ' +
        's’affichent avant, et rien ne part sans un second accord.',
      fleeting:
        'Le modèle n’est pas conservé : fermer la page l’efface. L’accord vaut pour cet onglet, et se retire d’un ' +
        'clic.',
    },
    accept: 'J’accepte, ouvrir la page',
    decline: 'Revenir à la section 55.3.2',
    offline: 'Vous êtes hors ligne : cette page a besoin du réseau.',
  },
  page: {
    intro: 'Choisissez un modèle : le livre demande d’abord au Hub ce qu’il pèse et d’où il vient.',
    withdraw: 'Retirer mon accord',
    checking: 'Vérification de votre accord…',
  },
  choice: {
    task: 'Ce que vous voulez en faire',
    text: 'écrire du texte',
    image: 'classer une image',
    id: 'Modèle (son nom, ou son adresse)',
    suggestions: 'Par exemple :',
    ask: 'Demander sa taille',
    asking: 'Question posée au Hub…',
    precision: 'Précision des poids',
    option: (precision: string, size: string) => `${precision} (${size})`,
    about: (id: string, revision: string, licence: string) =>
      `${id}, version ${revision}. Licence déclarée : ${licence}.`,
    noLicence: 'non précisée',
    origin: 'Origine : huggingface.co.',
    page: 'Voir sa page sur le Hub',
    download: (size: string) => `Télécharger ${size} et l’ouvrir`,
    downloading: 'Téléchargement du modèle',
    opening: 'Ouverture du modèle',
    progress: (loaded: string, total: string) => `${loaded} sur ${total}`,
    cancel: 'Annuler',
    open: (id: string, backend: string) => `${id} est ouvert, sur ${backend}.`,
    close: 'Fermer le modèle',
  },
  text: {
    title: 'Les invites',
    prompt: (index: string) => `Invite ${index}`,
    named: (name: string) => `Invite : ${name}`,
    chat: 'Donner l’invite comme un message de conversation',
    begin: (token: string) => `Commencer par le jeton de début de texte, ${token}`,
    beginNote:
      'Le réglage de départ est celui que déclare le modèle. Les modèles de ce livre ont toujours lu ce jeton ' +
      'avant l’invite ; beaucoup de modèles publics, non.',
    length: 'Jetons écrits, au plus',
    run: 'Faire écrire le modèle',
    stop: 'Arrêter',
    completion: 'Ce que le modèle écrit',
    waiting: 'Rien n’est encore écrit.',
    note: 'Le livre ne juge pas ces réponses : lisez-les. Ce modèle n’a pas été entraîné sur ces problèmes.',
  },
  image: {
    title: 'Une image, des étiquettes',
    drawing: 'Un dessin du livre',
    none: 'choisir…',
    openDrawings: (size: string) => `Prendre un dessin du livre (${size})`,
    file: 'Ou votre image (elle reste sur votre appareil)',
    labels: 'Étiquettes, une par ligne',
    defaults: 'a photo of a cat\na photo of a dog\na drawing of a house',
    template: 'Gabarit ; {} reçoit l’étiquette',
    run: 'Classer',
    label: 'Étiquette',
    probability: 'Probabilité',
    caption: 'Probabilité de chaque étiquette pour cette image',
    preview: 'L’image choisie',
    needs: 'Choisissez une image et écrivez au moins deux étiquettes.',
    english: 'Ces modèles ont été entraînés surtout sur des légendes anglaises : écrivez plutôt en anglais.',
  },
  errors: {
    unreachable: 'Le Hub est injoignable. Vérifiez votre connexion, puis réessayez.',
    'not-a-name':
      'Le Hub ne peut avoir de modèle de ce nom. Un nom s’écrit « propriétaire/nom », ou seul comme « gpt2 », en ' +
      'lettres sans accent, chiffres, « - », « . » et « _ » ; une adresse doit être celle d’un modèle, sur ' +
      'huggingface.co.',
    'not-found': 'Le Hub répond qu’aucun modèle public ne porte ce nom. Vérifiez-le, ou collez l’adresse de sa page.',
    gated: 'Ce modèle demande un compte et l’acceptation de conditions : choisissez-en un autre, libre d’accès.',
    refused: 'Le Hub a refusé la demande. Réessayez dans un moment, ou choisissez un autre modèle.',
    'not-a-hub': 'La réponse n’est pas celle du Hub. Un pare-feu l’a peut-être remplacée : essayez un autre réseau.',
    'no-onnx':
      'Ce modèle n’a pas de poids au format ONNX, que le navigateur sait lire. Cherchez une version ' +
      '« onnx-community » ou « Xenova ».',
    'other-onnx':
      'Ce modèle a bien des poids au format ONNX, mais pas disposés comme la bibliothèque les lit (config.json et ' +
      'onnx/model.onnx). Cherchez une version « onnx-community » ou « Xenova ».',
    'wrong-size': 'Un fichier n’a pas la taille annoncée : le téléchargement est abandonné. Réessayez.',
    unsupported: 'Le moteur n’a pas pu ouvrir ce modèle. Essayez une autre précision, ou un autre modèle.',
    'too-large': 'La mémoire ne suffit pas pour ce modèle. Choisissez une précision plus petite, ou un autre modèle.',
    'not-an-image': 'Ce fichier n’est pas une image que le navigateur sait lire. Essayez un fichier PNG, JPEG ou WebP.',
    'image-too-large': 'Cette image dépasse 20 Mo ou 60 millions de pixels. Réduisez-la, puis réessayez.',
    'canvas-disturbed':
      'Votre navigateur brouille exprès, pour vous protéger, ce qu’une page lit dans un canevas (canvas) : le ' +
      'modèle verrait autre chose que cette image. Autorisez cette page à lire les canevas, puis réessayez.',
    unknown: 'Une erreur imprévue a interrompu le calcul. Réessayez, ou rouvrez le modèle.',
  },
};
