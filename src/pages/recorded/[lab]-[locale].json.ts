/** The result recorded for each lab that has one, fetched when the reader first touches the lab. */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import type { APIRoute } from 'astro';

/** `labs/<id>/recorded.ts` runs the real models while the book is built. */
type Record = (locale: Locale) => Promise<{ readonly recording: unknown }>;
const recorders = import.meta.glob<Record>('/labs/*/recorded.ts', { import: 'record' });

export const getStaticPaths = () =>
  Object.keys(recorders).flatMap((path) => {
    const lab = path.split('/').at(-2) ?? '';
    return LOCALES.map((locale) => ({ params: { lab, locale }, props: { path, locale } }));
  });

export const GET: APIRoute<{ path: string; locale: Locale }> = async ({ props }) => {
  const record = await recorders[props.path]?.();
  if (!record) throw new Error(`${props.path} exports no record()`);
  return Response.json((await record(props.locale)).recording);
};
