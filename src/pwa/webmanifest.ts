/**
 * The web app manifest: an endpoint, so that its addresses follow the base. One app, named in French, for both
 * languages.
 */
import { assetPath, LOCALES, pagePath } from '@kit/i18n/index.ts';
import type { APIRoute } from 'astro';
import { PWA_STRINGS } from './strings/index.ts';

const { fr, en } = PWA_STRINGS;

const icon = (file: string, side: number, purpose: 'any' | 'maskable') => ({
  src: assetPath(`icons/${file}`),
  sizes: `${side}x${side}`,
  type: 'image/png',
  purpose,
});

const MANIFEST = {
  id: assetPath(''),
  lang: 'fr',
  dir: 'ltr',
  name: fr.appName,
  short_name: fr.appShortName,
  description: fr.appDescription,
  name_localized: { en: en.appName },
  short_name_localized: { en: en.appShortName },
  description_localized: { en: en.appDescription },
  start_url: assetPath(''),
  scope: assetPath(''),
  display: 'standalone',
  // --paper and --accent of the light theme
  background_color: '#fdfcf9',
  theme_color: '#1f4e8c',
  categories: ['education', 'books'],
  icons: [
    { src: assetPath('favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    icon('icon-192.png', 192, 'any'),
    icon('icon-512.png', 512, 'any'),
    icon('maskable-512.png', 512, 'maskable'),
  ],
  shortcuts: LOCALES.map((locale) => ({ name: PWA_STRINGS[locale].readIn, url: pagePath(locale, '') })),
};

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(JSON.stringify(MANIFEST), { headers: { 'Content-Type': 'application/manifest+json' } });
