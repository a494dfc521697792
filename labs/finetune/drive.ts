import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('button', { name: 'Entraîner ici' }).click(),
  live: '[data-origin="measured"]',
};
