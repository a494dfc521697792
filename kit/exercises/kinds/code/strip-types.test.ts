import { describe, expect, test } from 'vitest';
import { stripTypes } from './strip-types.ts';

/** Programs are compared without their spaces. */
const dense = (code: string) => code.replace(/\s+/g, '');

/** The erased program; its length and line lengths are those of the source. */
function erased(source: string): string {
  const result = stripTypes(source);
  if (!result.ok) throw new Error(`${result.reason} at line ${result.line}`);
  expect(result.code.length).toBe(source.length);
  expect(result.code.split('\n').map((line) => line.length)).toEqual(source.split('\n').map((line) => line.length));
  return dense(result.code);
}

describe('stripTypes', () => {
  test.each([
    ['const a: number = 1;', 'const a= 1;'],
    ['let x!: number;', 'let x;'],
    ['const o: { a: number; b?: string } = { a: 1 };', 'const o= { a: 1 };'],
    ['export function f(a: number[][], b?: number): number[] { return a[0]!; }', 'function f(a, b) { return a[0]; }'],
    ['export default f;', '$default=f;'],
    ['export default (a: number) => a;', '$default=(a) => a;'],
    ['export default async function (a: number) {}', '$default=async function (a) {}'],
    ['export default function f(a: number) {}', 'function f(a) {}'],
    ['const f = async <T,>(x: T) => x;', 'const f = async (x) => x;'],
    ['const f = async<T>(x: T): Promise<T> => x;', 'const f = async(x) => x;'],
    ['export type { A } from "b"; const c = 1;', 'const c = 1;'],
    ['class K { [k: string]: number; static [j: string]: number; x = 1 }', 'class K { x = 1 }'],
    ['export function o(a: number): void;\nexport function o(a: unknown) {}', 'function o(a) {}'],
    ['function g<T extends number>(...r: T[]): T { return r[0] as T; }', 'function g(...r) { return r[0]; }'],
    ['const y = z as unknown as number[];', 'const y = z;'],
    ['const k = [1, 2] as const;', 'const k = [1, 2];'],
    ['const s = { a: 1 } satisfies Record<string, number>;', 'const s = { a: 1 };'],
    ['const m = new Map<string, number>();', 'const m = new Map();'],
    ['q.map((v: number, i: number): number => v * i);', 'q.map((v, i) => v * i);'],
    ['type M = number[][]; const a = 1;', 'const a = 1;'],
    ['export type M = number[][];', ''],
    ['interface A { b: number }\nconst c = 1;', 'const c = 1;'],
    ['import type { A } from "a";', ''],
    ['function isRow(v: unknown): v is number[] { return true }', 'function isRow(v) { return true }'],
    ['function h(this: Foo, v: number) {}', 'function h( v) {}'],
    ['try {} catch (e: unknown) {}', 'try {} catch (e) {}'],
    ['function o(a: number): void;\nfunction o(a: unknown) {}', 'function o(a) {}'],
    [
      'class D<T> implements F, G { private readonly x: number = 1; static y?: string; }',
      'class D { x= 1; static y; }',
    ],
    ['declare const q: number; const r = 1;', 'const r = 1;'],
    ['abstract class K { abstract f(x: number): void }', 'class K { }'],
    ['class K { f(x: number): void; f(x: string): void; f(x) {} }', 'class K { f(x) {} }'],
    ['class K { x!: number; y = 1 }', 'class K { x; y = 1 }'],
    [
      'class A { static m() { return 1; } get b() { return 2; } }',
      'class A { static m() { return 1; } get b() { return 2; } }',
    ],
    [
      'const o = { get a() { return 1; }, m() { return 2; } };',
      'const o = { get a() { return 1; }, m() { return 2; } };',
    ],
    ['const t = a < b ? c! : d > e;', 'const t = a < b ? c : d > e;'],
    ['for (const [i, row] of rows as number[][]) {}', 'for (const [i, row] of rows) {}'],
    ['const plain = a ? b : c; const f = (x) => !x && x.y;', 'const plain = a ? b : c; const f = (x) => !x && x.y;'],
  ])('%s', (source, expected) => {
    expect(erased(source)).toBe(dense(expected));
  });

  test('the result is JavaScript that runs', () => {
    const source = `type M = number[][];
      function dot(a: readonly number[], b: number[]): number { let s: number = 0; for (let i = 0; i < a.length; i++) s += a[i]! * b[i]!; return s; }
      export const attention = (Q: M, K: M): M => Q.map((q: number[]) => K.map((k): number => dot(q, k) as number));
      return attention([[1, 2]], [[3, 4], [5, 6]]);`;
    const result = stripTypes(source.replace('return attention', 'const out = attention'));
    expect(result.ok).toBe(true);
    const code = result.ok ? result.code : '';
    expect(new Function(`${code}; return out;`)()).toEqual([[11, 17]]);
  });

  test.each([
    ['const a = ;', 'syntax', 1],
    ['function f() {\n  return (1 + ;\n}', 'syntax', 2],
    ['const a = 1;\nreturn a;', 'syntax', 2],
    ['function f() {}\n/* left open', 'syntax', 2],
    ['const a = 1;\nfunction f()', 'syntax', 2],
    ['function f(a)\nfunction g() {}', 'syntax', 1],
    ['class K {\n m()\n n() {} }', 'syntax', 2],
    ['const a = 1;\nenum E { A }', 'not-erasable', 2],
    ['namespace N {}', 'not-erasable', 1],
    ['class A { constructor(public x: number) {} }', 'not-erasable', 1],
    ['const a = 1;\nimport { b } from "c";', 'import', 2],
    ['export { x } from "y";', 'import', 1],
  ])('refuses %j with its line', (source, reason, line) => {
    expect(stripTypes(source)).toMatchObject({ ok: false, reason, line });
  });
  test('what a paste wraps a program in is left out, and the lines stay', () => {
    for (const source of ['```js\nconst a = 1;\n```', '\n~~~typescript \r\nconst a = 1;\n~~~\n\n'])
      expect(erased(source.replace(/[`~]{3}\w* ?/g, ''))).toBe(dense((stripTypes(source) as { code: string }).code));
    expect(stripTypes('```js\n\nconst a = ;\n```')).toMatchObject({ reason: 'syntax', line: 3 });
    expect(stripTypes('const a = 1;\n```')).toMatchObject({ ok: false });
    expect(stripTypes('con\u200Bst a\u00AD = \u20661\u2069;\uFEFF')).toEqual({ ok: true, code: 'const a = 1;' });
  });

  test.each([
    ['const a = 1;\nconst b = “x”;', 2, '“', '"'],
    ["const a = 'l’eau';\n// − et “”\nconst b = a − 1;", 3, '−', '-'],
    ['const f = (x) => x；', 1, '；', ';'],
    ['const t = `a × b`; if (t ≤ 2) {}', 1, '≤', '<='],
  ])('%j: the odd character is named with its line', (source, line, text, instead) => {
    expect(stripTypes(source)).toEqual({ ok: false, reason: 'odd-character', line, text, instead });
  });
});
