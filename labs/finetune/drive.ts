import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('button', { name: 'Entraîner ici' }).click(),
  byButton: true,
  live: '[data-origin="measured"]',
};
