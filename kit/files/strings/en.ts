import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  ready: (name: string) => `The file ${name} is ready.`,
  share: 'Share the file',
  copy: (name: string) => `No file can be saved here. Copy this text and keep it in a file named ${name}:`,
  elsewhere:
    'This file cannot be saved here. Open the same page in a browser (Safari on an iPhone), outside the installed ' +
    'application or the course, then try again.',
} satisfies Strings<typeof fr>;
