import type { Drive } from '../../kit/lab/drive.ts';
import S from './strings/fr.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('button', { name: S.task.another }).click(),
  live: '.answer .measured',
  exercise: 'few-shot.right-probability',
};
