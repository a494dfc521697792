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
  /** as the Hub itself says it: owner/name */
  readonly id: string;
  /** commit that all files are of */
  readonly revision: string;
  /** as its authors declare it; null when they do not */
  readonly licence: string | null;
  readonly files: readonly RepositoryFile[];
}

/** What the Hub takes as an owner or a name: it begins and ends with a letter, a digit or « _ ». */
const PART = /^\w(?:[\w.-]{0,94}\w)?$/;
/** What a copy brings along: quotes and brackets, characters without a width, the comma or full stop of a sentence. */
const AROUND = /^[\s"'`«»“”‘’<>()\u200b-\u200f\u2060\ufeff]+|[\s"'`«»“”‘’<>().,;\u200b-\u200f\u2060\ufeff]+$/g;
/** What follows a model's name in the addresses of its pages. */
const PAGES = ['tree', 'edit', 'blob', 'raw', 'resolve', 'commits', 'commit', 'discussions', 'blame'];
/** First segments of addresses that are no model's. */
const ELSEWHERE = ['api', 'blog', 'collections', 'datasets', 'docs', 'learn', 'models', 'papers', 'spaces', 'tasks'];

/**
 * `owner/name` out of what a reader types or pastes, an address included, or the name alone, as the oldest models
 * have (`gpt2`); null when the Hub can have no such model.
 */
export function modelIdIn(text: string): string | null {
  const typed = text.replace(AROUND, '');
  const path = typed
    .replace(/^(?:git clone )?(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|^hf:\/\//i, '')
    .replace(/\.git$/, '');
  const isAddress = path !== typed;
  const segments = (path.split(/[?#]/)[0] ?? '').split('/').filter(Boolean);
  const [first = '', second] = segments;
  if (isAddress && ELSEWHERE.includes(first)) return null;
  const parts = second === undefined || (isAddress && PAGES.includes(second)) ? [first] : [first, second];
  // an address may go on with « tree/main »; an id may not
  if (segments.length > parts.length && !isAddress) return null;
  return parts.every((part) => PART.test(part) && !/\.\.|--/.test(part)) ? parts.join('/') : null;
}

const Info = z.object({
  id: z.optional(z.string()),
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
  if ([401, 404].includes(response.status)) throw new HubError('not-found', url);
  if (!response.ok) throw new HubError('refused', `${url}: ${response.status}`);
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new HubError('not-a-hub', url);
  return parsed.data;
}

/** Asks the Hub about a model. Rejects with HubError, or the signal's reason. */
export async function describeRepository(asked: string, fetcher: Fetch, signal?: AbortSignal): Promise<Repository> {
  const info = await json(Info, `${HUB}/api/models/${asked}`, fetcher, signal);
  if (info.gated) throw new HubError('gated', asked);
  // an old name leads to the model's present one, and so does that of a model that has moved
  const id = info.id && modelIdIn(info.id) === info.id ? info.id : asked;
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
