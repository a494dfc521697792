/** Ways in which a text or a value from outside may be damaged, drawn from a seeded stream. */
import { randomStream } from '@kit/math/random.ts';

export type Draw = () => number;
export const whole = (draw: Draw, below: number) => Math.floor(draw() * below);
export const pick = <T>(draw: Draw, items: readonly T[]): T => items[whole(draw, items.length)] as T;

/** What breaks readers of JSON, of addresses and of numbers. */
const TOKENS = [
  ...['null', 'true', '{}', '[]', '""', '-0', '1e400', '1e-400', '9007199254740993', '-1', '0x10', 'NaN'],
  ...['"__proto__":', '"constructor":', '\\u0000', '\\ud800', '\ud800', '\u202e', '\u2028', '\ufeff', '\0'],
  ...['%', '%00', '%ff', '%F0%9F', '&', '=', '#', '?', '+', ';', '<script>', '\'"><img src=x onerror=alert(1)>'],
  ...['1.1.1', '1,1', '١٢', '１', '1 000', '-', '.', '/', '../', 'javascript:alert(1)', 'é', '😀', ' '],
];

/** A text with a few letters lost, doubled, moved, changed, or something foreign in between; or cut short. */
export function damagedText(draw: Draw, text: string): string {
  let out = text;
  for (let left = 1 + whole(draw, 4); left > 0; left--) {
    const at = whole(draw, out.length + 1);
    const to = Math.min(out.length, at + whole(draw, pick(draw, [2, 8, 60])));
    const [before, part, after] = [out.slice(0, at), out.slice(at, to), out.slice(to)];
    out = pick(draw, [
      () => before + after,
      () => before + part + part + after,
      () => after + before,
      () => before + pick(draw, TOKENS) + after,
      () => before + pick(draw, TOKENS).repeat(1 + whole(draw, 300)) + part + after,
      () => before + String.fromCharCode(whole(draw, 65_536)) + after,
      () => (draw() < 0.2 ? before : out),
    ])();
  }
  return out;
}

const deep = (levels: number): unknown => {
  let value: unknown = 0;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value };
  return value;
};
const STRANGE: readonly ((draw: Draw) => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 1e308,
  () => 0.5,
  () => 2 ** 53,
  () => '',
  () => [],
  () => ({}),
  (draw) => 'a'.repeat(whole(draw, 20_000)),
  (draw) => pick(draw, TOKENS),
  (draw) => deep(whole(draw, 3000)),
  (draw) => Array.from({ length: whole(draw, 2000) }, () => 1),
  () => '2026-02-30T25:61:61Z',
  () => '0000-00-00T00:00:00Z',
  () => '275761-01-01T00:00:00.000Z',
];

/** an own property of that name, as JSON.parse makes it */
const proto = () => ({ value: { best: 1 }, enumerable: true, configurable: true, writable: true });

type Holder = Record<string, unknown>;
/** Every place of a value: what holds it, and its name there. */
function places(root: unknown): (readonly [Holder, string])[] {
  const found: (readonly [Holder, string])[] = [];
  // as long as it grows: it may be nested deeper than functions can call one another
  const left: unknown[] = [root];
  for (let i = 0; i < left.length; i++) {
    const holder = left[i] as Holder | null;
    if (typeof holder !== 'object' || holder === null) continue;
    for (const key of Object.keys(holder)) {
      found.push([holder, key]);
      left.push(holder[key]);
    }
  }
  return found;
}

/** null where a value is nested too deep to be copied */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
}

/** A copy of a value of JSON in which something is lost, strange, of another place, or too much. */
export function damagedValue<T>(draw: Draw, value: T): unknown {
  const copy = { root: structuredClone(value) as unknown };
  for (let left = 1 + whole(draw, 3); left > 0; left--) {
    const all = places(copy);
    if (all.length === 0) break;
    const [holder, key] = pick(draw, all);
    const [other, name] = pick(draw, all);
    pick(draw, [
      () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
      () => (holder[key] = pick(draw, STRANGE)(draw)),
      () => (holder[key] = copyOf(other[name])),
      () => (holder[pick(draw, ['extra', 'toString', 'id', 'lora.rank', 'a-b.c', '0'])] = copyOf(other[name])),
      () => Object.defineProperty(holder, '__proto__', proto()),
    ])();
  }
  return copy.root;
}

/** `count` cases from one seed: what each works on is drawn from a stream of its own, so that any can be run alone. */
export function* cases(seed: number, count: number): Generator<Draw> {
  for (let i = 0; i < count; i++) yield randomStream(seed + i);
}

/** Bytes at which lengths and offsets go wrong. */
const EDGES = [0, 1, 0x7f, 0x80, 0xfe, 0xff] as const;

/** A file with a few bytes lost, doubled, moved, changed, or those of another file in between; or cut short. */
export function damagedBytes(draw: Draw, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  let out = bytes;
  for (let left = 1 + whole(draw, 4); left > 0; left--) {
    // nearer to the head, where all is said, more often than not
    const at = whole(draw, draw() < 0.7 ? Math.min(out.length + 1, 200) : out.length + 1);
    const to = Math.min(out.length, at + whole(draw, pick(draw, [2, 8, 60])));
    const [before, part, after] = [out.subarray(0, at), out.subarray(at, to), out.subarray(to)];
    const other = pick(draw, others);
    const from = whole(draw, other.length + 1);
    const parts = pick(draw, [
      () => [before, after],
      () => [before, part, part, after],
      () => [after, before],
      () => [before, new Uint8Array(part.length).fill(pick(draw, EDGES)), after],
      () => [before, Uint8Array.from(part, () => whole(draw, 256)), after],
      () => [before, new Uint8Array(whole(draw, 5000)).fill(pick(draw, EDGES)), after],
      () => [before, other.subarray(from, from + whole(draw, 100)), after],
      () => [draw() < 0.3 ? before : out],
    ])();
    const length = parts.reduce((sum, one) => sum + one.length, 0);
    const joined = new Uint8Array(length);
    let end = 0;
    for (const one of parts) {
      joined.set(one, end);
      end += one.length;
    }
    out = joined;
  }
  return out;
}
