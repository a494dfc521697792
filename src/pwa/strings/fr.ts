/** Installation, hors-ligne, mises à jour. */
import type { ModelId } from '@kit/runtime/types.ts';
import type { Refusal } from '../report.ts';

export default {
  appName: 'Modèles fondateurs et ingénierie de l’IA à grande échelle',
  appShortName: 'IA, chap. I.55',
  appDescription:
    'Chapitre I.55, en français et en anglais : de vrais modèles qui tournent dans votre navigateur, même hors ligne.',
  readIn: 'Lire en français',

  updateLabel: 'Nouvelle version',
  updateReady: 'Une nouvelle version du livre est prête.',
  updateAccept: 'Passer à la nouvelle version',
  updateAccepted: 'La nouvelle version s’installe ; la page se rechargera d’elle-même.',
  updateLater: 'Plus tard',

  packaged:
    'Ce livre est ouvert dans un cours : c’est le cours qui en donne les pages et les modèles. Pour le lire sans ' +
    'réseau, ouvrez-le à son adresse publique.',
  stored: 'Dans ce navigateur',
  pages: 'Toutes les pages, en français et en anglais',
  runtime: 'Moteur de calcul (ONNX Runtime)',
  models: {
    decoder: 'Modèle de langue bilingue (décodeur)',
    encoder: 'Modèle de langue bilingue (encodeur)',
    reasoner: 'Modèle qui apprend en contexte et raisonne par étapes',
    adapters: 'Adaptateurs LoRA du décodeur',
    trainer: 'Entraînement d’adaptateurs LoRA',
    scaling: 'Sept tailles d’un même modèle de langue',
    compressible: 'Décodeur à moins de bits ou de poids',
    adders: 'Cinq tailles d’un modèle qui additionne',
    clip: 'Images et légendes bilingues (CLIP)',
  } satisfies Record<ModelId, string>,
  stateStored: 'enregistré',
  stateMissing: 'à télécharger',
  statePartial: 'incomplet',
  stateInstalling: 'en cours…',
  pagesStored: 'enregistrées',
  pagesUnavailable: 'non enregistrées',
  remove: 'Supprimer',
  removeItem: (name: string) => `Supprimer : ${name}`,

  download: (size: string) => `Télécharger pour lire hors ligne (${size})`,
  downloading: 'Téléchargement',
  progress: (loaded: string, total: string) => `${loaded} sur ${total}`,
  cancel: 'Annuler',
  verify: 'Vérifier les fichiers',
  verifying: 'Vérification',
  allStored: 'Tout est là : pages, laboratoires et exercices fonctionnent sans réseau.',
  verified: 'Tous les fichiers sont intacts.',
  cancelled: 'Téléchargement arrêté. Ce qui est arrivé en entier est conservé ; vous pourrez reprendre.',
  removedShared: (other: string) => `Ce dont « ${other} » a besoin aussi est gardé.`,
  removed: (name: string) => `Supprimé : ${name}.`,

  usage: (used: string, quota: string) => `Ce site occupe ${used} sur les ${quota} que le navigateur lui accorde.`,
  persisted: 'Le navigateur s’est engagé à ne pas effacer ces données de lui-même.',
  notPersisted:
    'Si la place vient à manquer, le navigateur peut effacer ces données ; Safari le fait après sept jours sans ' +
    'visite. Exportez votre progression de temps en temps.',

  errorNoStorage:
    'Ce navigateur ne permet pas d’enregistrer de fichiers ici (fenêtre privée, stockage bloqué ou adresse sans ' +
    'https). Ouvrez le livre dans une fenêtre ordinaire.',
  errorStorageFull:
    'La place manque sur cet appareil. Libérez de l’espace ou supprimez un élément ci-dessus, puis recommencez.',
  pagesNote:
    'Les pages s’enregistrent d’elles-mêmes à la première visite. Ce n’est pas encore fait : rechargez cette page ' +
    'avec le réseau.',
  pagesRefused: {
    deploying:
      'Une nouvelle version du livre est en cours de mise en ligne : ses fichiers et ceux d’une autre se mêlent. ' +
      'Les pages s’enregistreront quand elle sera complète.',
    waiting:
      'Une nouvelle version du livre est incomplète sur le site. Celle d’avant reste en usage ; la nouvelle sera ' +
      'proposée plus tard.',
    'too-little':
      'Aucune page n’a pu être enregistrée : l’hébergeur, ou un intermédiaire (pare-feu, filtre, réseau qui ' +
      'demande un mot de passe), ne donne pas les fichiers que le livre a publiés. Recharger n’y changera rien : ' +
      'essayez un autre réseau, ou signalez-le à qui héberge le livre.',
    full: 'La place manque sur cet appareil pour enregistrer les pages. Libérez de l’espace, puis rechargez cette page.',
  } satisfies Record<Refusal, string>,
  asGiven: (pages: string) =>
    'L’hébergeur, ou un intermédiaire, modifie des pages en les envoyant (un script ou un bandeau ajouté). Elles ' +
    `sont enregistrées telles qu’il les donne : ${pages}.`,
  leftOut:
    'L’hébergeur, ou un intermédiaire, n’a pas donné les fichiers suivants tels que le livre les a publiés. Ils ' +
    'manqueront hors ligne ; le reste est enregistré.',
  gap: {
    status: (path: string, status: string) => `${path} : le site répond par l’erreur ${status}`,
    other: (path: string) => `${path} : remplacé par autre chose, ou abîmé`,
    blocked: (path: string) => `${path} : bloqué en chemin, sans réponse`,
    style: (path: string) => `${path} : sa feuille de style manque`,
  },
  gapsMore: (count: string) => `et ${count} de plus`,
  home: 'accueil',
  absentTitle: 'Cette page n’est pas ici hors ligne',
  absentText:
    'Elle n’existe pas, ou ce navigateur n’a pas pu l’enregistrer. Reconnectez-vous pour la lire ; les pages ' +
    'enregistrées s’ouvrent sans réseau.',
  absentHome: 'Revenir au sommaire',
  pagesNoWorker: 'Ce navigateur n’a pas de service worker : les pages ne peuvent être lues qu’avec le réseau.',

  books: 'Le livre à emporter',
  booksLead:
    'À lire sans navigateur, sur une liseuse ou un téléphone ; chaque laboratoire y est un résultat enregistré, ' +
    'avec l’adresse où il s’exécute.',
  bookFormats: { epub: 'EPUB, pour liseuse et téléphone' },

  installText: 'Installé, le livre s’ouvre dans sa propre fenêtre, comme une application, avec ou sans réseau.',
  install: 'Installer',
  installed: 'Le livre est installé.',
  installIos: 'Sur iPhone et iPad : bouton Partager, puis « Sur l’écran d’accueil ».',
  installOther: 'Dans le menu de votre navigateur, cherchez « Installer » ou « Ajouter à l’écran d’accueil ».',
};
