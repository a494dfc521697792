import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Reads lines, up to `limit` bytes in all. What goes beyond, be it one line that never ends, is `onExcess`, once; no
 * line comes after it.
 */
export function readLines(stream: Readable, limit: number, onLine: (line: string) => void, onExcess: () => void): void {
  let heard = 0;
  const lines = createInterface({ input: stream });
  // before the lines are cut: a line that has no end is held nowhere but there
  stream.prependListener('data', (chunk: Buffer) => {
    const within = heard <= limit;
    heard += chunk.length;
    if (!within || heard <= limit) return;
    lines.close();
    stream.destroy();
    onExcess();
  });
  lines.on('line', (line) => {
    if (heard <= limit) onLine(line);
  });
}
