/** Texts as bytes in the realm of a report's programs: what Node's own encoder, decoder and base64 give. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';

interface Realm {
  TextEncoder: typeof TextEncoder;
  TextDecoder: typeof TextDecoder;
  Uint8Array: typeof Uint8Array;
  atob: typeof atob;
  btoa: typeof btoa;
}
const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
new vm.Script(readFileSync(new URL('text.js', import.meta.url), 'utf8')).runInContext(context);
const realm = context as unknown as Realm;

/** xorshift32 */
const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
const list = (of: Uint8Array) => Array.from(of);
const outcome = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as Error).name;
  }
};

test('UTF-8 of any text, halves of pairs included', () => {
  const pick = random(7);
  for (let i = 0; i < 2000; i++) {
    const units = Array.from({ length: pick(12) }, () => pick(0x10000) >> pick(10));
    const text = String.fromCharCode(...units, ...(pick(3) ? [] : [0xd83d, 0xde00]));
    expect(list(new realm.TextEncoder().encode(text))).toEqual(list(new TextEncoder().encode(text)));
  }
});

test('the text of any bytes, whether or not they are one', () => {
  const pick = random(11);
  const leads = [0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff, 0x41];
  for (let i = 0; i < 4000; i++) {
    const values = Array.from({ length: pick(9) }, () =>
      pick(3) ? 0x80 + pick(0x40) : (leads[pick(leads.length)] as number),
    );
    const mine = realm.Uint8Array.from(values);
    for (const fatal of [false, true])
      expect(outcome(() => new realm.TextDecoder('UTF-8', { fatal }).decode(mine))).toBe(
        outcome(() => new TextDecoder('utf-8', { fatal }).decode(Uint8Array.from(values))),
      );
  }
  const marked = [0xef, 0xbb, 0xbf, 0x41];
  for (const ignoreBOM of [false, true])
    expect(new realm.TextDecoder('utf8', { ignoreBOM }).decode(realm.Uint8Array.from(marked))).toBe(
      new TextDecoder('utf8', { ignoreBOM }).decode(Uint8Array.from(marked)),
    );
  expect(outcome(() => new realm.TextDecoder('latin1'))).toBe('RangeError');
});

test('base64, forgiving as the browser is', () => {
  const pick = random(13);
  const letters = 'ABCxyz019+/=== \n-é';
  for (let i = 0; i < 4000; i++) {
    const bytes = String.fromCharCode(...Array.from({ length: pick(10) }, () => pick(pick(20) ? 256 : 300)));
    expect(outcome(() => realm.btoa(bytes))).toBe(outcome(() => btoa(bytes)));
    const text = Array.from({ length: pick(10) }, () => letters[pick(letters.length)]).join('');
    expect(outcome(() => realm.atob(text))).toBe(outcome(() => atob(text)));
  }
});
