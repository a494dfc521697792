import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readLines } from './lines.ts';

/** What is heard of chunks, at most 10 bytes of them. */
async function heard(...chunks: string[]): Promise<{ lines: string[]; excess: number; open: boolean }> {
  const stream = new PassThrough();
  const lines: string[] = [];
  let excess = 0;
  readLines(
    stream,
    10,
    (line) => lines.push(line),
    () => {
      excess += 1;
    },
  );
  for (const chunk of chunks) {
    if (!stream.destroyed) stream.write(chunk);
    await setImmediate();
  }
  await setImmediate();
  return { lines, excess, open: !stream.destroyed };
}

test('lines come whole, wherever the chunks end', async () => {
  expect(await heard('on', 'e\ntw', 'o\n')).toEqual({ lines: ['one', 'two'], excess: 0, open: true });
});

test('one line that never ends is cut off, before it ends', async () => {
  expect(await heard('12345', '67890', '1', '2', '3\n')).toEqual({ lines: [], excess: 1, open: false });
});

test('many lines are cut off where their sum is too long, and what came before stays', async () => {
  expect(await heard('one\n', 'two\n', 'three\n', 'four\n')).toEqual({
    lines: ['one', 'two'],
    excess: 1,
    open: false,
  });
});
