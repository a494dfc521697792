export default {
  check: 'Vérifier',
  checking: 'Vérification…',
  grading: 'Le correcteur fait tourner le modèle',
  stop: 'Arrêter',
  right: 'Juste.',
  partly: 'En partie juste : {score:p0}.',
  wrong: 'Pas encore.',
  notCounted: 'La réponse n’a pas été comptée.',
  attempts: 'Tentatives : {count}',
  best: 'Meilleur score : {score:p0}',
  unsolved: 'Pas encore tenté',
  helped: 'solution vue',
  worked: 'Un exemple résolu',
  withGaps: 'Le même avec vos nombres, à compléter',
  reread: 'À relire : « {title} »',
  hint: 'Indice {n} sur {total}',
  nextHint: 'Un indice apparaît après chaque tentative manquée.',
  solution: 'Solution',
  showSolution: 'Voir la solution',
  solutionAfter: 'La solution se montre après {count} tentatives manquées ou une réussite.',
  solutionCost: 'Après l’avoir vue, il faudra une autre variante pour améliorer votre score.',
  newVariant: 'Autre variante',
  allSeen: 'Vous avez vu les {total} variantes : la prochaine reprend au début.',
  openLab: 'Ouvrir dans le laboratoire',
  needsScript: 'Pour répondre et être corrigé, activez JavaScript.',
  memoryBlocked:
    'Ce navigateur ne laisse rien enregistrer ici (navigation privée, ou cadre d’un autre site). Votre progression ' +
    'disparaîtra avec cet onglet : exportez-la depuis la page Progression.',
  memoryFull:
    'L’espace de stockage est plein : votre progression n’est plus enregistrée. Exportez-la depuis la page ' +
    'Progression, puis libérez de la place.',
  memoryLost:
    'La liaison avec le stockage du navigateur est coupée : vos réponses sont gardées dans cet onglet et seront ' +
    'enregistrées dès qu’elle reviendra. Si ce message reste, exportez-les depuis la page Progression, puis ' +
    'rechargez.',
  download:
    'Pour vérifier, votre navigateur fait tourner le vrai modèle. Il reste {size} à télécharger, une seule fois.',
  downloadEach:
    'Pour vérifier, votre navigateur fait tourner le vrai modèle. Il reste {size} à télécharger, à chaque visite : à ' +
    'cette adresse, il ne peut rien garder.',
  downloadAndCheck: 'Télécharger et vérifier',
  downloading: 'Téléchargement du modèle',
  downloaded: '{loaded} sur {total}',
} as const;
