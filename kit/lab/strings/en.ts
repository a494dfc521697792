import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  recorded: 'recorded when the book was built',
  recordedLong: 'These numbers come from the real model, run when the book was built.',
  recordedAct: 'Act, and the model will run in your browser.',
  consent: (size: string, kept: boolean) =>
    `To compute here, ${size} must be downloaded, ${kept ? 'once' : 'at each visit'}: the model and its engine. ` +
    `${kept ? '' : 'At this address your browser cannot keep anything. '}Nothing you do leaves your device.`,
  load: (size: string) => `Load the model and its engine (${size})`,
  loading: 'Downloading the model and its engine',
  starting: 'Starting the model',
  progress: (loaded: string, total: string) => `${loaded} of ${total}`,
  missions: 'Try first:',
  cancel: 'Cancel',
  later: 'Later',
  tab: 'The Tab key leads to the button.',
  ready: 'The model is here.',
  stale: {
    before: 'Result from before your last change',
    idle: ': the model is not loaded.',
    consent: ': the model is not loaded yet.',
    loading: ': the model is on its way.',
    busy: ': computing.',
    failed: ': the computation failed.',
    other: '.',
    ask: 'Ask for the model',
  },
  computing: 'Computing…',
  backend: 'Engine',
  auto: 'auto',
  webgpu: 'WebGPU',
  wasm: 'wasm',
  retry: 'Try again',
  reset: 'Back to the initial state',
  copyLink: 'Copy a link to this state',
  copied: 'Link copied.',
  copyFailed: 'The browser refuses access to the clipboard: copy the address of the page, it holds the whole state.',
  seedOutside: (most) => `A seed is a whole number, from 0 to ${most}. The lab keeps the previous one.`,
  seedOfLink: (asked, most, taken) =>
    `The link asks for the seed “${asked}”, which is none: a seed is a whole number, from 0 to ${most}. The lab ` +
    `took the seed ${taken}: its figures are not those that the link meant to show.`,
  firstStep: 'Try this:',
  study: {
    go: 'Measure here',
    again: 'Measure again',
    stop: 'Stop measuring',
    running: 'Measuring',
    partial: 'Measurement interrupted: the intervals account for what has been done.',
    nothing: 'Stopped before its first answer: nothing has been measured.',
  },
  sentence: {
    label: 'Your sentence, in French or English',
    asTrained: (changes) => `Read as the training texts are: ${changes}. Your text stays as it is.`,
    changes: {
      accents: 'accents composed',
      lines: 'line ends unified',
      invisible: 'invisible characters removed',
      spaces: 'any run of spaces, no-break ones too, counts as one plain space',
      paragraphs: 'empty lines removed',
    },
    suggestions: 'Try:',
    count: (tokens, context) => `${tokens} ${tokens === '1' ? 'token' : 'tokens'} of at most ${context}`,
    empty: 'Write at least one character: the model needs one token to start from.',
    tooLong: (tokens, context) =>
      `The sentence is ${tokens} tokens long; the model reads at most ${context}. Shorten it: your text is kept, ` +
      'and the lab still shows the previous sentence.',
  },
} satisfies Strings<typeof fr>;
