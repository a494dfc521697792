import type { Drive } from '../../kit/lab/drive.ts';

export const drive: Drive = {
  ask: (lab) => lab.getByRole('spinbutton').first().fill('4096'),
  live: '.verdict',
};
