import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.locator('textarea').first().fill('La vieille dame ouvrit la porte'),
  live: '.origin .ui-provenance.measured',
  exercise: 'lora.strength',
};
