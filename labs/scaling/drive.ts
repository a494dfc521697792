import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  async ask(lab) {
    await lab.locator('[data-tab="text"]').click();
    await lab.locator('textarea').first().fill('Elle ferma la porte et descendit dans le jardin.');
  },
  live: '#scaling-text .measured',
  view: 'v=text',
};
