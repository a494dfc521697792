export default {
  reading: 'Lecture de votre progression…',
  overall: 'Exercices réussis : {solved} sur {exercises}. Score moyen : {score:p0}.',
  section: 'Exercices réussis : {solved} sur {exercises}',
  sectionHint: 'Voir la progression',
  exercise: 'Exercice',
  attempts: 'Tentatives',
  best: 'Meilleur score',
  never: 'pas encore tenté',
  helped: 'solution vue',
  handedIn: 'répondu, sans points',
  skillsTitle: 'Par compétence',
  skill: 'Compétence',
  solved: 'Réussis',
  mean: 'Score moyen',
  outOf: '{solved} sur {exercises}',
  skills: {
    reckon: 'Calculer à la main',
    program: 'Programmer',
    experiment: 'Expérimenter dans un laboratoire',
    predict: 'Prévoir avant de calculer',
    order: 'Ordonner les étapes d’un calcul',
    judge: 'Choisir et justifier',
  },
  exportTitle: 'Emporter votre progression',
  exportText:
    'Tout reste sur cet appareil. Un fichier JSON permet de la transporter ailleurs, ou de la mettre à l’abri : ' +
    'certains navigateurs effacent ce qui n’est pas visité pendant une semaine.',
  export: 'Exporter ma progression',
  import: 'Importer un fichier',
  importDone: 'Fichier importé : de chaque exercice, le meilleur des deux est gardé.',
  eraseTitle: 'Tout effacer',
  eraseText:
    'Efface de cet appareil les réponses, les tentatives et les scores, dans les deux langues. Exportez d’abord si ' +
    'vous voulez pouvoir revenir en arrière.',
  erase: 'Effacer ma progression',
  eraseSure: 'Oui, tout effacer',
  eraseCancel: 'Non, garder',
  erased: 'Votre progression est effacée.',
  learner:
    'Identifiant d’apprenant : {learner}. Tiré au hasard sur cet appareil, il fixe les valeurs de vos exercices ; ' +
    'il n’est envoyé à personne.',
  memoryBlocked:
    'Ce navigateur ne laisse rien enregistrer ici (navigation privée, ou cadre d’un autre site). Votre progression ' +
    'disparaîtra avec cet onglet : exportez-la.',
  memoryFull:
    'L’espace de stockage est plein : votre progression n’est plus enregistrée. Exportez-la, puis libérez de la place.',
  memoryLost:
    'La liaison avec le stockage du navigateur est coupée : vos réponses sont gardées dans cet onglet et seront ' +
    'enregistrées dès qu’elle reviendra. Si ce message reste, exportez-les, puis rechargez la page.',
  unreadable: 'Ce fichier n’a pas pu être lu. Votre progression est intacte.',
  refused: {
    'too-large': 'Ce fichier est bien trop gros pour être une progression. Rien n’a été changé.',
    'not-json': 'Ce fichier n’est pas du JSON : ce n’est pas une progression exportée d’ici. Rien n’a été changé.',
    foreign: 'Ce fichier JSON vient d’ailleurs : ce n’est pas une progression de ce livre. Rien n’a été changé.',
    newer:
      'Ce fichier vient d’une version plus récente du livre. Mettez d’abord le livre à jour en rechargeant la ' +
      'page. Rien n’a été changé.',
    damaged:
      'Ce fichier est abîmé : son contenu ne correspond plus à sa somme de contrôle, ou il est tronqué. ' +
      'Exportez-le de nouveau. Rien n’a été changé.',
    invalid:
      'Ce fichier contient des valeurs impossibles (un score hors de 0 à 1, une date illisible…). Rien n’a été changé.',
  },
} as const;
