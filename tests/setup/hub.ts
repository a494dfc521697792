/** The Hugging Face Hub, played by folders of this repository: a browser context asks it, and it notes what was asked. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { inlineWeights } from './inline-weights.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
type Files = ReadonlyMap<string, Uint8Array>;

/** The book's reasoner, as its folder stands. */
export function textRepository(): Files {
  return folder('public/models/reasoner');
}

/** The book's CLIP as public repositories of CLIP are: one graph that holds its weights. */
export function imageRepository(): Files {
  const root = 'public/models/clip';
  const beside = (location: string) => readFileSync(join(root, 'onnx', location));
  const files = new Map(
    [...folder(root)].filter(([path]) => !path.startsWith('onnx/') && !path.startsWith('drawings')),
  );
  return files.set('onnx/model.onnx', inlineWeights(beside('model.onnx'), beside));
}

function folder(root: string): Map<string, Uint8Array> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}

/** `repositories`: by id. Returns the paths asked for, which grow as the page asks. */
export async function playHub(
  context: BrowserContext,
  repositories: Readonly<Record<string, Files>>,
): Promise<string[]> {
  const asked: string[] = [];
  await context.route('https://huggingface.co/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const headers = { 'access-control-allow-origin': '*' };
    const named = Object.entries(repositories).find(([id]) => pathname.includes(`/${id}`));
    if (!named) return route.fulfill({ status: 401, headers });
    const [id, files] = named;
    if (pathname === `/api/models/${id}/tree/${SHA}`)
      return route.fulfill({
        json: [...files].map(([path, bytes]) => ({ type: 'file', path, size: bytes.length })),
        headers,
      });
    if (pathname === `/api/models/${id}`)
      return route.fulfill({ json: { sha: SHA, cardData: { license: 'mit' } }, headers });
    const bytes = files.get(pathname.split(`/${id}/resolve/${SHA}/`)[1] ?? '');
    return bytes ? route.fulfill({ body: Buffer.from(bytes), headers }) : route.fulfill({ status: 404, headers });
  });
  return asked;
}
