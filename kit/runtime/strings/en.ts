import type { Strings } from '../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  error: {
    offline: 'The site cannot be reached and this file is not on this device yet. Reconnect, then try again.',
    http: 'The site did not deliver a file of the model. Try again in a moment; if it goes on, reload the page.',
    corrupt: 'A file arrived damaged, twice in a row. Reload the page; if it goes on, try another network.',
    'storage-full':
      'Storage is full: the model works, but it will have to be downloaded again next time. Free some space to ' +
      'keep it.',
    'out-of-memory':
      'There is not enough memory for this computation. Close other tabs or shorten the text, then try again.',
    'no-wasm':
      'This browser does not run WebAssembly, which every model needs here: a hardened mode (Lockdown Mode on an ' +
      'iPhone), a security setting or the site forbids it, or the browser is older than 2023. Allow it for this ' +
      'site, or open the book elsewhere. The text, the recorded results and the exercises without a model still ' +
      'work.',
    'input-too-long': 'The text is longer than the model can read. Shorten it.',
    'invalid-input': 'There is nothing to compute here. Write at least one word.',
    'worker-crashed': 'The computation stopped unexpectedly. Try again; if it goes on, reload the page.',
    timeout: 'The computation no longer answered and was stopped. Try again with a shorter text.',
    'device-lost':
      'The graphics processor stopped responding. Try again, or choose to compute on the processor (WebAssembly).',
    'webgpu-failed':
      'The graphics processor could not run the model. Choose to compute on the processor (WebAssembly).',
    'not-a-model': 'This file is not a model that can be read. Reload the page to get the current version of the book.',
    unknown: 'An unexpected error interrupted the computation. Try again; if it goes on, reload the page.',
  },
  reason: {
    'webgpu-available': 'Computing on the graphics processor (WebGPU).',
    'no-adapter': 'Computing on the processor (WebAssembly): this browser gives access to no graphics processor.',
    'fallback-adapter': 'Computing on the processor (WebAssembly): this browser’s WebGPU is emulated, hence slower.',
    'device-lost': 'The graphics processor stopped responding: computing goes on on the processor (WebAssembly).',
    'webgpu-failed':
      'The graphics processor could not run the model: computing goes on on the processor (WebAssembly).',
    'chosen-webgpu': 'Computing on the graphics processor (WebGPU), as you chose.',
    'chosen-wasm': 'Computing on the processor (WebAssembly), as you chose.',
  },
} satisfies Strings<typeof fr>;
