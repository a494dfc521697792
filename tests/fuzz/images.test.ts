/**
 * Ten thousand damaged pictures: each is told by its header alone, or refused with a code; nothing is thrown, nothing
 * larger than the bound is let through to be unfolded, and what is read grows with the file and not with what it says.
 */
import { globSync, readFileSync } from 'node:fs';
import { MAX_PIXELS, refusalOf } from '@kit/images/check.ts';
import { formatOf } from '@kit/images/formats.ts';
import { announcedSize } from '@kit/images/size.ts';
import { TRIALS } from '@kit/trials.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cases, damagedBytes, pick } from './mutations.ts';

const PICTURES = globSync('tests/field/images/files/*')
  .sort()
  .map((file) => new Uint8Array(readFileSync(file)));
const CODES = ['empty', 'not-image', 'damaged', 'unsupported', 'too-large'];

/** how often a number was read of a file since the last reset */
let reads = 0;
beforeEach(() => {
  for (const name of ['getUint8', 'getUint16', 'getUint32', 'getInt32', 'getBigUint64'] as const) {
    const native: (this: DataView, at: number, little?: boolean) => unknown = DataView.prototype[name];
    vi.spyOn(DataView.prototype, name).mockImplementation(function (this: DataView, at, little) {
      reads += 1;
      return native.call(this, at, little) as never;
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

it(`${TRIALS.images} pictures`, () => {
  const seen = new Map<string, number>();
  let most = 0;
  for (const draw of cases(3, TRIALS.images)) {
    const bytes = damagedBytes(draw, pick(draw, PICTURES), PICTURES);
    reads = 0;
    const verdict = refusalOf(bytes);
    most = Math.max(most, (reads - 1000) / Math.max(1, bytes.length));
    const kind = typeof verdict === 'string' ? 'read' : verdict.code;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (typeof verdict !== 'string') {
      if (verdict.code === 'too-large' && !(verdict.pixels > MAX_PIXELS))
        expect(verdict).toBe('a size beyond the bound');
      continue;
    }
    expect(verdict).toBe(formatOf(bytes));
    const { width = 0, height = 0 } = announcedSize(verdict, bytes) ?? {};
    const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
    if (!whole || width * height > MAX_PIXELS) expect([verdict, width, height]).toBe('a size within the bound');
  }
  for (const kind of ['read', ...CODES.filter((code) => code !== 'empty')])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(10);
  expect([...seen.keys()].filter((kind) => kind !== 'read' && !CODES.includes(kind))).toEqual([]);
  // a few looks at each byte at most, whatever the header says: a file of 25 MB takes no longer than its reading
  expect(most).toBeLessThan(3);
});
