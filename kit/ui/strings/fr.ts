export default {
  measured: 'mesuré ici',
  formula: 'calculé par formule',
  recorded: 'enregistré',
  measuredHint: 'Calculé à l’instant dans votre navigateur.',
  formulaHint: 'Obtenu par la formule donnée dans le texte.',
  recordedHint: 'Calculé par le vrai modèle lors de l’entraînement ou de la construction du livre.',
  outside: (least: string, most: string, whole: boolean) =>
    `${whole ? 'Un nombre entier' : 'Un nombre'} de ${least} à ${most}. Le laboratoire garde le précédent.`,
};
