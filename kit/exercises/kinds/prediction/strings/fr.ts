import numeric from '../../numeric/strings/fr.ts';

export default {
  ...numeric,
  empty: 'Écrivez votre pari avant de voir le résultat.',
  none: 'Choisissez votre pari avant de voir le résultat.',
  check: 'Parier et voir',
  verdictRight: 'Pari gagné.',
  verdictPartly: 'Pari approché : {score:p0}.',
  verdictWrong: 'Pari manqué.',
  how: 'Pariez d’abord : le résultat se calcule ensuite, et le pari ne se change plus.',
  yours: 'Votre pari',
  came: 'Le résultat',
  gap: 'L’écart',
  times: 'un facteur {factor}',
  settled: 'Ce pari est fait. Pour parier encore, prenez une autre variante.',
} as const;
