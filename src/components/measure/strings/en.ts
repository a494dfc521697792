import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

export default {
  title: 'Measure this device',
  description:
    'How long your device takes to run the book’s model: one full pass, then each new token with the KV cache.',
  intro:
    'This page runs the book’s decoder on your device and reports median times. Nothing is sent anywhere. Close ' +
    'demanding programs, keep this tab in front, then run the measurement on each engine.',
  prompt: 'The cat that the neighbours took in last winter is asleep.',
  start: (size: string) => `Measure (${size} to download)`,
  startReady: 'Measure',
  cancel: 'Stop',
  downloading: 'Downloading the model and the engine',
  running: 'Measuring',
  backend: 'Engine',
  auto: 'Automatic',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  caption: (prompt: number, fresh: number, runs: number) =>
    `Median times of ${runs} runs (minimum and maximum in brackets): a full pass over ${prompt} tokens, then ` +
    `${fresh} tokens produced one by one.`,
  forward: 'Full pass',
  token: 'One more token',
  rate: 'Tokens per second',
  milliseconds: 'ms',
  none: 'No measurement on this device yet.',
} satisfies Strings<typeof fr>;
