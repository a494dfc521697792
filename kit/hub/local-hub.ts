/** For tests: the Hub, played by a local folder, the book's own reasoner in the layout of any repository. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Fetch, HUB } from './repository.ts';

export const FOLDER = 'public/models/reasoner';
export const ID = 'the-book/reasoner';
export const SHA = '0123456789abcdef0123456789abcdef01234567';

export const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  statSync(join(FOLDER, path)).isFile(),
);
const tree = paths.map((path) => ({ type: 'file', path, size: statSync(join(FOLDER, path)).size }));

/** `change`: what this hub answers otherwise than a good one. */
export function hub(change: (url: string) => Response | undefined = () => undefined): Fetch & { asked: string[] } {
  const asked: string[] = [];
  const answer = async (url: string) => {
    asked.push(url);
    const changed = change(url);
    if (changed) return changed;
    if (url === `${HUB}/api/models/${ID}`) return Response.json({ sha: SHA, cardData: { license: 'mit' } });
    if (url === `${HUB}/api/models/${ID}/tree/${SHA}?recursive=true`)
      return Response.json([{ type: 'directory', path: 'onnx', size: 0 }, ...tree]);
    const path = url.split(`/${ID}/resolve/${SHA}/`)[1];
    return path ? new Response(readFileSync(join(FOLDER, path))) : new Response(null, { status: 404 });
  };
  return Object.assign(answer, { asked });
}
