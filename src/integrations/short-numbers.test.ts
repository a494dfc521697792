import { expect, it } from 'vitest';
import { shortNumbers } from './short-numbers.ts';

it('rounds what places and sizes', () => {
  expect(shortNumbers('<i style="--part: 0.009568392307951317; width: 12.5%"></i>')).toBe(
    '<i style="--part: 0.0096; width: 12.5%"></i>',
  );
  expect(shortNumbers('<rect x="80.6299999" width="20.00000001" class="a"></rect>')).toBe(
    '<rect x="80.63" width="20" class="a"></rect>',
  );
  expect(shortNumbers('<span style="height:0.6944em;vertical-align:-0.1533em"></span>')).toBe(
    '<span style="height:0.69em;vertical-align:-0.15em"></span>',
  );
  expect(shortNumbers('<path d="M0.33333333-1.66666666L2,3"/>')).toBe('<path d="M0.3333-1.6667L2,3"/>');
});

it('leaves text, values and short numbers alone', () => {
  const html = '<p title="0.123456789">0.123456789 <input value="0.123456789" style="top: .5em"> x="0.123456789"</p>';
  expect(shortNumbers(html)).toBe(html);
});
