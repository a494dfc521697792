export default {
  measured: 'mesuré ici',
  formula: 'calculé par formule',
  recorded: 'enregistré',
  measuredHint: 'Calculé à l’instant dans votre navigateur.',
  formulaHint: 'Obtenu par la formule donnée dans le texte.',
  recordedHint: 'Calculé par le vrai modèle lors de l’entraînement ou de la construction du livre.',
  outside: (least: string, most: string, whole: boolean) =>
    `${whole ? 'Un nombre entier' : 'Un nombre'} de ${least} à ${most}. Le laboratoire garde le précédent.`,
  movable:
    'Pour déplacer un bloc : choisissez-le (Entrée), puis les flèches, ou un clic là où il doit aller ; Entrée le ' +
    'repose.',
  taken: (block: string, place: string, count: string) =>
    `${block} : pris, place ${place} sur ${count}. Les flèches le déplacent, Entrée le repose.`,
  moved: (block: string, place: string, count: string) => `${block} : place ${place} sur ${count}.`,
  dropped: (block: string, place: string) => `${block} : posé à la place ${place}.`,
  takenOut: (block: string) => `${block} : retiré.`,
  earlier: (block: string) => `Avancer : ${block}`,
  later: (block: string) => `Reculer : ${block}`,
  takeOut: (block: string) => `Retirer : ${block}`,
};
