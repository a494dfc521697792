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

it('a button that is disabled under the reader gives the focus to its neighbour', async () => {
  const node = bar('<button>back</button><span><button>previous</button><button id="next">next</button></span>');
  const detach = keepFocus(node);
  const next = node.querySelector<HTMLButtonElement>('#next');
  next?.focus();
  if (next) next.disabled = true;
  await settle();
  expect(document.activeElement?.textContent).toBe('previous');
  if (detach) detach();
});

it('a removed item of a list with one Tab stop leaves the focus on the stop of the list', async () => {
  const list = (stop: number) => [0, 1].map((i) => `<button tabindex="${i === stop ? 0 : -1}">${i}</button>`).join('');
  const node = bar(`<button>elsewhere</button><div class="list">${list(0)}<button id="gone">2</button></div>`);
  const detach = keepFocus(node);
  node.querySelector<HTMLElement>('#gone')?.focus();
  const inner = node.querySelector('.list');
  if (inner) inner.innerHTML = list(1);
  await settle();
  expect(document.activeElement?.textContent).toBe('1');
  if (detach) detach();
});
