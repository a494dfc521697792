/** What a paste or a drop is taken for. jsdom has no DataTransfer: the parts that are read of it are played. */
import { afterEach, describe, expect, it } from 'vitest';
import { comesFromPage, pastedFile } from './clipboard.ts';

const picture = new File([Uint8Array.of(1)], 'image.png', { type: 'image/png' });

/** A clipboard, pasted at this element; what the page would take of it. */
function pasteAt(html: string, { text = '', files = [picture] }: { text?: string; files?: File[] }): File | null {
  document.body.innerHTML = html;
  const event = new Event('paste', { bubbles: true, cancelable: true, composed: true });
  const clipboardData = { files, getData: (type: string) => (type === 'text/plain' ? text : '') };
  Object.assign(event, { clipboardData });
  let taken: File | null = null;
  const listen = (pasted: Event) => {
    taken = pastedFile(pasted as ClipboardEvent);
  };
  window.addEventListener('paste', listen);
  (document.body.firstElementChild ?? document.body).dispatchEvent(event);
  window.removeEventListener('paste', listen);
  return taken;
}
afterEach(() => document.body.replaceChildren());

describe('a text with a picture beside it, as word processors copy', () => {
  it.each([
    '<textarea></textarea>',
    '<input>',
    '<input type="search">',
    '<input type="number">',
    '<input type="text">',
  ])('goes to the field: %s', (field) => expect(pasteAt(field, { text: 'du texte' })).toBeNull());
  it('goes to an editor', () => {
    document.body.innerHTML = '<div contenteditable="true"></div>';
    // jsdom does not know contenteditable
    Object.defineProperty(HTMLElement.prototype, 'isContentEditable', {
      configurable: true,
      get(this: HTMLElement) {
        return this.getAttribute('contenteditable') === 'true';
      },
    });
    expect(pasteAt('<div contenteditable="true"></div>', { text: 'du texte' })).toBeNull();
  });
  it.each(['<p>page</p>', '<button>b</button>', '<input type="checkbox">', '<input type="range">'])(
    'is the picture where no text can go: %s',
    (place) => expect(pasteAt(place, { text: 'du texte' })).toBe(picture),
  );
});

describe('a picture alone', () => {
  it.each(['<textarea></textarea>', '<p>page</p>'])('is taken wherever it is pasted: %s', (place) =>
    expect(pasteAt(place, { text: ' \n' })).toBe(picture),
  );
});

it('a text alone is nobody’s business here', () => {
  expect(pasteAt('<p>page</p>', { text: 'du texte', files: [] })).toBeNull();
});

it('a drop of a page’s picture is told from other drops', () => {
  const drop = (...types: string[]) => comesFromPage({ types } as unknown as DataTransfer);
  expect(drop('text/uri-list', 'text/html')).toBe(true);
  expect(drop('text/x-moz-url')).toBe(true);
  expect(drop('text/plain')).toBe(false);
  expect(comesFromPage(null)).toBe(false);
});
