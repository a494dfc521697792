/**
 * A model repository of the Hugging Face Hub: what it holds and where it comes from, before anything large is fetched.
 * API: GET /api/models/{id} and /api/models/{id}/tree/{revision} (https://huggingface.co/docs/hub/api).
 */
import { z } from '../zod.ts';
import { HubError } from './errors.ts';

export const HUB = 'https://huggingface.co';

/** How a page, or a test with a local folder, asks for an address. */
export type Fetch = (url: string, init?: { readonly signal?: AbortSignal }) => Promise<Response>;

export interface RepositoryFile {
  readonly path: string;
  /** bytes */
  readonly size: number;
}

export interface Repository {
  /** owner/name */
  readonly id: string;
  /** commit that all files are of */
  readonly revision: string;
  /** as its authors declare it; null when they do not */
  readonly licence: string | null;
  readonly files: readonly RepositoryFile[];
}

/** `owner/name` out of what a reader types or pastes, an address included; null when it is neither. */
export function modelIdIn(text: string): string | null {
  const path = text.trim().replace(/^https?:\/\/(www\.)?huggingface\.co\//, '');
  const [owner = '', name = '', ...rest] = path.split(/[/?#]/).filter(Boolean);
  const part = /^[A-Za-z0-9][\w.-]{0,95}$/;
  // an address may go on with « tree/main »; an id may not
  const isAddress = path !== text.trim();
  if (!part.test(owner) || !part.test(name) || (rest.length > 0 && !isAddress)) return null;
  return /\.\.|--/.test(owner + name) ? null : `${owner}/${name}`;
}

const Info = z.object({
  sha: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  cardData: z.nullish(z.object({ license: z.optional(z.union([z.string(), z.array(z.string())])) })),
  gated: z.optional(z.union([z.boolean(), z.string()])),
});
const Tree = z.array(z.object({ type: z.string(), path: z.string(), size: z.number().check(z.nonnegative()) }));

async function json<T>(schema: z.ZodMiniType<T>, url: string, fetcher: Fetch, signal?: AbortSignal): Promise<T> {
  const response = await fetcher(url, signal ? { signal } : {}).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new HubError('unreachable', url, { cause });
  });
  // the Hub answers 401 for a repository that does not exist, not to tell who has what
  if ([401, 403, 404].includes(response.status)) throw new HubError('not-found', url);
  if (!response.ok) throw new HubError('refused', `${url}: ${response.status}`);
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new HubError('not-a-hub', url);
  return parsed.data;
}

/** Asks the Hub about a model. Rejects with HubError, or the signal's reason. */
export async function describeRepository(id: string, fetcher: Fetch, signal?: AbortSignal): Promise<Repository> {
  const info = await json(Info, `${HUB}/api/models/${id}`, fetcher, signal);
  if (info.gated) throw new HubError('gated', id);
  const tree = await json(Tree, `${HUB}/api/models/${id}/tree/${info.sha}?recursive=true`, fetcher, signal);
  const licence = info.cardData?.license;
  return {
    id,
    revision: info.sha,
    licence: licence === undefined ? null : String(licence),
    files: tree.flatMap(({ type, path, size }) => (type === 'file' ? [{ path, size }] : [])),
  };
}

/** Address of one file of the very commit that was described. */
export function fileAddress({ id, revision }: Pick<Repository, 'id' | 'revision'>, path: string): string {
  return `${HUB}/${id}/resolve/${revision}/${path}`;
}
