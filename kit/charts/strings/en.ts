import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  table: 'See the numbers as a table',
  keysOne: 'Left and right arrows: from point to point.',
  keys: 'Left and right arrows: from point to point; up and down: from series to series.',
  sound: {
    listen: (what) => `Listen to ${what}`,
    stop: 'Stop the sound',
    heard: (measure, time, lowest, low, highest, high) =>
      `A sound of ${time}. Its pitch follows “${measure}”, from ${lowest} for ${low} to ${highest} for ${high}.`,
    silence: ' A silence: no value.',
    failed: 'This browser gives no sound.',
    curve: (name) => `the curve “${name}”`,
  },
  fitted: (name) => `${name}, fitted curve`,
} satisfies Strings<typeof fr>;
