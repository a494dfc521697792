export default {
  recorded: 'enregistré à la construction du livre',
  recordedLong: 'Ces nombres viennent du vrai modèle, exécuté à la construction du livre.',
  recordedAct: 'Agissez : le modèle tournera dans votre navigateur.',
  consent: (size: string, kept: boolean) =>
    `Pour calculer ici, il faut télécharger ${size}, ${kept ? 'une seule fois' : 'à chaque visite'} : le modèle et ` +
    `son moteur. ${kept ? '' : 'À cette adresse, votre navigateur ne peut rien garder. '}Rien de ce que vous faites ` +
    'ne quitte votre appareil.',
  load: (size: string) => `Charger le modèle et le moteur (${size})`,
  loading: 'Téléchargement du modèle et du moteur',
  starting: 'Démarrage du modèle',
  progress: (loaded: string, total: string) => `${loaded} sur ${total}`,
  missions: 'À essayer d’abord :',
  cancel: 'Annuler',
  later: 'Plus tard',
  /** heard after `consent`; see `NextToTheControl` */
  tab: 'La touche Tab mène au bouton.',
  ready: 'Le modèle est là.',
  /** « before » and then one reason */
  stale: {
    before: 'Résultat d’avant votre geste',
    idle: ' : le modèle n’est pas chargé.',
    consent: ' : le modèle n’est pas encore chargé.',
    loading: ' : le modèle arrive.',
    busy: ' : calcul en cours.',
    failed: ' : le calcul a échoué.',
    other: '.',
    ask: 'Demander le modèle',
  },
  computing: 'Calcul en cours…',
  backend: 'Moteur de calcul',
  auto: 'auto',
  webgpu: 'WebGPU',
  wasm: 'wasm',
  retry: 'Réessayer',
  reset: 'Tout remettre à l’état initial',
  copyLink: 'Copier le lien vers cet état',
  copied: 'Lien copié.',
  copyFailed:
    'Le navigateur refuse l’accès au presse-papiers : copiez l’adresse de la page, elle contient tout l’état.',
  seedOutside: (most: string) => `Une graine est un nombre entier, de 0 à ${most}. Le laboratoire garde la précédente.`,
  seedOfLink: (asked: string, most: string, taken: string) =>
    `Le lien demande la graine « ${asked} », qui n’en est pas une : une graine est un nombre entier, de 0 à ` +
    `${most}. Le laboratoire a pris la graine ${taken} : ses chiffres ne sont pas ceux que le lien voulait ` +
    'montrer.',
  firstStep: 'À essayer :',
  study: {
    go: 'Mesurer ici',
    again: 'Mesurer de nouveau',
    stop: 'Arrêter la mesure',
    running: 'Mesure en cours',
    partial: 'Mesure interrompue : les intervalles tiennent compte de ce qui a été fait.',
    nothing: 'Mesure arrêtée avant sa première réponse : rien n’a été mesuré.',
  },
  sentence: {
    label: 'Votre phrase, en français ou en anglais',
    asTrained: (changes: string) => `Lu comme les textes d’entraînement : ${changes}. Votre texte reste tel quel.`,
    changes: {
      accents: 'accents recomposés',
      lines: 'fins de ligne unifiées',
      invisible: 'caractères invisibles retirés',
      spaces: 'toute suite d’espaces, même insécables, vaut une espace simple',
      paragraphs: 'lignes vides retirées',
    },
    suggestions: 'Essayez :',
    count: (tokens: string, context: string) =>
      `${tokens} ${tokens === '0' || tokens === '1' ? 'jeton' : 'jetons'} sur ${context} au plus`,
    empty: 'Écrivez au moins un caractère : le modèle a besoin d’un jeton pour commencer.',
    tooLong: (tokens: string, context: string) =>
      `La phrase fait ${tokens} jetons, le modèle en lit ${context} au plus. Raccourcissez-la : votre texte est ` +
      'intact, et le laboratoire montre encore la phrase précédente.',
  },
};
