import { afterEach, expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
function bar(html: string): HTMLElement {
  document.body.innerHTML = `<div id="bar">${html}</div><input />`;
  return document.getElementById('bar') as HTMLElement;
}
afterEach(() => {
  document.body.innerHTML = '';
});

it('a focused button that goes hands the focus to the one in its place', async () => {
  const node = bar('<button>start</button>');
  const detach = keepFocus(node);
  node.querySelector('button')?.focus();
  node.innerHTML = '<span>running</span><button disabled>no</button><button>stop</button>';
  await settle();
  expect(document.activeElement?.textContent).toBe('stop');
  if (detach) detach();
});

it('takes no focus that the reader has put elsewhere, or nowhere', async () => {
  const node = bar('<button>start</button>');
  const detach = keepFocus(node);
  const button = node.querySelector('button');
  button?.focus();
  document.querySelector('input')?.focus();
  node.innerHTML = '<button>stop</button>';
  await settle();
  expect(document.activeElement?.tagName).toBe('INPUT');
  node.querySelector('button')?.focus();
  node.querySelector('button')?.blur();
  await settle();
  node.innerHTML = '<button>start</button>';
  await settle();
  expect(document.activeElement).toBe(document.body);
  if (detach) detach();
});
