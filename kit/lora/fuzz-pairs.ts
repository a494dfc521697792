/**
 * For tests: pairs of files that are an adapter, and the ways in which they are damaged. Everything is drawn from one
 * seeded stream.
 */
import { randomStream } from '../math/random.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import type { Dtype, StoredTensor } from '../safetensors/dtypes.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { LORA_MODULES, linearSize } from './adapter.ts';
import type { AdapterFiles } from './read.ts';
import { tensorName } from './tensor-names.ts';

export type Draw = () => number;
export const whole = (draw: Draw, below: number) => Math.floor(draw() * below);
export const pick = <T>(draw: Draw, items: readonly T[]): T => items[whole(draw, items.length)] as T;

/** Small, so that thousands of files are read in seconds; the reader knows no size but this. */
export const small: DecoderConfig = {
  layers: 2,
  heads: 2,
  width: 4,
  headDim: 2,
  vocabulary: 16,
  context: 8,
  endOfText: 0,
};
const FLOATS = { F32: 4, F16: 2, BF16: 2 } as const;

/** An adapter of any rank, modules and float type, numbers finite. */
export function soundPair(draw: Draw): AdapterFiles {
  const rank = 1 + whole(draw, 3);
  const kept = LORA_MODULES.filter(() => draw() < 0.5);
  const modules = kept.length > 0 ? kept : [pick(draw, LORA_MODULES)];
  const dtype = pick(draw, ['F32', 'F16', 'BF16'] as const);
  const tensors = new Map<string, StoredTensor>();
  for (let layer = 0; layer < small.layers; layer++) {
    for (const module of modules) {
      const { in: inner, out } = linearSize(small, module);
      tensors.set(tensorName(layer, module, 'A'), tensor(draw, dtype, [rank, inner]));
      tensors.set(tensorName(layer, module, 'B'), tensor(draw, dtype, [out, rank]));
    }
  }
  const short = draw() < 0.5;
  const config = {
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    base_model_name_or_path: 'decoder',
    r: rank,
    lora_alpha: 1 + whole(draw, 64),
    bias: 'none',
    fan_in_fan_out: true,
    use_dora: false,
    target_modules: modules.map((module) =>
      short && module !== 'attn.c_proj' && module !== 'mlp.c_proj' ? module.split('.')[1] : module,
    ),
  };
  return { config: JSON.stringify(config), tensors: writeSafetensors(tensors) };
}

/** Numbers drawn once, of which every tensor takes some in a row: drawing is what would take long. */
const POOL = 1024;
const pools = { F32: new Uint8Array(4 * POOL), F16: new Uint8Array(2 * POOL), BF16: new Uint8Array(2 * POOL) };
for (const [draw, i] of Array.from({ length: POOL }, (_, i) => [randomStream(i), i] as const)) {
  const view = (dtype: keyof typeof pools) => new DataView(pools[dtype].buffer);
  const half = (exponent: number, digits: number) =>
    (whole(draw, 2) << 15) | ((exponent - whole(draw, 4)) << digits) | whole(draw, 1 << digits);
  view('F32').setFloat32(4 * i, draw() - 0.5, true);
  view('F16').setUint16(2 * i, half(14, 10), true);
  view('BF16').setUint16(2 * i, half(126, 7), true);
}

function tensor(draw: Draw, dtype: keyof typeof FLOATS, shape: readonly [number, number]): StoredTensor {
  const size = FLOATS[dtype];
  const count = shape[0] * shape[1];
  const from = size * whole(draw, POOL - count);
  return { dtype, shape, bytes: pools[dtype].slice(from, from + size * count) };
}

type Config = Record<string, unknown>;
/** A damage, and the codes with which the reader may refuse it when it is alone. Empty: anything goes. */
export interface Damage {
  readonly name: string;
  readonly refused: readonly string[];
  readonly apply: (pair: AdapterFiles, draw: Draw) => AdapterFiles;
}

function inConfig(name: string, refused: readonly string[], edit: (config: Config, draw: Draw) => void): Damage {
  return {
    name,
    refused,
    apply: (pair, draw) => {
      const config = parsed(pair.config);
      if (!config) return pair;
      edit(config, draw);
      return { ...pair, config: printed(config) ?? pair.config };
    },
  };
}

function inTensors(
  name: string,
  refused: readonly string[],
  edit: (tensors: Map<string, StoredTensor>, draw: Draw) => void,
): Damage {
  return {
    name,
    refused,
    apply: (pair, draw) => {
      let tensors: Map<string, StoredTensor>;
      try {
        tensors = new Map(parseSafetensors(pair.tensors).tensors);
      } catch {
        return pair; // damaged already
      }
      if (tensors.size === 0) return pair;
      edit(tensors, draw);
      return { ...pair, tensors: writeSafetensors(tensors) };
    },
  };
}

/** null: nested too deep already */
function printed(config: Config): string | null {
  try {
    return JSON.stringify(config);
  } catch {
    return null;
  }
}

function parsed(text: string): Config | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : null;
  } catch {
    return null;
  }
}

/** Replaces one tensor, drawn, by what `change` makes of it, under the name it gives. */
function one(change: (name: string, tensor: StoredTensor, draw: Draw) => readonly [string, StoredTensor] | null) {
  return (tensors: Map<string, StoredTensor>, draw: Draw) => {
    const [name, tensor] = pick(draw, [...tensors]);
    tensors.delete(name);
    const changed = change(name, tensor, draw);
    if (changed) tensors.set(...changed);
  };
}

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const JUNK: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 161, 2 ** 31, 2 ** 53, 1e308, '', '8', 'LORA', [], {}, [null], [[]]],
  ...[
    '\u0000',
    '__proto__',
    '.*',
    'all-linear',
    { toString: 1 },
    { length: 1e9 },
    [{ toString: null }],
    'é'.repeat(5000),
  ],
];
const FIELDS = [
  'r',
  'lora_alpha',
  'target_modules',
  'peft_type',
  'bias',
  'base_model_name_or_path',
  'init_lora_weights',
];
const OPTIONS = ['use_dora', 'use_rslora', 'modules_to_save', 'rank_pattern', 'alpha_pattern', 'layers_to_transform'];
const SIZES: Readonly<Partial<Record<Dtype, number>>> = { I32: 4, U8: 1, F64: 8, BOOL: 1, I64: 8 };

export const DAMAGES: readonly Damage[] = [
  // adapter_config.json
  inConfig('another rank', ['rank', 'shape'], (config, draw) => {
    config['r'] = pick(draw, [0, -3, 1.5, 7, 64, 65, 1e9, '2', null]);
  }),
  inConfig('no α', ['alpha'], (config, draw) => {
    config['lora_alpha'] = pick(draw, [null, '16', 1e5, -1e300, [], {}]);
  }),
  inConfig('modules it does not have', ['target-modules'], (config, draw) => {
    const wrong = pick(draw, [
      'q_proj',
      ['all-linear'],
      [],
      {},
      null,
      [1],
      [{ toString: 1 }],
      ['c_attn', 'lm_head'],
      '',
    ]);
    config['target_modules'] = wrong;
  }),
  inConfig('other modules than the tensors', ['missing-tensor', 'unexpected-tensor'], (config, draw) => {
    const own = [config['target_modules']].flat().filter((name) => typeof name === 'string');
    const full = LORA_MODULES.filter((module) => own.some((name) => module === name || module.endsWith(`.${name}`)));
    const turned = pick(draw, LORA_MODULES);
    const now = full.includes(turned) ? full.filter((module) => module !== turned) : [...full, turned];
    config['target_modules'] = now.length > 0 ? now : LORA_MODULES.filter((module) => module !== turned);
  }),
  inConfig('an option that changes the computation', ['unsupported-option'], (config, draw) => {
    config[pick(draw, OPTIONS)] = pick<unknown>(draw, [true, ['lm_head'], { c_attn: 4 }, 1]);
  }),
  inConfig('another kind of adapter', ['peft-type'], (config, draw) => {
    config['peft_type'] = pick(draw, ['IA3', 'lora', null, 1, ['LORA'], { toString: 1 }]);
  }),
  inConfig('junk in a field', [], (config, draw) => {
    config[pick(draw, FIELDS)] = pick(draw, JUNK);
  }),
  inConfig('a field lost', [], (config, draw) => {
    delete config[pick(draw, FIELDS)];
  }),
  {
    name: 'values nested without end',
    refused: ['config-json', 'rank', 'target-modules', 'peft-type', 'alpha', 'unsupported-option'],
    apply: ({ config, tensors }, draw) => ({
      config: config.replace(
        /"(r|peft_type|target_modules|bias)":/,
        (_, field) => `"${field}":${deep(pick(draw, [1, 3, 20_000]))},"x":`,
      ),
      tensors,
    }),
  },
  {
    name: 'text cut or spoilt',
    refused: [],
    apply: ({ config, tensors }, draw) => {
      const at = whole(draw, config.length);
      const put = pick(draw, ['', '{', '}', '"', ',', '\u0000', '\ufeff', 'NaN', '1e999', '[['.repeat(100)]);
      return {
        config: draw() < 0.3 ? config.slice(0, at) : config.slice(0, at) + put + config.slice(at + whole(draw, 4)),
        tensors,
      };
    },
  },
  // adapter_model.safetensors
  inTensors(
    'a tensor missing',
    ['missing-tensor'],
    one(() => null),
  ),
  inTensors('a tensor too many', ['unexpected-tensor'], (tensors, draw) => {
    const [name, tensor] = pick(draw, [...tensors]);
    tensors.set(pick(draw, [`${name}.extra`, 'lm_head.weight', '__proto__', '', name.replace('.h.', '.h.9')]), tensor);
  }),
  inTensors(
    'a name misspelt',
    ['missing-tensor'],
    one((name, tensor, draw) => {
      const [from, to] = pick(draw, [
        ['lora_A', 'lora_a'],
        ['lora_B', 'lora_b'],
        ['.weight', '.default.weight'],
        ['base_model.', ''],
        ['h.0', 'h.00'],
      ] as const);
      return [name.includes(from) ? name.replace(from, to) : `${name}x`, tensor];
    }),
  ),
  inTensors('A and B of a layer exchanged', ['shape'], (tensors, draw) => {
    const [name, a] = pick(
      draw,
      [...tensors].filter(([known]) => known.includes('lora_A')),
    );
    const twin = name.replace('lora_A', 'lora_B');
    const b = tensors.get(twin);
    if (!b) return;
    tensors.set(name, b);
    tensors.set(twin, a);
  }),
  inTensors(
    'a tensor turned',
    ['shape'],
    one((name, tensor) => [name, { ...tensor, shape: [...tensor.shape].reverse() }]),
  ),
  inTensors(
    'a tensor of another shape',
    ['shape'],
    one((name, tensor, draw) => {
      const count = tensor.shape.reduce((product, n) => product * n, 1);
      return [
        name,
        { ...tensor, shape: pick(draw, [[count], [1, 1, count], [1, ...tensor.shape], [...tensor.shape, 1]]) },
      ];
    }),
  ),
  inTensors(
    'a tensor of another type',
    ['dtype'],
    one((name, { shape }, draw) => {
      const [dtype, size] = pick(draw, Object.entries(SIZES)) as [Dtype, number];
      return [name, { dtype, shape, bytes: new Uint8Array(shape.reduce((product, n) => product * n, size)) }];
    }),
  ),
  inTensors(
    'a number that is none',
    ['not-finite'],
    one((name, { dtype, shape, bytes }, draw) => {
      const copy = bytes.slice();
      const size = dtype === 'F32' ? 4 : 2;
      const at = size * whole(draw, copy.length / size);
      const nan = pick(draw, [true, false]);
      const view = new DataView(copy.buffer);
      if (dtype === 'F32') view.setFloat32(at, nan ? Number.NaN : Number.NEGATIVE_INFINITY, true);
      else view.setUint16(at, dtype === 'F16' ? (nan ? 0x7e00 : 0xfc00) : nan ? 0x7fc0 : 0xff80, true);
      return [name, { dtype, shape, bytes: copy }];
    }),
  ),
  {
    name: 'file cut',
    refused: ['truncated', 'header-length'],
    apply: ({ config, tensors }, draw) => ({ config, tensors: tensors.slice(0, whole(draw, 9 + whole(draw, 300))) }),
  },
  {
    name: 'bits flipped',
    refused: [],
    apply: ({ config, tensors }, draw) => {
      const copy = tensors.slice();
      for (let i = 0; i <= whole(draw, 6) && copy.length > 0; i++) {
        const at = whole(draw, copy.length);
        copy[at] = (copy[at] as number) ^ (1 << whole(draw, 8));
      }
      return { config, tensors: copy };
    },
  },
  {
    name: 'sizes beyond the file',
    refused: ['shape', 'size-mismatch', 'offsets', 'header-json', 'truncated', 'header-length'],
    apply: ({ config, tensors }, draw) => {
      const length =
        tensors.length < 8 ? 0 : Number(new DataView(tensors.buffer, tensors.byteOffset).getBigUint64(0, true));
      if (length === 0 || length > tensors.length - 8) return { config, tensors };
      const header = new TextDecoder().decode(tensors.subarray(8, 8 + length));
      const huge = pick(draw, ['4294967296', '9007199254740991', '99999999999999999999', '1e18', '2000000000']);
      const text = new TextEncoder().encode(
        header.replace(pick(draw, [/(?<="shape":\[)\d+/, /(?<="data_offsets":\[)\d+/, /\d+(?=\]\})/]), huge),
      );
      const file = new Uint8Array(8 + text.length + tensors.length - 8 - length);
      new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
      file.set(text, 8);
      file.set(tensors.subarray(8 + length), 8 + text.length);
      return { config, tensors: file };
    },
  },
];
