import { expect, it } from 'vitest';
import { formatBytes } from './index.ts';

it('keeps a size and its unit on one line', () => {
  expect(formatBytes('fr', 6_700_000)).toBe('6,7\u00a0Mo');
  expect(formatBytes('en', 6_700_000)).toBe('6.7\u00a0MB');
  expect(formatBytes('en', 999)).toBe('999\u00a0B');
});
