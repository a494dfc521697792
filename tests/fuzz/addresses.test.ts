/**
 * Ten thousand damaged addresses of each lab, and of a teacher's set: each opens a state that the lab could have written
 * itself, whose texts smuggle nothing in.
 */
import { paramsOf } from '@kit/lab/address.ts';
import type { StateSpec } from '@kit/lab/state.ts';
import { MOST, readSet, writeSet } from '@kit/report/set.ts';
import { TRIALS } from '@kit/trials.ts';
import { describe, expect, it } from 'vitest';
import { cases, type Draw, damagedText, pick } from './mutations.ts';

type State = Readonly<Record<string, unknown>>;
const LABS = import.meta.glob<StateSpec<State>>('/labs/*/state.ts', { eager: true, import: 'STATE' });
const GOLDEN = import.meta.glob<{ addresses: readonly { hash: string }[] }>('/tests/golden/addresses/*.json', {
  eager: true,
  import: 'default',
});

/** Control characters, halves of pairs, overrides of the direction: what no text of a state may hold. */
const SMUGGLED = /\p{Cs}|[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/u;
const smuggled = (value: unknown): boolean =>
  typeof value === 'string'
    ? SMUGGLED.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(smuggled);
const finite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(finite);

/** Parameters that the lab knows, under other values and as often as you like. */
function shuffled(draw: Draw, hashes: readonly string[]): string {
  const all = hashes.flatMap((hash) => hash.replace(/^[^?]*\??/, '').split('&'));
  const kept = Array.from({ length: Math.floor(draw() * 8) }, () => {
    const [name = '', value = ''] = pick(draw, all).split('=');
    return draw() < 0.5 ? `${name}=${pick(draw, all).split('=')[1] ?? ''}` : `${name}=${value}`;
  });
  return kept.join('&');
}

describe.each(Object.entries(LABS))('%s', (path, spec) => {
  const lab = path.split('/')[2] as string;
  const known = GOLDEN[`/tests/golden/addresses/${lab}.json`]?.addresses.map(({ hash }) => hash) ?? [];
  const hashes = [...known, spec.hash(spec.defaults)];

  it(`${TRIALS.addresses} addresses`, () => {
    for (const draw of cases(20_261_128, TRIALS.addresses)) {
      const address = draw() < 0.5 ? pick(draw, hashes) : `#${spec.address}?${shuffled(draw, hashes)}`;
      const hash = damagedText(draw, address);
      const params = paramsOf(spec.address, hash);
      if (!params) continue;
      const state = spec.read(params);
      const written = spec.hash(state);
      const again = spec.read(paramsOf(spec.address, written) as URLSearchParams);
      // equal as they are written: what a state holds beyond its address is the lab's own
      if (spec.hash(again) !== written) expect(written, hash).toBe(spec.hash(again));
      if (smuggled(state)) expect(JSON.stringify(state), hash).toBe('a text without what smuggles');
      if (!finite(state)) expect(JSON.stringify(state), hash).toBe('finite numbers');
    }
  });
});

it(`${TRIALS.sets} sets of exercises`, () => {
  const sound = '?set=lora.rank,attention.mask,55-2-0.bytes&title=Devoir%201';
  for (const draw of cases(7, TRIALS.sets)) {
    const text = damagedText(draw, draw() < 0.3 ? `https://livre.example/exercices/${sound}#a` : sound);
    const set = readSet(text);
    if (!set) continue;
    expect(set.ids.length, text).toBeLessThanOrEqual(MOST);
    for (const id of set.ids) if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id)) expect(id, text).toBe('an id');
    expect(readSet(writeSet(set)), text).toEqual({ ids: set.ids, title: set.title.trim() });
  }
});
