import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.locator('textarea').first().fill('Elle ferma la porte de la'),
  live: '.result[data-origin="measured"]',
};
