import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('radio', { name: '3', exact: true }).first().check({ force: true }),
  exercise: 'quantise.error',
  live: 'p[data-origin="measured"]',
};
