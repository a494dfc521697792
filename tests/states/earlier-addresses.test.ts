/**
 * An address shared from an earlier version opens what it opened. `tests/golden/addresses/<lab>.json` was recorded with the
 * labs' first codecs: what each address is read to (where it differs from the page's own state) and the address written then.
 */
import type { Locale } from '@kit/i18n/index.ts';
import { labHash, paramsOf } from '@kit/lab/address.ts';
import { describe, expect, it } from 'vitest';
import * as attention from '../../labs/attention/hash.ts';
import { STATE as chain } from '../../labs/chain/state.ts';
import { STATE as clip } from '../../labs/clip/state.ts';
import { STATE as fewShot } from '../../labs/few-shot/state.ts';
import * as lora from '../../labs/lora/setting.ts';
import { STATE as objectives } from '../../labs/objectives/state.ts';

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
interface Codec {
  readonly defaults: (locale: Locale) => State;
  readonly read: (params: URLSearchParams, start: State) => State;
  readonly write: (state: State) => URLSearchParams;
}

const SHIPPED = [
  'francais',
  'telegramme',
  'telegramme-r1',
  'telegramme-r16',
  'telegramme-r2',
  'telegramme-r4',
  'theatre',
];
const CODECS = {
  attention: { defaults: () => attention.DEFAULT_STATE, read: attention.fromParams, write: attention.toParams },
  chain: { defaults: chain.defaultsIn, read: chain.read, write: chain.write },
  clip: { ...clip, defaults: clip.defaultsIn },
  'few-shot': { defaults: fewShot.defaultsIn, read: fewShot.read, write: fewShot.write },
  lora: {
    defaults: () => lora.DEFAULTS,
    read: (params: URLSearchParams) => lora.fromParams(params, SHIPPED),
    write: lora.toParams,
  },
  objectives: { ...objectives, defaults: objectives.defaultsIn },
} as unknown as Readonly<Record<string, Codec>>;

const GOLDEN = import.meta.glob<Earlier>('/tests/golden/addresses/*.json', { eager: true, import: 'default' });
const EARLIER = Object.entries(GOLDEN).map(([path, earlier]) => ({ lab: path.replace(/^.*\/|\.json$/g, ''), earlier }));

describe.each(EARLIER)('$lab', ({ lab, earlier: { address, defaults, addresses } }) => {
  const codec = CODECS[lab];
  if (!codec) throw new Error('gone');

  it.each(['fr', 'en'] as const)('starts as it started (%s)', (locale) => {
    expect(codec.defaults(locale)).toEqual(defaults[locale]);
  });

  it.each(addresses)('$hash', ({ hash, on = 'fr', start, read, written = hash }) => {
    const params = paramsOf(address, hash);
    if (!params) throw new Error('of another lab');
    const from = { ...defaults[on], ...start };
    const state = codec.read(params, from);
    expect(state).toEqual({ ...from, ...read });
    expect(labHash(address, codec.write(state))).toBe(written);
  });
});
