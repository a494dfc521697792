/**
 * Adapters as they come from the field, one folder each: all its files are given to the lab as a reader would, and each is accepted as
 * Python `peft` reads it, or refused for what it is. A new family of reports is one folder and one line more.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { LOCALES } from '@kit/i18n/index.ts';
import { decoder } from '@kit/lora/golden.ts';
import { adapterFiles, choose } from '@labs/lora/choose.ts';
import { type Loaded, loaded } from '@labs/lora/mix.ts';
import { type PickedFile, picked } from '@labs/lora/picked.ts';
import { describeRefusal, isRefusal } from '@labs/lora/refusal.ts';
import { describe, expect, it } from 'vitest';

const FOLDER = 'tests/field/adapters/files';
const BASE = '00-base-f32';

interface Accepted {
  readonly rank: number;
  readonly scale: number;
  readonly parameters: number;
  /** of ΔW at block 1, from the largest; computed by NumPy */
  readonly singular: readonly number[];
}

const base: Accepted = { rank: 2, scale: 2, parameters: 7680, singular: [12.7782, 11.8965] };
/** adapter as a whole is that of 00, to the last bit */
const SAME = Symbol('same');
const allLinear = { ...base, parameters: 30_720 };

/** What is accepted, and as what. */
const ACCEPTED: Readonly<Record<string, Accepted | typeof SAME>> = {
  [BASE]: base,
  '02-bf16': SAME,
  '05-peft-0.21-config': SAME,
  '06-peft-0.3-config': SAME,
  '07-minimal-config': SAME,
  '08-full-module-names': SAME,
  '09-h-names': SAME,
  '11-regex-h-layers': SAME,
  '12-all-linear-string': allLinear,
  '13-all-linear-expanded': allLinear,
  '14-c_proj-both': { ...base, parameters: 13_440, singular: [] },
  '16-header-shuffled-padded': SAME,
  '17-no-metadata-no-padding': SAME,
  '19-config-crlf': SAME,
  '22-training-leftovers': SAME,
  '23-empty-lists': SAME,
  '24-init-gaussian': SAME,
  '26-init-orthogonal': SAME,
  '31-alpha-fraction': { ...base, scale: 0.25, singular: [1.5973, 1.4871] },
  '32-alpha-zero': { ...base, scale: 0, singular: [0, 0] },
  '33-alpha-negative': { ...base, scale: -2 },
  '34-b-zero': { ...base, singular: [0, 0] },
  '35-rank-1': { ...base, rank: 1, scale: 1, parameters: 3840, singular: [] },
  '36-rank-64': { ...base, rank: 64, scale: 1 / 32, parameters: 245_760, singular: [] },
  '37-r-float': SAME,
  '201-renamed-by-the-browser': SAME,
};

/** What is refused: the code, what its detail names, and what the sentence says of how the file was made. */
const REFUSED: Readonly<Record<string, readonly [code: string, detail?: string, told?: string]>> = {
  '03-f64': ['dtype', 'F64'],
  '15-c_proj-attn-only': ['missing-tensor', 'h.0.mlp.c_proj.lora_A.weight'],
  '40-use-rslora': ['unsupported-option', 'use_rslora'],
  '41-rank-pattern': ['unsupported-option', 'rank_pattern'],
  '42-alpha-pattern': ['unsupported-option', 'alpha_pattern'],
  '46-dora': ['unsupported-option', 'use_dora'],
  '47-dora-flag-missing': ['unexpected-tensor', 'lora_magnitude_vector', 'magnitude'],
  '48-modules-to-save': ['unsupported-option', 'modules_to_save'],
  '51-layers-to-transform-0': ['unsupported-option', 'layers_to_transform'],
  '53-trainable-tokens': ['unsupported-option', 'trainable_token_indices'],
  '54-target-parameters': ['unsupported-option', 'target_parameters'],
  '55-layer-replication': ['unsupported-option', 'layer_replication'],
  '57-qalora': ['unsupported-option', 'use_qalora'],
  '58-pissa': ['unsupported-option', 'init_lora_weights = "pissa"'],
  '61-corda': ['unsupported-option', 'init_lora_weights = "corda"'],
  '62-velora-kasa': ['unsupported-option', 'kasa_config'],
  '70-no-prefix': ['missing-tensor', '≠ transformer.h.0.attn.c_attn.lora_A.weight', 'no-prefix'],
  '71-default-in-names': ['missing-tensor', 'lora_A.default.weight', 'adapter-name'],
  '72-orig-mod': ['missing-tensor', '≠ _orig_mod.', 'compiled'],
  '73-module-ddp': ['missing-tensor', '≠ module.', 'distributed'],
  '74-fsdp': ['missing-tensor', '_fsdp_wrapped_module', 'sharded'],
  '75-gpt2model-names': ['missing-tensor', '≠ base_model.model.h.0', 'bare-model'],
  '78-embedding-lora': ['target-modules', '"wte"', 'not-adaptable'],
  '80-lm-head-target': ['target-modules', '"lm_head"', 'not-adaptable'],
  '81-llama-targets': ['target-modules', '"q_proj"'],
  '82-target-null': ['target-modules', 'null'],
  '83-target-empty-string': ['target-modules', '""'],
  '84-target-nested': ['target-modules'],
  '86-missing-last-layer': ['missing-tensor', 'h.5.attn.c_attn.lora_A.weight'],
  '87-two-adapters': ['unexpected-tensor', 'lora_A.style.weight', 'second-adapter'],
  '91-transposed': ['shape', '[160,2] ≠ [2,160]', 'transposed'],
  '93-zero3-empty-shapes': ['shape', '[0] ≠ [2,160]', 'zero3'],
  '94-only-metadata-40-bytes': ['missing-tensor', '', 'no-tensors'],
  '96-rank-0': ['rank', '0'],
  '99-alpha-string': ['alpha'],
  '102-nan': ['not-finite'],
  '103-inf-f16': ['not-finite'],
  '104-f8-e4m3': ['dtype', 'F8_E4M3'],
  '105-f8-e5m2': ['dtype', 'F8_E5M2'],
  '110-lfs-pointer': ['truncated', '', 'lfs-pointer'],
  '111-html-page': ['truncated', '', 'web-page'],
  '112-config-is-html': ['config-json', '', 'web-page'],
  '113-pickle-bin': ['truncated', '', 'pickle'],
  '114-truncated': ['offsets'],
  '115-trailing-bytes': ['gap'],
  '116-empty-file': ['truncated', '', 'empty'],
  '118-metadata-not-strings': ['header-json'],
  '119-metadata-null': ['header-json'],
  '121-overlap': ['overlap'],
  '122-config-nan-token': ['config-json', '', 'nan'],
  '123-config-comments': ['config-json', '', 'comments'],
  '126-adalora': ['peft-type', '"ADALORA"'],
  '127-ia3': ['peft-type', '"IA3"'],
  '128-config-5000-deep': ['target-modules'],
  '129-proto-keys': ['peft-type', 'undefined'],
  '204-bin-weights': ['pickle', 'adapter_model.bin'],
  '205-sharded': ['sharded', 'adapter_model-00001-of-00002.safetensors'],
};

/** One file alone is kept, and the other asked for: phones pick one at a time. */
const WAITS: readonly string[] = ['203-only-weights'];

const filesOf = (folder: string): PickedFile[] =>
  readdirSync(`${FOLDER}/${folder}`).map((name) =>
    picked(new File([readFileSync(`${FOLDER}/${folder}/${name}`)], name)),
  );

async function open(folder: string): Promise<Loaded> {
  const { config, weights } = await choose(filesOf(folder));
  if (!config || !weights) throw new Error(`${folder}: one file alone`);
  return loaded('own', await adapterFiles(config, weights), decoder);
}

it('every folder has one verdict, and every verdict its folder', () => {
  const verdicts = [...Object.keys(ACCEPTED), ...Object.keys(REFUSED), ...WAITS];
  expect(verdicts.sort()).toEqual(readdirSync(FOLDER).sort());
});

describe('accepted', () => {
  it.each(Object.entries(ACCEPTED))('%s', async (folder, expected) => {
    const { adapter, parameters, svd } = await open(folder);
    if (expected === SAME) {
      expect(adapter).toEqual((await open(BASE)).adapter);
      return;
    }
    expect([adapter.rank, adapter.scale, parameters]).toEqual([expected.rank, expected.scale, expected.parameters]);
    const first = svd.find(({ factors }) => factors.layer === 0 && factors.module === 'attn.c_attn');
    for (const [k, value] of expected.singular.entries()) expect(first?.values[k]).toBeCloseTo(value, 4);
  });
});

describe('refused for what it is, in both languages', () => {
  it.each(Object.entries(REFUSED))('%s', async (folder, [code, detail = '', told]) => {
    const error: unknown = await open(folder).catch((thrown: unknown) => thrown);
    expect(isRefusal(error), String(error)).toBe(true);
    expect(error).toMatchObject({ code, ...(detail ? { detail: expect.stringContaining(detail) } : {}) });
    const { hint, kind } = error as { hint?: string; kind?: string };
    expect(hint ?? kind ?? undefined).toBe(told);
    const sentences = LOCALES.map((locale) => describeRefusal(locale, error));
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.{20,}[.)]$/);
    expect(new Set(sentences).size).toBe(LOCALES.length);
  });
});

describe('kept, and the other file asked for', () => {
  it.each(WAITS)('%s', async (folder) => {
    const waiting = await choose(filesOf(folder));
    expect([waiting.config, waiting.weights?.name]).toEqual([null, 'adapter_model.safetensors']);
    const [config] = filesOf(BASE).filter(({ name }) => name.endsWith('.json'));
    const { config: second, weights } = await choose([config as PickedFile], waiting);
    const read = await loaded('own', await adapterFiles(second as PickedFile, weights as PickedFile), decoder);
    expect(read.adapter.rank).toBe(2);
  });
});

describe('siblings of the above, by their bytes', () => {
  const file = (name: string, bytes: string | Uint8Array<ArrayBuffer>) => picked(new File([bytes], name));
  const weights = readFileSync(`${FOLDER}/${BASE}/adapter_model.safetensors`);
  const config = readFileSync(`${FOLDER}/${BASE}/adapter_config.json`, 'utf8');
  async function sentences(text: string, tensors: string | Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
    const pair = await choose([file('adapter_config.json', text), file('adapter_model.safetensors', tensors)]);
    const files = await adapterFiles(pair.config as PickedFile, pair.weights as PickedFile);
    const error: unknown = await loaded('own', files, decoder).catch((thrown: unknown) => thrown);
    return LOCALES.map((locale) => describeRefusal(locale, error));
  }

  it.each([
    ['a message instead of the file', 'Entry not found'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
    ['Base64', weights.toString('base64')],
  ])('%s is no truncated safetensors file', async (_, bytes) => {
    for (const sentence of await sentences(config, bytes)) expect(sentence).toMatch(/safetensors\.$/);
  });

  it('a configuration without a byte is not called factors', async () => {
    const [fr, en] = await sentences('', new Uint8Array(weights));
    expect(fr).not.toContain('facteurs');
    expect(en).not.toContain('factors');
  });

  it('α beyond the bounds is not said to be no number', async () => {
    const large = config.replace(/"lora_alpha": 4/, '"lora_alpha": 100000');
    for (const sentence of await sentences(large, new Uint8Array(weights))) expect(sentence).toMatch(/10.000.*100000/);
  });
});
