/**
 * An address shared from an earlier version opens what it opened. `tests/golden/addresses/<lab>.json` was recorded with the
 * labs' first codecs: what each address is read to (where it differs from the page's own state) and the address written then.
 */
import type { Locale } from '@kit/i18n/index.ts';
import { paramsOf } from '@kit/lab/address.ts';
import type { StateSpec } from '@kit/lab/state.ts';
import { describe, expect, it } from 'vitest';

type State = Readonly<Record<string, unknown>>;
interface Earlier {
  /** of its fragment: not always the lab's id */
  readonly address: string;
  /** state of a page that no link has opened, by its language */
  readonly defaults: Readonly<Record<Locale, State>>;
  readonly addresses: readonly {
    readonly hash: string;
    /** language of the page that it is opened on; French unless said */
    readonly on?: Locale;
    /** what the page starts from, where it is not the default */
    readonly start?: State;
    /** what the link changes */
    readonly read: State;
    /** the address that this state has, where it is another */
    readonly written?: string;
  }[];
}
const LABS = import.meta.glob<StateSpec<State>>('/labs/*/state.ts', { eager: true, import: 'STATE' });
const GOLDEN = import.meta.glob<Earlier>('/tests/golden/addresses/*.json', { eager: true, import: 'default' });
const EARLIER = Object.entries(GOLDEN).map(([path, earlier]) => ({ lab: path.replace(/^.*\/|\.json$/g, ''), earlier }));

describe.each(EARLIER)('$lab', ({ lab, earlier: { address, defaults, addresses } }) => {
  const spec = LABS[`/labs/${lab}/state.ts`];
  if (!spec) throw new Error('gone');

  it.each(['fr', 'en'] as const)('starts as it started (%s)', (locale) => {
    expect(spec.defaultsIn(locale)).toEqual(defaults[locale]);
  });

  it.each(addresses)('$hash', ({ hash, on = 'fr', start, read, written = hash }) => {
    const params = paramsOf(address, hash);
    if (!params) throw new Error('of another lab');
    const from = { ...defaults[on], ...start };
    const state = spec.read(params, from);
    expect(state).toEqual({ ...from, ...read });
    expect(spec.hash(state)).toBe(written);
  });
});
