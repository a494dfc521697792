/** Language and page being rendered, from the address alone. */
import type { AstroGlobal } from 'astro';
import { type PageAddress, pageAddress } from './paths.ts';

export function currentPage(astro: Pick<AstroGlobal, 'url'>): PageAddress {
  return pageAddress(astro.url.pathname, import.meta.env.BASE_URL);
}
