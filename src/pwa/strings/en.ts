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

  packaged:
    'This book is open inside a course, which gives its pages and models itself. To read it without a network, open ' +
    'it at its public address.',
  stored: 'In this browser',
  pages: 'Every page, in French and in English',
  runtime: 'Compute engine (ONNX Runtime)',
  models: {
    decoder: 'Bilingual language model (decoder)',
    encoder: 'Bilingual language model (encoder)',
    reasoner: 'Model that learns in context and reasons in steps',
    adapters: 'LoRA adapters of the decoder',
    trainer: 'Training of LoRA adapters',
    scaling: 'Seven sizes of one language model',
    compressible: 'Decoder with fewer bits or weights',
    adders: 'Five sizes of a model that adds',
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
    'When space runs short, the browser may clear this data; Safari does so after seven days without a visit. ' +
    'Export your progress now and then.',

  errorNoStorage:
    'This browser cannot store files here (private window, blocked storage, or an address without https). Open the ' +
    'book in an ordinary window.',
  errorStorageFull: 'This device is out of space. Free some, or remove an item above, then try again.',
  pagesNote: 'Pages store themselves on the first visit. This has not happened yet: reload this page while online.',
  pagesRefused: {
    deploying:
      'A new version of the book is being put online: its files and those of another are mixed. The pages will be ' +
      'stored once it is complete.',
    waiting:
      'A new version of the book is incomplete on the site. The one before stays in use; the new one will be ' +
      'offered later.',
    'too-little':
      'No page could be stored: the host, or something on the way (a firewall, a filter, a network that asks for a ' +
      'password), does not give the files that the book published. Reloading will not help: try another network, ' +
      'or tell whoever hosts the book.',
    full: 'There is no room on this device to store the pages. Free some space, then reload this page.',
  },
  asGiven: (pages: string) =>
    'The host, or something on the way, changes pages as it sends them (a script or a banner added). They are ' +
    `stored as it gives them: ${pages}.`,
  leftOut:
    'The host, or something on the way, did not give the following files as the book published them. They will be ' +
    'missing offline; the rest is stored.',
  gap: {
    status: (path: string, status: string) => `${path}: the site answers with error ${status}`,
    other: (path: string) => `${path}: replaced by something else, or damaged`,
    blocked: (path: string) => `${path}: blocked on the way, without an answer`,
    style: (path: string) => `${path}: its style sheet is missing`,
  },
  gapsMore: (count: string) => `and ${count} more`,
  home: 'home page',
  absentTitle: 'This page is not here offline',
  absentText:
    'It does not exist, or this browser could not store it. Reconnect to read it; the stored pages open without a ' +
    'network.',
  absentHome: 'Back to the contents',
  pagesNoWorker: 'This browser has no service worker: pages can only be read with a network.',

  books: 'The book to take away',
  booksLead:
    'To read without a browser, on an e-reader or a phone; each lab is there as a recorded result, with the address ' +
    'where it runs.',
  bookFormats: { epub: 'EPUB, for e-readers and phones' },

  installText: 'Once installed, the book opens in its own window, like an application, with or without a network.',
  install: 'Install',
  installed: 'The book is installed.',
  installIos: 'On iPhone and iPad: the Share button, then “Add to Home Screen”.',
  installOther: 'In your browser’s menu, look for “Install” or “Add to Home screen”.',
} satisfies Strings<typeof fr>;
