import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  appName: 'Foundation Models and Large-Scale AI Engineering',
  appShortName: 'AI, ch. I.55',
  appDescription: 'Chapter I.55, in French and English: real models that run in your browser, even offline.',
  readIn: 'Read in English',

  updateLabel: 'New version',
  updateReady: 'A new version of the book is ready.',
  updateAccept: 'Switch to the new version',
  updateAccepted: 'The new version is taking over; the page will reload by itself.',
  updateLater: 'Later',

  stored: 'In this browser',
  pages: 'Every page, in French and in English',
  runtime: 'Compute engine (ONNX Runtime)',
  models: {
    decoder: 'Bilingual language model (decoder)',
    encoder: 'Bilingual language model (encoder)',
    reasoner: 'Model that learns in context and reasons in steps',
    adapters: 'LoRA adapters of the decoder',
    clip: 'Bilingual images and captions (CLIP)',
  },
  stateStored: 'stored',
  stateMissing: 'to download',
  statePartial: 'incomplete',
  stateInstalling: 'in progress…',
  pagesStored: 'stored',
  pagesUnavailable: 'not stored',
  remove: 'Remove',
  removeItem: (name: string) => `Remove: ${name}`,

  download: (size: string) => `Download for offline reading (${size})`,
  downloading: 'Downloading',
  progress: (loaded: string, total: string) => `${loaded} of ${total}`,
  cancel: 'Cancel',
  verify: 'Check the files',
  verifying: 'Checking',
  allStored: 'Everything is here: pages, labs and exercises work without a network.',
  verified: 'Every file is intact.',
  cancelled: 'Download stopped. What arrived in full is kept; you can resume later.',
  removedShared: (other: string) => `What “${other}” needs too is kept.`,
  removed: (name: string) => `Removed: ${name}.`,

  usage: (used: string, quota: string) => `This site uses ${used} of the ${quota} the browser grants it.`,
  persisted: 'The browser has agreed not to clear this data on its own.',
  notPersisted:
    'When space runs short, the browser may clear this data; Safari does so after seven days without a visit. Export your progress now and then.',

  errorNoStorage:
    'This browser cannot store files here (private window, blocked storage, or an address without https). Open the book in an ordinary window.',
  errorStorageFull: 'This device is out of space. Free some, or remove an item above, then try again.',
  pagesNote: 'Pages store themselves on the first visit. This has not happened yet: reload this page while online.',
  pagesNoWorker: 'This browser has no service worker: pages can only be read with a network.',

  installText: 'Once installed, the book opens in its own window, like an application, with or without a network.',
  install: 'Install',
  installed: 'The book is installed.',
  installIos: 'On iPhone and iPad: the Share button, then “Add to Home Screen”.',
  installOther: 'In your browser’s menu, look for “Install” or “Add to Home screen”.',
} satisfies Strings<typeof fr>;
