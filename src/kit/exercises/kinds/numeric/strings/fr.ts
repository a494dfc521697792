export default {
  right: 'Exact : la réponse est {answer}.',
  wrong: 'Ce n’est pas la valeur attendue.',
  close: 'Vous êtes tout près : reprenez le calcul avec plus de décimales.',
  power:
    'L’ordre de grandeur n’est pas le bon : il y a un facteur {factor} entre votre réponse et la bonne. Vérifiez l’unité.',
  sign: 'La valeur est bonne, mais pas son signe.',
  empty: 'Écrivez un nombre avant de vérifier.',
  notANumber: '« {text} » ne se lit pas comme un nombre. Écrivez par exemple 0,25 ; 1 234 ; 12 % ; 3e-4 ou 1/4.',
  notWhole: '« {text} » n’est pas un nombre entier.',
  tooSmall: '« {text} » est trop petit : le minimum est {min}.',
  tooLarge: '« {text} » est trop grand : le maximum est {max}.',
  answer: 'Votre réponse',
  understood: 'Lu comme {number}',
} as const;
