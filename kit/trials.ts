import { ESCAPES } from './sandbox/escapes/index.ts';
import { UNLUCKY } from './sandbox/escapes/unlucky.ts';

/**
 * How often the tests try what the book promises: the tests run by these figures, and its page of guarantees prints
 * them. A figure that no test reads, or that the page does not print, fails `tests/guarantees.test.ts`.
 */
export const TRIALS = {
  /** damaged addresses of each lab */
  addresses: 10_000,
  /** damaged links to a teacher's set of exercises */
  sets: 10_000,
  /** damaged files of progress */
  progressFiles: 10_000,
  /** damaged reports to a teacher */
  reports: 10_000,
  /** damaged pairs of files of an adapter */
  adapters: 14_000,
  /** first visits cut at a random byte, and as many updates, besides those cut at each file */
  cuts: 500,
  /** alterations of each file of an update, by its host */
  alterations: 40,
  /** damaged pictures */
  images: 10_000,
  /** programs that want out of the place where they run */
  escapes: ESCAPES.length,
  /** right programs whose names look like an escape */
  unluckyNames: Object.keys(UNLUCKY).length,
  /** actions at random in each lab */
  actions: 60,
} as const;

/** Browsers in which the tests drive the book, by the names of their engines. */
export const ENGINE_NAMES = ['Chromium', 'Firefox', 'WebKit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];
