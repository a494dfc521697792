/** The result recorded for the attention lab, fetched when the reader first touches it. */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { record } from '@labs/attention/recorded.ts';
import type { APIRoute } from 'astro';

export const getStaticPaths = () => LOCALES.map((locale) => ({ params: { locale }, props: { locale } }));

export const GET: APIRoute<{ locale: Locale }> = async ({ props }) =>
  Response.json((await record(props.locale)).recording);
