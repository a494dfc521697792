export default {
  reading: 'Lecture de votre progression…',
  caution:
    'Ce livre n’a pas de serveur\u00a0: rien n’y empêche de tricher. Le rapport contient vos réponses, que votre enseignant ' +
    'corrige de nouveau\u202f; ses empreintes montrent une modification accidentelle, pas une falsification.',
  private: 'Rien n’est envoyé\u00a0: vous remettez vous-même le fichier.',
  name: 'Votre nom, tel que votre enseignant le connaît',
  nameMissing: 'Écrivez votre nom\u00a0: sans lui, votre enseignant ne saura pas à qui est ce rapport.',
  chosen: 'Exercices choisis par votre enseignant\u00a0: {count}.',
  chosenTitle: 'Exercices choisis par votre enseignant («\u00a0{title}\u00a0»)\u00a0: {count}.',
  all: 'Tous les exercices auxquels vous avez répondu\u00a0: {count}.',
  none: 'Vous n’avez encore répondu à aucun exercice.',
  exercise: 'Exercice',
  best: 'Meilleur score',
  attempts: 'Tentatives',
  last: 'Dernière réponse',
  never: 'pas encore de réponse',
  notKept: 'réponse non gardée',
  noPoints: 'sans points',
  joined: 'réponse ouverte, jointe',
  export: 'Exporter mon rapport (JSON)',
  print: 'Imprimer',
  change: 'Reprendre ces exercices',
  sheet: {
    title: 'Rapport d’exercices',
    of: 'Nom',
    made: 'Établi le',
    book: 'Version du livre',
    learner: 'Identifiant d’apprenant',
    digest: 'Empreinte du fichier',
    answer: 'Réponse',
    score: 'Score',
    date: 'Date',
    seed: 'Graine',
    seen: 'solution déjà vue',
    blank: 'sans nom',
  },
  set: {
    reading: 'Lecture de l’adresse…',
    noSet: 'Cette adresse ne nomme aucun exercice. Vérifiez que le lien de votre enseignant a été copié en entier.',
    count: 'Exercices à faire, dans cet ordre\u00a0: {count}.',
    unknown:
      'Cette version du livre n’a pas l’exercice {id}. S’il manque, mettez le livre à jour en rechargeant la page.',
    place: 'À sa place dans le livre',
    loading: 'Chargement de l’exercice…',
    failed: 'Cet exercice n’a pas pu être chargé\u00a0: le réseau est peut-être coupé. Rechargez la page.',
    done: 'Quand vous avez fini',
    report: 'Préparer le rapport de ces exercices',
  },
  teacher: {
    choose: '1. Choisir les exercices',
    chooseText: 'Cochez ceux qui comptent. Ils viennent dans l’ordre du livre, que vous changez ensuite à votre guise.',
    whole: 'Toute la section',
    order: '2. Les mettre en ordre',
    orderLabel: 'Exercices choisis',
    nothing: 'Aucun exercice n’est choisi.',
    title: 'Titre du devoir (facultatif)',
    link: '3. Donner le lien',
    linkText:
      'Ce lien ouvre ces exercices et eux seuls, dans cet ordre. Il fonctionne hors ligne chez qui a déjà ouvert le ' +
      'livre, et n’enregistre rien nulle part.',
    address: 'Lien à donner',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    copyFailed: 'Le navigateur refuse l’accès au presse-papiers\u00a0: sélectionnez le lien et copiez-le.',
    open: 'Ouvrir le lien',
    grade: '4. Corriger les rapports',
    gradeText:
      'Chaque élève exporte son rapport à la fin du devoir et vous le remet. Rassemblez les fichiers dans un dossier, ' +
      'puis, dans une copie du livre (git et Node 20 ou plus récent)\u00a0:',
    command: 'npm run grade -- rapports/*.json --out notes.csv',
    gradeWhat:
      'Le tableau a une ligne par élève et par exercice\u00a0: score annoncé, score recalculé, raison d’un écart. Les ' +
      'programmes sont exécutés dans un processus sans fichier ni réseau et testés aussi sur des valeurs que personne ' +
      'n’a vues. Un bilan donne la distribution, les exercices difficiles et les réponses fausses fréquentes.',
    course: '5. Ou mettre le livre dans un cours',
    courseText:
      'Moodle, Kolibri et les autres plateformes de cours montrent le livre entier sans qu’il quitte leur serveur. Ces ' +
      'commandes en font un fichier à y déposer : SCORM 1.2 ou cmi5, où chaque réponse et la note arrivent dans le ' +
      'cours sans rapport à rassembler ; ou une page HTML5 pour Kolibri, qui ne transmet pas de note. La note porte ' +
      'sur les exercices choisis ci-dessus, ou sur tous s’il n’y en a pas.',
    caution:
      'Un site sans serveur n’empêche pas de tricher\u00a0: la correction dit ce que valent les réponses, pas qui les a écrites.',
  },
} as const;
