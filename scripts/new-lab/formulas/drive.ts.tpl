import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('slider').first().fill('512'),
  live: '.result',
};
