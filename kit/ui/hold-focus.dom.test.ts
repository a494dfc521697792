import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdFocus } from './hold-focus.ts';

let root: HTMLElement;
const one = (selector: string) => document.querySelector(selector) as HTMLElement & { disabled: boolean };
const hold = () => holdFocus(root, () => one('#stand-in'));
beforeEach(() => {
  document.body.innerHTML = '<form><input /><button id="stand-in">check</button></form><a href="#x">away</a>';
  root = one('form');
});
afterEach(() => {
  document.body.innerHTML = '';
});

it('lends the focus of a disabled field, and gives it back', () => {
  one('input').focus();
  const draw = hold();
  one('input').disabled = true;
  draw(false);
  expect(document.activeElement).toBe(one('#stand-in'));
  one('input').disabled = false;
  draw(true);
  expect(document.activeElement).toBe(one('input'));
});

it('leaves it where it stands in, when the control has gone', () => {
  one('input').focus();
  const draw = hold();
  one('input').remove();
  draw(false);
  draw(true);
  expect(document.activeElement).toBe(one('#stand-in'));
});

it('takes none that is elsewhere, from the beginning or since', () => {
  const from = hold();
  from(true);
  expect(document.activeElement).toBe(document.body);
  one('input').focus();
  const draw = hold();
  one('input').disabled = true;
  one('a').focus();
  draw(false);
  one('input').disabled = false;
  draw(true);
  expect(document.activeElement).toBe(one('a'));
});
