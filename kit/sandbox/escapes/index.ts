import { HARNESS } from './harness.ts';
import { LIMITS } from './limits.ts';
import { NETWORK } from './network.ts';
import { PAGE } from './page.ts';
import type { Escape } from './types.ts';

export const ESCAPES: readonly Escape[] = [...NETWORK, ...PAGE, ...HARNESS, ...LIMITS];
