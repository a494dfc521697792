import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: async (lab) => {
    // the fewest the lab takes: it is driven many times
    const steps = lab.getByLabel('Pas', { exact: true });
    await steps.fill('10');
    await steps.blur();
    await lab.getByRole('button', { name: 'Entraîner ici' }).click();
  },
  byButton: true,
  live: '[data-origin="measured"]',
};
