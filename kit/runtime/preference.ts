/** The reader's choice of backend, kept across visits; storage may be blocked, then it lasts as long as the page. */
import type { BackendChoice } from './types.ts';

const KEY = 'book:backend';
const CHOICES: readonly BackendChoice[] = ['auto', 'webgpu', 'wasm'];

export function readChoice(): BackendChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return CHOICES.find((choice) => choice === stored) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function writeChoice(choice: BackendChoice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // blocked or full: the choice holds for this page
  }
}
