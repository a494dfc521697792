import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compare, markOf, withMark } from './mark.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const PAGE =
  '<!DOCTYPE html><html lang="fr"><head><script src="head.js"></script></head><body><main>texte</main>' +
  '<script src="book.js"></script></body></html>';
const marked = withMark(PAGE, hash);
const mark = markOf(marked) ?? '';
const home = withMark(PAGE.replace('texte', 'accueil'), hash);

describe('the mark of a page', () => {
  it('is of its text alone: marked twice, it is the same; another text, another mark', () => {
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    expect(withMark(marked, hash)).toBe(marked);
    expect(markOf(withMark(PAGE.replace('texte', 'autre'), hash))).not.toBe(mark);
    expect(markOf(PAGE)).toBeUndefined();
  });

  it.each([
    ['as it is', marked, 'same'],
    ['with a script added', marked.replace('</head>', '<script src="x"></script></head>'), 'same'],
    ['squeezed by a proxy', marked.replaceAll('"', '').replace('</body></html>', ''), 'same'],
    ['cut short', marked.slice(0, marked.indexOf('</main>')), 'other'],
    ['cut short after its text', marked.slice(0, marked.indexOf('</main>') + 20), 'other'],
    ['of another version', withMark(PAGE.replace('texte', 'autre'), hash), 'other-version'],
    ['that is another one of this version, as some hosts answer for what they lack', home, 'other'],
    ['without a mark', PAGE, 'other'],
    ['a firewall’s', '<html><body><main>Blocked</main></body></html>', 'other'],
  ] as const)('a page %s', (_, html, likeness) =>
    expect(compare(html, mark, (other) => other === markOf(home))).toBe(likeness),
  );
});
