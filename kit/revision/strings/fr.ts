export default {
  revision: 'Révision',
  reading: 'Lecture de votre progression…',
  today: 'Aujourd’hui\u00a0: {count} élément{count:s}, environ {minutes} minute{minutes:s}.',
  spent: 'Déjà fait aujourd’hui\u00a0: environ {minutes} minute{minutes:s}.',
  nothing: 'Rien à revoir pour l’instant.',
  enough: 'C’est assez pour aujourd’hui. Le reste attend sans rien perdre.',
  finished: 'C’est tout pour aujourd’hui.',
  later: 'Éléments laissés pour un autre jour\u00a0: {count}.',
  next: 'Le prochain revient le {date}.',
  begin: 'Commencer',
  more: 'Dix minutes de plus',
  stop: 'Arrêter ici',
  skip: 'Pas aujourd’hui',
  left: 'Encore {count} élément{count:s}, environ {minutes} minute{minutes:s}',
  question: 'Question',
  exercise: 'Exercice',
  show: 'Voir la réponse',
  answer: 'Réponse',
  passage: 'Relire le passage',
  inPage: 'Voir l’exercice à sa place',
  recall: 'Vous vous en souveniez\u202f?',
  ratings: { 1: 'À revoir', 2: 'Difficile', 3: 'Bien', 4: 'Facile' },
  rated: 'Noté «\u00a0{rating}\u00a0»\u00a0: revient dans {delay}.',
  minutes: '{count} minute{count:s}',
  days: '{count} jour{count:s}',
  months: '{count} mois',
  years: '{count} an{count:s}',
  goOn: 'Continuer',
  unloaded:
    'Cet exercice n’a pas pu être chargé\u00a0: le réseau est peut-être coupé. Passez-le, ou réessayez plus tard.',
  onModel: 'Le correcteur fait tourner un modèle dans cette page.',
  toFetch: 'Ce modèle n’est pas sur cet appareil\u00a0: il vous sera demandé avant de le télécharger.',
  sectionsTitle: 'Sections à réviser',
  sectionsText: 'Au départ sont cochées celles que vous avez lues jusqu’au bout, ou dont vous avez tenté un exercice.',
  none: 'Cochez une section lue pour commencer.',
  modelsLabel: 'Avec les exercices dont le modèle reste à télécharger ({count})',
  howTitle: 'Comment ça marche',
  how:
    'Des questions courtes sur le texte et les exercices que vous avez déjà tentés reviennent au moment où vous ' +
    'risquez de les oublier. Le jour est calculé par FSRS-6, avec ses réglages publiés, pour neuf chances sur dix ' +
    'de vous en souvenir.',
  howExercises:
    'Un exercice revient chaque fois avec d’autres valeurs, quand il en a, sur une feuille à part\u00a0: ni votre ' +
    'brouillon ni votre score ne changent. La première réponse fait la note\u00a0: juste, ' +
    '«\u00a0Bien\u00a0»\u202f; à moitié juste ou plus, «\u00a0Difficile\u00a0»\u202f; sinon, «\u00a0À ' +
    'revoir\u00a0». Les expériences, dont la réponse se prend dans un laboratoire, ne reviennent pas.',
  howTime:
    'Dix minutes par jour, d’après le temps mesuré de vos révisions (au début, vingt secondes par question et deux ' +
    'minutes et demie par exercice). Un jour sauté ne coûte rien. Ce qui est à revoir revient le jour même.',
  ankiTitle: 'Emporter les questions dans Anki',
  ankiText:
    'Le fichier contient les questions des sections cochées, avec leurs formules et le lien vers le passage. Dans ' +
    'Anki\u00a0: Fichier, Importer. Les exercices restent ici\u00a0: Anki ne sait ni tirer d’autres valeurs ni ' +
    'corriger.',
  anki: 'Exporter pour Anki',
  deck: 'Chapitre I.55',
  keeping: {
    'memory-blocked':
      'Ce navigateur ne laisse rien enregistrer ici (navigation privée, ou cadre d’un autre site). Vos révisions ' +
      'disparaîtront avec cet onglet\u00a0: exportez-les depuis la page Progression.',
    'memory-full':
      'L’espace de stockage est plein\u00a0: vos révisions ne sont plus enregistrées. Exportez-les depuis la page ' +
      'Progression, puis libérez de la place.',
    'memory-lost':
      'La liaison avec le stockage du navigateur est coupée\u00a0: vos révisions sont gardées dans cet onglet et ' +
      'seront enregistrées dès qu’elle reviendra.',
  },
} as const;
