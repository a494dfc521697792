/**
 * What the reader of a lab can set, field by field, and its form in the address: `#<lab>?name=value&…`. A lab declares
 * its fields; reading and writing are here. What has its default value is left out of the address, but for what is
 * always written; a hostile or stale value is ignored by itself, never the whole link.
 */
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../i18n/index.ts';
import { labHash, MAX_TEXT, readChoice, readFlag, readInt, readNumber, readText } from './address.ts';
import { readSeed } from './seed.ts';

export interface Field<T> {
  /** in the address */
  readonly name: string;
  readonly byDefault: T;
  /** where it differs between the languages of a page */
  byDefaultIn?(locale: Locale): T;
  /** `said`: the values under its name, in order; null: none that this field can have */
  read(said: readonly string[]): T | null;
  write(value: T, state: Readonly<Record<string, unknown>>): readonly string[];
  /** written even when it is the default: pages start from different ones, a link must not */
  readonly always?: boolean;
  /** of a number: what its address may say, and so may its field on the page */
  readonly range?: Range;
}
type Fields = Readonly<Record<string, Field<unknown>>>;
type StateOfFields<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export interface StateSpec<S> {
  /** the fragment before its `?` */
  readonly address: string;
  readonly defaults: S;
  defaultsIn(locale: Locale): S;
  /** `start`: the state of the page that no link has opened */
  read(params: URLSearchParams, start?: S): S;
  write(state: S): URLSearchParams;
  hash(state: S): string;
  /** Of a field that is a number, `int` or `decimal`; RangeError for another. */
  range(key: keyof S): Range;
  /** The address of the lab with some fields set. */
  link(patch: Partial<S>, locale?: Locale): string;
}
export type StateOf<Spec> = Spec extends StateSpec<infer S> ? S : never;

export function defineState<F extends Fields>(address: string, fields: F): StateSpec<StateOfFields<F>> {
  type S = StateOfFields<F>;
  const entries = Object.entries(fields);
  const each = (value: (key: string, field: Field<unknown>) => unknown) =>
    Object.fromEntries(entries.map(([key, field]) => [key, value(key, field)])) as S;

  const defaults = each((_, { byDefault }) => byDefault);
  const defaultsIn = (locale: Locale) => each((_, field) => field.byDefaultIn?.(locale) ?? field.byDefault);
  function write(state: S): URLSearchParams {
    const params = new URLSearchParams();
    for (const [key, field] of entries) {
      const said = field.write(state[key], state);
      const ordinary = field.write(field.byDefault, state);
      if (!field.always && JSON.stringify(said) === JSON.stringify(ordinary)) continue;
      for (const value of said) params.append(field.name, value);
    }
    return params;
  }
  const hash = (state: S) => labHash(address, write(state));
  return {
    address,
    defaults,
    defaultsIn,
    write,
    hash,
    read: (params, start = defaults) => each((key, field) => field.read(params.getAll(field.name)) ?? start[key]),
    range(key) {
      const range = fields[key as keyof F]?.range;
      if (!range) throw new RangeError(`${String(key)} is no number`);
      return range;
    },
    link: (patch, locale = DEFAULT_LOCALE) => hash({ ...defaultsIn(locale), ...patch }),
  };
}

/** A field with one value in the address; `write` may refuse one that must not travel. */
export function field<T, D extends T | null>(
  name: string,
  byDefault: D,
  read: (said: string) => T | null,
  write: (value: T) => string | null = String,
): Field<T | D> {
  return {
    name,
    byDefault,
    read: ([said]) => (said === undefined ? null : read(said)),
    write: (value) => (value === null ? [] : [write(value as T)].filter((said) => said !== null)),
  };
}

/** A field that stands in the address once for each of its values. */
export function repeated<T>(
  name: string,
  read: (said: readonly string[]) => readonly T[],
  write: (value: T) => readonly string[],
): Field<readonly T[] | null> {
  return {
    name,
    byDefault: null,
    read: (said) => [read(said)].find(({ length }) => length > 0) ?? null,
    write: (values) => (values ?? []).flatMap(write),
  };
}

export const always = <T>(one: Field<T>): Field<T> => ({ ...one, always: true });

/** A field that is nothing to anybody in some states. */
export function when<T>(matters: (state: Readonly<Record<string, unknown>>) => boolean, one: Field<T>): Field<T> {
  return { ...one, write: (value, state) => (matters(state) ? one.write(value, state) : []) };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}
export interface Range extends Bounds {
  readonly whole: boolean;
}

/** The reader's own text; null: the one of the page. */
export const text = (name: string): Field<string | null> => field(name, null, (said) => readText(said, MAX_TEXT));

export const int = <D extends number | null>(name: string, { min, max }: Bounds, byDefault: D) => ({
  ...field(name, byDefault, (said) => readInt(said, min, max)),
  range: { min, max, whole: true },
});

export const decimal = <D extends number | null>(name: string, { min, max }: Bounds, byDefault: D) => ({
  ...field(name, byDefault, (said) => readNumber(said, min, max)),
  range: { min, max, whole: false },
});

/** Rounded to what a slider can show. */
export function onStep(name: string, { min, max, step }: Bounds & { step: number }, byDefault: number): Field<number> {
  const perUnit = Math.round(1 / step);
  return field(name, byDefault, (said) => {
    const value = readNumber(said, min, max);
    if (value === null) return null;
    return step < 1 ? Math.round(value * perUnit) / perUnit : Math.round(value / step) * step;
  });
}

/** A layer, a head, a position: from 1 in the address, as on the screen; from 0 in the state. */
export const index = <D extends number | null>(name: string, byDefault: D, most = 1024) =>
  field(
    name,
    byDefault,
    (said) => fromOne(said, most),
    (value: number) => String(value + 1),
  );

export const flag = (name: string, byDefault: boolean): Field<boolean> =>
  field(name, byDefault, readFlag, (on: boolean) => (on ? '1' : '0'));

export const choice = <T extends string, D extends T | null>(name: string, choices: readonly T[], byDefault: D) =>
  field(name, byDefault, (said) => readChoice(said, choices));

export const numberOf = <T extends number>(name: string, choices: readonly T[], byDefault: NoInfer<T>): Field<T> =>
  field(name, byDefault, (said) => {
    const value = readInt(said, Math.min(...choices), Math.max(...choices));
    return choices.find((known) => known === value) ?? null;
  });

export const seed = (byDefault: number): Field<number> => field('seed', byDefault, readSeed);

/** Language of what a lab shows: the page's, unless a link says another. */
export const language = (name: string): Field<Locale> =>
  always({ ...choice(name, LOCALES, DEFAULT_LOCALE), byDefaultIn: (locale) => locale });

/** A head of a model, both numbers from 0. */
export interface Head {
  readonly layer: number;
  readonly head: number;
}
export const sameHead = (a: Head | null, b: Head | null): boolean => a?.layer === b?.layer && a?.head === b?.head;

/** `layer.head`, from 1. */
const headLabel = ({ layer, head }: Head): string => `${layer + 1}.${head + 1}`;

function fromOne(said: string, most: number): number | null {
  const value = readInt(said, 1, most);
  return value === null ? null : value - 1;
}

function readHead(said: string, most: number): Head | null {
  const [layer, head, ...rest] = said.split('.').map((part) => fromOne(part, most));
  return rest.length === 0 && typeof layer === 'number' && typeof head === 'number' ? { layer, head } : null;
}

export const head = (name: string, most = 1024) => field(name, null, (said) => readHead(said, most), headLabel);

/** Heads, each once. */
export const heads = (name: string, most = 1024): Field<readonly Head[]> =>
  field(
    name,
    [],
    (said) => distinct(said.split(',').flatMap((one) => readHead(one, most) ?? [])),
    (all: readonly Head[]) => (all.length > 0 ? all.map(headLabel).join(',') : null),
  );

const distinct = (all: readonly Head[]): Head[] => [...new Map(all.map((one) => [headLabel(one), one])).values()];
