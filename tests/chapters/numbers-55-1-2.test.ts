/** The worked numbers of 55.1.2, recomputed, then looked for in both languages as each one writes them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

interface Fit {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}
/** Hoffmann et al. (2022), as printed. */
const HOFFMANN: Fit = { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 };
/** The same with the exponents of the TeX source, quoted by Besiroglu et al. (2024). */
const UNROUNDED: Fit = { ...HOFFMANN, alpha: 0.3392, beta: 0.2849 };
/** Besiroglu et al. (2024). */
const REFIT: Fit = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };

const modelTerm = (fit: Fit, n: number) => fit.A / n ** fit.alpha;
const dataTerm = (fit: Fit, d: number) => fit.B / d ** fit.beta;
const loss = (fit: Fit, n: number, d: number) => fit.E + modelTerm(fit, n) + dataTerm(fit, d);

/** Minimum of the valley by ternary search on ln N: independent of the closed form that the text prints. */
function optimum(fit: Fit, compute: number) {
  const at = (logN: number) => loss(fit, Math.exp(logN), compute / 6 / Math.exp(logN));
  let [low, high] = [Math.log(1e6), Math.log(1e14)];
  for (let i = 0; i < 200; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (at(a) < at(b)) high = b;
    else low = a;
  }
  const n = Math.exp(low);
  return { n, d: compute / 6 / n };
}

const FR = readFileSync('content/fr/55-1-2.mdx', 'utf8');
const EN = readFileSync('content/en/55-1-2.mdx', 'utf8');
const THIN = '\u202F';

const printed = printedIn('55-1-2');

/** Tokens, to ten billion: English counts them in trillions, French in thousands of billions. */
function printedTokens(tokens: number, billions: string, trillions: string) {
  const rounded = Math.round(tokens / BILLION / 10) * 10;
  expect(rounded).toBe(Number(billions.replace(',', '')));
  expect(rounded / 1000).toBe(Number(trillions));
  const [tex, text] = [billions.replace(',', '\\,'), billions.replace(',', THIN)];
  expect(FR.includes(`${tex}$ milliards`) || FR.includes(`${text} milliards`), `${billions} in French`).toBe(true);
  expect(EN.includes(`${trillions}$ trillion`) || EN.includes(`${trillions} trillion`), `${trillions}`).toBe(true);
}

const BUDGET = 5.76e23;
const BILLION = 1e9;

describe('55.1.2', () => {
  it('power laws: what ten times and twice the parameters bring', () => {
    printed(10 ** -0.076, '0.839', 3);
    printed((1 - 10 ** -0.076) * 100, '16', 0);
    printed((1 - 2 ** -0.076) * 100, '5', 0);
  });

  it('the line that goes through the floor', () => {
    const law = (n: number) => 1.69 + 406.4 / n ** 0.34;
    const [first, second] = [law(1e8), law(1e9)];
    const ratio = second / first;
    printed(first, '2.4644', 4);
    printed(second, '2.0440', 4);
    printed(ratio, '0.8294', 4);
    printed(second * ratio, '1.695', 3);
    printed(second * ratio ** 3, '1.166', 3);
    printed(law(1e10), '1.852', 3);
    printed(law(1e12), '1.724', 3);
    expect(second * ratio ** 3).toBeLessThan(1.69);
  });

  it('Kaplan and Hoffmann with ten times the compute', () => {
    printed(10 ** 0.73, '5.4', 1);
    printed(10 ** 0.27, '1.9', 1);
    printed(10 ** 0.5, '3.2', 1);
  });

  it('where the loss goes', () => {
    const rows: [number, number, string, string, string][] = [
      [175, 300, '0.061', '0.251', '2.002'],
      [280, 300, '0.052', '0.251', '1.993'],
      [70, 1400, '0.083', '0.163', '1.937'],
    ];
    for (const [n, d, model, data, total] of rows) {
      printed(modelTerm(HOFFMANN, n * BILLION), model, 3);
      printed(dataTerm(HOFFMANN, d * BILLION), data, 3);
      printed(loss(HOFFMANN, n * BILLION, d * BILLION), total, 3);
    }
    printed(300 / 175, '1.7', 1);
    expect(Math.round(0.2511 / 0.0611)).toBe(4);
  });

  it('the formula against the rule', () => {
    const n = Math.sqrt(BUDGET / 120);
    printed(n / BILLION, '69', 0);
    printedTokens(20 * n, '1,390', '1.39');
    const { alpha, beta, A, B } = HOFFMANN;
    const g = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    printed(g, '1.345', 3);
    printed(beta / (alpha + beta), '0.452', 3);
    const best = optimum(HOFFMANN, BUDGET);
    expect(best.n / (g * (BUDGET / 6) ** (beta / (alpha + beta)))).toBeCloseTo(1, 5);
    printed(best.n / BILLION, '32', 0);
    printedTokens(best.d, '2,980', '2.98');
    printed(best.d / best.n, '93', 0);
    const unrounded = optimum(UNROUNDED, BUDGET);
    printed(unrounded.n / BILLION, '40', 0);
    printed(Math.round(unrounded.d / BILLION / 10) * 10, '2,380', 0);
    printed(unrounded.d / unrounded.n, '59', 0);
  });

  it('the table of the refit holds these optima, a row each', () => {
    for (const [fit, cells] of [
      [HOFFMANN, ['32', '2,980', '93']],
      [UNROUNDED, ['40', '2,380', '59']],
      [REFIT, ['72', '1,330', '18']],
    ] as const) {
      const exponents = [fit.alpha, fit.beta].map((exponent) => `$${exponent}$`);
      expect(EN).toContain(`| ${[...exponents, ...cells].join(' | ')} |`);
      const french = [...exponents.map((cell) => cell.replace('.', '{,}')), ...cells.map((c) => c.replace(',', THIN))];
      expect(FR).toContain(`| ${french.join(' | ')} |`);
    }
  });

  it('the re-fit upholds the rule, in a flat valley', () => {
    const best = optimum(REFIT, BUDGET);
    printed(best.n / BILLION, '72', 0);
    printed(Math.round(best.d / BILLION / 10) * 10, '1,330', 0);
    printed(best.d / best.n, '18', 0);
    for (const factor of [0.5, 2]) {
      const n = best.n * factor;
      printed(loss(REFIT, n, BUDGET / 6 / n) - loss(REFIT, best.n, best.d), '0.005', 3);
    }
  });

  it('embeddings of a small model', () => {
    const [blocks, embeddings] = [12 * 4 * 256 ** 2, 50257 * 256];
    printed(blocks / 1e6, '3.1', 1);
    printed(embeddings / 1e6, '12.9', 1);
    printed((100 * embeddings) / (blocks + embeddings), '80', 0);
  });

  it('tokens per parameter of overtrained models', () => {
    printed(1000 / 6.7, '149', 0);
    printed(15_000 / 8, '1,875', 0);
  });

  it('half the size, just as good', () => {
    const target = loss(REFIT, 70 * BILLION, 1400 * BILLION);
    printed(target, '1.974', 3);
    const room = target - REFIT.E;
    const d = (REFIT.B / (room - modelTerm(REFIT, 35 * BILLION))) ** (1 / REFIT.beta);
    expect(loss(REFIT, 35 * BILLION, d)).toBeCloseTo(target, 10);
    printedTokens(Math.round(d / BILLION / 50) * 50 * BILLION, '3,650', '3.65');
    const [large, small] = [6 * 70 * BILLION * 1400 * BILLION, 6 * 35 * BILLION * d];
    printed(large / 1e23, '5.88', 2);
    printed(small / 1e23, '7.66', 2);
    printed((small / large - 1) * 100, '30', 0);
    const saved = 2 * 70 * BILLION - 2 * 35 * BILLION;
    expect(saved).toBe(7e10);
    printedTokens((small - large) / saved, '2,540', '2.54');
    printed(modelTerm(REFIT, 10 * BILLION), '0.160', 3);
    printed(room, '0.157', 3);
    expect(modelTerm(REFIT, 10 * BILLION)).toBeGreaterThan(room);
  });

  it('what the lab shows: gaps of the law at the largest size, by scipy', () => {
    const { predictions } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as {
      predictions: {
        length: number;
        held: number;
        count: string;
        form: string;
        law: number[];
        predicted: number;
        measured: number;
      }[];
    };
    const gaps = predictions
      .filter(({ held }) => held === 7)
      .map((row) => ({ ...row, gap: 100 * (row.predicted / row.measured - 1) }));
    for (const { gap } of gaps.filter(({ length }) => length === 2)) {
      expect(Math.round(-gap)).toBeGreaterThanOrEqual(2);
      expect(Math.round(-gap)).toBeLessThanOrEqual(5);
    }
    for (const { form, gap } of gaps.filter(({ length }) => length === 0)) {
      if (form === 'straight') expect(Math.round(-gap)).toBeLessThanOrEqual(6);
      else expect(Math.abs(gap)).toBeLessThan(1);
    }
    const { valleys } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as {
      valleys: { slope?: number; scatter?: number[] }[];
    };
    const { slope = 0, scatter = [] } = valleys.at(-1) ?? {};
    printed(slope, '0.47', 2);
    printed(scatter[0] ?? 0, '0.30', 2);
    printed(scatter[1] ?? 0, '0.64', 2);
    const short = gaps.filter(({ length, count }) => length === 0 && count === 'effective');
    printed(-(short.find(({ form }) => form === 'straight')?.gap ?? 0), '5', 0);
    printed(short.find(({ form }) => form === 'floor')?.law[0] ?? 0, '2.64', 2);
  });

  it('exact match on k digits', () => {
    const rows: [number, string[]][] = [
      [0.5, ['50', '25', '6.3', '0.4']],
      [0.8, ['80', '64', '41', '17']],
      [0.9, ['90', '81', '66', '43']],
      [0.95, ['95', '90', '81', '66']],
      [0.99, ['99', '98', '96', '92']],
    ];
    for (const [p, cells] of rows) {
      const values = [1, 2, 4, 8].map((k) => 100 * p ** k);
      cells.forEach((cell, i) => {
        expect(Math.abs((values[i] ?? Number.NaN) - Number(cell))).toBeLessThanOrEqual(
          cell.includes('.') ? 0.051 : 0.5,
        );
      });
      expect(EN).toContain(`| ${p.toFixed(2)} | ${cells.map((c) => `${c}%`).join(' | ')} |`);
      const french = cells.map((c) => `${c.replace('.', ',')}${THIN}%`).join(' | ');
      expect(FR).toContain(`| ${p.toFixed(2).replace('.', ',')} | ${french} |`);
    }
    // no success in 100 questions: about two chances in three
    expect((1 - 0.5 ** 8) ** 100).toBeCloseTo(2 / 3, 1);
    printed(0.8 ** (1 / 3), '0.93', 2);
    printed(0.09 ** (1 / 5), '0.62', 2);
  });
});
