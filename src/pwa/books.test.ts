import { expect, it } from 'vitest';
import { withBooks } from './books.ts';

const PAGE = '<main><section class="panel" data-books></section><section>after</section></main>';
const EPUB = { format: 'epub', file: 'a.epub', bytes: 306_174 } as const;

it('offers each book with its size, and only those of the last time', () => {
  const first = withBooks(PAGE, 'fr', [EPUB], '/livre/');
  expect(first).toContain(
    '<a href="/livre/ebook/a.epub" download>EPUB, pour liseuse et téléphone</a> (306\u00a0ko)</li>',
  );
  expect(first).toMatch(/<\/section><section>after<\/section>/);
  const again = withBooks(first, 'fr', [{ format: 'epub', file: 'b.epub', bytes: 5_800_000 }], '/livre/');
  expect(again).not.toContain('a.epub');
  expect(again).toContain('5,8\u00a0Mo');
});

it('says nothing where there is no book, and does not lose them in a page without a place', () => {
  expect(withBooks(PAGE, 'en', [], '/')).toBe(PAGE);
  expect(() => withBooks('<main></main>', 'en', [EPUB], '/')).toThrow('no place');
});
