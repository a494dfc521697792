import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  async ask(lab) {
    await lab.locator('[data-tab="log"]').click();
    await lab.locator('#emergence-sum input').fill('347+285');
  },
  live: '#emergence-sum .measured',
  view: 'v=log',
  byButton: true,
};
