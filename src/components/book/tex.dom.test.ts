import { expect, it } from 'vitest';
import { renderTex } from './tex.ts';

/** Children that an element of MathML Core takes (§3.3 and §3.4). */
const CHILDREN = { mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2, msubsup: 3, munderover: 3 };

/** Elements of a formula's MathML that have one child too many, or too few. */
function misshapen(tex: string): string[] {
  const formula = document.createElement('p');
  formula.innerHTML = renderTex(tex, false);
  return Object.entries(CHILDREN).flatMap(([name, count]) =>
    [...document.querySelectorAll(name)]
      .filter(({ children }) => children.length !== count)
      .map((one) => one.outerHTML),
  );
}

it.each([
  'x_{\\min}',
  '\\frac{x_{\\max} - x_{\\min}}{2^b - 1}',
  'a^{\\log}',
  '\\operatorname{softmax}_i z',
  '\\sum_{i}^{n} \\log p_i',
])('%s is MathML that every browser shows', (tex) => {
  expect(misshapen(tex)).toEqual([]);
});

it('an operator that is applied keeps its sign', () => {
  expect(renderTex('\\log x', false)).toContain('<mo>\u2061</mo>');
});
