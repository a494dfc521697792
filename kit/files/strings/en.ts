import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  ready: (name: string) => `The file ${name} is ready.`,
  share: 'Share the file',
  copy: (name: string) =>
    `The installed application cannot save files here. Copy this text and keep it in a file named ${name}:`,
  elsewhere: 'The installed application cannot save this file. Open the same page in Safari, then try again.',
} satisfies Strings<typeof fr>;
