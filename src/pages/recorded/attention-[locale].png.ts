/** Maps recorded for the attention lab as one picture: what shows before, and without, any script. */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { record } from '@labs/attention/recorded.ts';
import type { APIRoute } from 'astro';

export const getStaticPaths = () => LOCALES.map((locale) => ({ params: { locale }, props: { locale } }));

export const GET: APIRoute<{ locale: Locale }> = async ({ props }) =>
  new Response((await record(props.locale)).picture);
