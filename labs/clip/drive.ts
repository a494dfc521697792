import type { Drive } from '../../kit/lab/drive.ts';
import S from './strings/fr.ts';

export const drive: Drive = {
  async ask(lab) {
    await lab.getByLabel(S.labels.field, { exact: true }).fill('un renard');
    await lab.getByRole('button', { name: S.labels.add, exact: true }).click();
  },
  live: '.choice .measured',
  exercise: 'clip.languages',
};
