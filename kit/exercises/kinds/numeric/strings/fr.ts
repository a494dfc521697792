export default {
  right: 'Juste.',
  wrong: 'Ce n’est pas la valeur attendue.',
  allWrong: 'Aucune de ces valeurs n’est la bonne.',
  close: 'Vous êtes tout près : reprenez le calcul avec plus de décimales.',
  power:
    'L’ordre de grandeur n’est pas le bon : il y a un facteur {factor} entre votre réponse et la bonne. Vérifiez ' +
    'l’unité.',
  sign: 'La valeur est bonne, mais pas son signe.',
  empty: 'Écrivez un nombre avant de vérifier.',
  notANumber:
    '« {text} » ne se lit pas comme un nombre. Écrivez-le seul, par exemple 0,25 ; 1 234 ; 12 % ; 3e-4 ; 1/4 ou ' +
    '2 × 1024.',
  twofold: '« {text} » se lit de deux façons. Écrivez 3e-4 pour une puissance de dix, 10 − 4 pour une différence.',
  notWhole: '« {text} » n’est pas un nombre entier.',
  tooSmall: '« {text} » est trop petit : le minimum est {min}.',
  tooLarge: '« {text} » est trop grand : le maximum est {max}.',
  answer: 'Votre réponse',
  understood: 'Lu comme {number}',
} as const;
