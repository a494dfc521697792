/**
 * A JSON reader for the header alone: objects, arrays of numbers, strings, whole numbers. Unlike JSON.parse it refuses
 * a key written twice (the format forbids it: two readers could disagree on which counts) and has no other value, no
 * depth, no prototype to abuse.
 */
import { SafetensorsError } from './errors.ts';

export type HeaderValue = string | number | readonly number[] | HeaderObject;
export type HeaderObject = ReadonlyMap<string, HeaderValue>;

/** Objects inside the header: an entry, `__metadata__`. Nothing lies deeper. */
const MAX_DEPTH = 2;
const NUMBER = /-?(?:0|[1-9][0-9]{0,18})(?![0-9.eE])/y;
const SPACE = /[ \t\n\r]*/y;

/** The header as a map. Throws SafetensorsError('header-json' | 'duplicate-key'). */
export function parseHeaderJson(text: string): HeaderObject {
  const reader = new Reader(text);
  const value = reader.object(1);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  object(depth: number): HeaderObject {
    const entries = new Map<string, HeaderValue>();
    this.#expect('{');
    if (this.#take('}')) return entries;
    do {
      const key = this.#string();
      if (entries.has(key)) throw new SafetensorsError('duplicate-key', key.slice(0, 80));
      this.#expect(':');
      entries.set(key, this.#value(depth));
    } while (this.#take(','));
    this.#expect('}');
    return entries;
  }

  end(): void {
    this.#match(SPACE);
    if (this.#at !== this.#text.length) this.#fail();
  }

  #value(depth: number): HeaderValue {
    this.#match(SPACE);
    const next = this.#text[this.#at];
    if (next === '"') return this.#string();
    if (next === '[') return this.#numbers();
    if (next === '{' && depth < MAX_DEPTH) return this.object(depth + 1);
    return this.#number();
  }

  #numbers(): readonly number[] {
    const items: number[] = [];
    this.#expect('[');
    if (this.#take(']')) return items;
    do items.push(this.#number());
    while (this.#take(','));
    this.#expect(']');
    return items;
  }

  #number(): number {
    this.#match(SPACE);
    const token = this.#match(NUMBER);
    return token ? Number(token) : this.#fail();
  }

  #string(): string {
    this.#match(SPACE);
    const start = this.#at;
    if (this.#text[start] !== '"') this.#fail();
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    try {
      const value = JSON.parse(this.#text.slice(start, end + 1)) as string;
      this.#at = end + 1;
      return value;
    } catch {
      return this.#fail();
    }
  }

  #take(character: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) this.#fail();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.#text)?.[0];
    this.#at += token?.length ?? 0;
    return token;
  }

  #fail(): never {
    throw new SafetensorsError('header-json', `character ${this.#at}`);
  }
}
