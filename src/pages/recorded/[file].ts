/** Files that labs make when the book is built, beside their recorded result: pictures, tensors. */
import type { APIRoute } from 'astro';

/** `labs/<id>/files.build.ts`: what each file holds, by its name under `recorded/`. */
type Files = Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>>;
const made = import.meta.glob<Files>('/labs/*/files.build.ts', { import: 'files', eager: true });

const FILES = new Map(Object.values(made).flatMap((files) => Object.entries(files)));

export const getStaticPaths = () => [...FILES.keys()].map((file) => ({ params: { file } }));

export const GET: APIRoute = async ({ params }) => {
  const make = FILES.get(params['file'] ?? '');
  if (!make) throw new Error(`no lab makes recorded/${params['file']}`);
  return new Response(await make());
};
