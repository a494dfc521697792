import { type KeptFolders, keptFolders } from '@kit/files/kept.ts';
import { memoryCaches } from '@kit/files/memory-caches.ts';
import { initialState } from '@kit/lora-training/index.ts';
import { adapterOf } from '@kit/lora-training/state.ts';
import { loadInNode } from '@kit/runtime/node.ts';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { type About, keepAdapter, keptAdapters, openKept, peftZip } from './keep.ts';

const { config } = await loadInNode('trainer');
const shape = { rank: 2, alpha: 4, modules: ['attn.c_attn', 'mlp.c_proj'] } as const;
const adapter = adapterOf(initialState(config, shape, 7), config);
const about: About = { lesson: 'texts', rank: 2, steps: 40, held: 4.25, date: '2026-11-27T10:00:00.000Z' };

let store: KeptFolders;
beforeEach(() => {
  const caches = memoryCaches();
  store = keptFolders('adapters', () => caches);
});

describe('a kept adapter', () => {
  it('is listed with what it is, the last first, and opens as it was', async () => {
    expect(await keepAdapter(store, adapter, about)).toBe('kept');
    expect(await keepAdapter(store, adapter, { ...about, held: null, date: '2026-11-28T10:00:00.000Z' })).toBe('kept');
    const kept = await keptAdapters(store);
    expect(kept.map(({ id, ...rest }) => rest)).toEqual([
      { ...about, held: null, date: '2026-11-28T10:00:00.000Z' },
      about,
    ]);
    expect(await openKept(store, kept[1]?.id ?? '', config)).toEqual(adapter);
    await store.forget(kept[0]?.id ?? '');
    expect(await keptAdapters(store)).toHaveLength(1);
    expect(await openKept(store, kept[0]?.id ?? '', config)).toBeNull();
  });

  it('that an older or a newer book left otherwise is not listed', async () => {
    await store.keep('other', { 'about.json': new TextEncoder().encode('{"lesson":"cuisine","rank":2}') });
    await store.keep('broken', { 'about.json': new TextEncoder().encode('{') });
    await store.keep('nothing', { 'adapter_config.json': new Uint8Array(1) });
    expect(await keptAdapters(store)).toEqual([]);
  });

  it('is not kept where the browser stores nothing, or has no room: half of one is not left', async () => {
    expect(
      await keepAdapter(
        keptFolders('adapters', () => undefined),
        adapter,
        about,
      ),
    ).toBe('none');
    const [small, asking] = [
      memoryCaches({ room: 1 }),
      () => {
        throw new DOMException('', 'SecurityError');
      },
    ];
    expect(await keepAdapter(keptFolders('adapters', asking), adapter, about)).toBe('none');
    const full = keptFolders('adapters', () => small);
    expect(await keepAdapter(full, adapter, about)).toBe('full');
    expect(await full.folders()).toEqual([]);
  });
});

it('taken away, it is the folder of two files that peft reads', () => {
  const files = unzipSync(peftZip(adapter, 'telegramme-r2'));
  expect(Object.keys(files)).toEqual(['telegramme-r2/adapter_config.json', 'telegramme-r2/adapter_model.safetensors']);
  expect(JSON.parse(new TextDecoder().decode(files['telegramme-r2/adapter_config.json']))).toMatchObject({
    peft_type: 'LORA',
    r: 2,
    lora_alpha: 4,
    target_modules: ['attn.c_attn', 'mlp.c_proj'],
  });
});
