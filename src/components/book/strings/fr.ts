export default {
  chapter: 'Chapitre I.55',
  chapterShort: 'I.55',
  book: 'Modèles fondateurs et ingénierie de l’IA à grande échelle',
  description:
    'Un livre dont tout ce qu’il explique s’exécute dans votre navigateur\u00A0: de vrais modèles, des exercices ' +
    'corrigés, en français et en anglais, même hors ligne.',
  skip: 'Aller au texte',
  home: 'Couverture et sommaire',
  contents: 'Sommaire',
  search: 'Chercher',
  close: 'Fermer',
  tools: 'Outils du livre',
  onThisPage: 'Dans cette section',
  read: 'lu',
  theme: { name: 'Thème', auto: 'Thème\u00A0: automatique', light: 'Thème\u00A0: clair', dark: 'Thème\u00A0: sombre' },
  language: 'Langue',
  suggestion: 'Cette page existe en français.',
  suggestionLink: 'Lire en français',
  suggestionDismiss: 'Non merci',
  previous: 'Précédent',
  next: 'Suivant',
  sequence: 'Section précédente et section suivante',
  anchor: (heading: string) => `Lien vers «\u00A0${heading}\u00A0»`,
  equation: 'équation',
  figure: 'figure',
  table: 'tableau',
  exercise: 'exercice',
  lab: 'laboratoire',
  labName: 'Laboratoire',
  section: 'section',
  formula: 'Formule',
  note: 'Note',
  callouts: {
    objectives: 'Objectifs',
    example: 'Exemple',
    misconception: 'Idée reçue',
    specialist: 'Pour le spécialiste',
    summary: 'À retenir',
    further: 'Pour aller plus loin',
  },
  levels: { introductory: 'Niveau introductif', intermediate: 'Niveau intermédiaire', advanced: 'Niveau avancé' },
  exerciseLevels: { 1: 'Prise en main', 2: 'Application', 3: 'Approfondissement' },
  minutes: (minutes: string) => `${minutes}\u00A0min de lecture`,
  labs: (count: number) => (count > 1 ? `${count}\u00A0laboratoires` : `${count}\u00A0laboratoire`),
  exercises: (count: number) => (count > 1 ? `${count}\u00A0exercices` : `${count}\u00A0exercice`),
  glossary: 'Glossaire',
  glossaryIntro:
    'Les mots du livre, avec leur équivalent anglais. Dans le texte, pointez ou touchez un mot souligné de ' +
    'points\u00A0: sa définition s’ouvre sur place.',
  letters: 'Lettres',
  terms: 'Index des termes',
  termsIntro:
    'Tous les mots sous lesquels on peut chercher une notion du livre, en français et en anglais, sigles et synonymes ' +
    'compris. Chacun mène à sa définition et aux sections qui en parlent.',
  termsFind: 'Chercher un mot',
  termsFound: (count: number) => (count > 1 ? `${count}\u00A0mots` : `${count}\u00A0mot`),
  termsNone: 'Aucun mot ne correspond.',
  also: 'On dit aussi',
  glossaryLink: 'Dans le glossaire',
  inOtherLanguage: 'En anglais',
  notations: 'Notations',
  notationsIntro:
    'Les symboles des formules\u00A0: leur sens, leur unité ou leur forme, et la section qui les introduit. ' +
    'L’alphabet est court\u00A0: une même lettre change parfois de sens d’un groupe à l’autre.',
  notationGroups: {
    scale: 'Échelle',
    attention: 'Texte et attention',
    images: 'Images',
    machine: 'Machine et parallélisme',
    economy: 'Débit, mémoire et quantification',
    adaptation: 'Adaptation',
    signs: 'Signes',
  },
  notationShape: 'forme',
  bibliography: 'Bibliographie',
  bibliographyIntro:
    'Les articles cités dans le livre, par ordre alphabétique, chacun avec ce qu’il apporte au chapitre.',
  bibliographyLink: 'Dans la bibliographie',
  source: 'Lire la source',
  references: 'Références de la section',
  progress: 'Progression',
  progressIntro:
    'Vos exercices, section par section. Tout est gardé dans ce navigateur et nulle part ailleurs\u00A0: exportez ' +
    'le fichier pour le conserver ou changer d’appareil.',
  resume: 'Reprendre où vous en étiez\u00A0:',
  report: 'Rapport pour l’enseignant',
  reportIntro: 'Vos réponses, vos tentatives et vos scores dans un fichier à remettre, ou sur papier.',
  reportLink: 'Préparer un rapport pour votre enseignant',
  exerciseSet: 'Exercices choisis',
  exerciseSetIntro: 'Les exercices que votre enseignant a choisis, dans son ordre.',
  teacher: 'Pour l’enseignant',
  teacherIntro:
    'Choisir des exercices, en donner le lien à une classe, corriger de nouveau ce qu’elle remet. Sans compte ni serveur.',
  revision: 'Révision',
  revisionIntro:
    'Des questions sur le texte et vos exercices reviennent quand vous risquez de les oublier\u00A0: environ ' +
    'dix minutes par jour, sans réseau, à votre rythme.',
  offline: 'Lire hors ligne',
  offlineIntro:
    'Les pages du livre s’ouvrent sans réseau dès la première visite. Téléchargez aussi les modèles, et les ' +
    'laboratoires fonctionneront partout.',
  needsScript: 'Cette partie demande JavaScript\u202F; tout le reste du livre se lit sans.',
  unloaded:
    'Cette partie n’a pas pu être chargée\u00A0: le réseau est peut-être coupé. Touchez-la pour réessayer\u202F; ' +
    'si rien ne change, rechargez la page.',
  notFound: 'Cette page n’existe pas',
  notFoundText: 'L’adresse est peut-être incomplète, ou la section n’est pas encore écrite.',
  cover: {
    promise:
      'Comment naissent les grands modèles, des premières couches d’attention à l’ingénierie des grappes de ' +
      'calcul. Tout ce que le texte explique s’exécute ici, dans cette page\u00A0: de vrais modèles, de vrais ' +
      'nombres, des exercices qui se corrigent.',
    begin: 'Commencer la lecture',
    contents: 'Sommaire',
    engineTitle: 'Ce qui fait tourner le livre',
    engine: (parameters: string, layers: string, heads: string, size: string) =>
      `Un modèle de langue bilingue, entraîné pour ce livre avec une recette publiée\u00A0: ${parameters} ` +
      `paramètres, ${layers} couches de ${heads} têtes, ${size} à télécharger une seule fois.`,
    private:
      'Il calcule sur votre appareil, avec WebGPU quand le navigateur le propose et sur le processeur sinon. Ni ' +
      'compte, ni serveur, ni mesure d’audience\u00A0: ce que vous écrivez ne quitte pas la page.',
    offlineTitle: 'Sans réseau',
    offline: 'Après une première visite, toutes les pages s’ouvrent hors ligne. Les modèles se téléchargent à part.',
  },
  licenceText: 'Texte\u00A0:',
  licenceCode: 'code\u00A0:',
  cite: 'Citer ce livre',
  printed: 'Dans la version en ligne, ce laboratoire s’exécute\u00A0:',
};
