import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  async ask(lab) {
    await lab.locator('select').first().selectOption('wanda');
  },
  live: '.result[data-origin="measured"]',
  exercise: 'prune.half',
};
