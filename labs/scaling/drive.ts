import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.locator('.bet button').click(),
  live: '.answer .verdict',
};
