import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.locator('textarea').first().fill('La vieille dame ouvrit la porte'),
  live: '.model .measured',
  exercise: 'lora.strength',
};
