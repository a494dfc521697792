import type { Drive } from '../../kit/lab/drive.ts';
import S from './strings/fr.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('button', { name: S.problem.another, exact: true }).click(),
  live: '.model .measured',
  exercise: 'chain.wrong-step',
};
