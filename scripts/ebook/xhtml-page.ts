/** What the two sides of a book say alike: names of files, and the frame of a page. */
const XHTML = 'http://www.w3.org/1999/xhtml';
const OPS = 'http://www.idpf.org/2007/ops';

/** Name of a chapter's file. */
export const fileOf = (slug: string): string => `${slug}.xhtml`;

export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `body` is XHTML. */
export function xhtmlPage(locale: string, title: string, body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="${XHTML}" xmlns:epub="${OPS}" lang="${locale}" xml:lang="${locale}">
<head><title>${escapeXml(title)}</title><link rel="stylesheet" href="style.css"/></head>
<body>${body}</body>
</html>
`;
}

/** Tells what the marks of scoped styles say as classes: SVG has no attribute `data-…` in EPUB. */
export const classOfScope = (css: string): string => css.replaceAll(/\[data-astro-cid-(\w+)\]/g, '.cid-$1');
