/** Which two files of those that a reader gives: names and folders as browsers, phones and training runs leave them. */
import { describe, expect, it } from 'vitest';
import { choose } from './choose.ts';
import { PickError, picked } from './picked.ts';

const CONFIG = '{"peft_type": "LORA", "r": 2}';
/** by path; what begins with an adapter's configuration is one */
const files = (...paths: readonly string[]) =>
  paths.map((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const text = /adapter_config|mine/.test(name) ? CONFIG : '{"vocab_size": 4096}';
    return picked(new File([name.endsWith('.json') ? text : '\u0000'], name), path);
  });

async function chosen(...paths: readonly string[]): Promise<string> {
  try {
    const { config, weights } = await choose(files(...paths));
    return [config, weights].map((file) => (file ? file.folder + file.name : '–')).join(' + ');
  } catch (error) {
    if (error instanceof PickError) return `${error.code} (${error.detail})`;
    throw error;
  }
}

const PAIR = ['adapter_config.json', 'adapter_model.safetensors'] as const;
const TRAINING = [
  ...['README.md', 'tokenizer.json', 'tokenizer_config.json', 'special_tokens_map.json', 'trainer_state.json'],
  ...[
    'optimizer.pt',
    'scheduler.pt',
    'training_args.bin',
    'rng_state.pth',
    'model.safetensors.index.json',
    'vocab.json',
  ],
];

describe('files of a reader', () => {
  it.each<[string, readonly string[], string]>([
    ['the pair', PAIR, 'adapter_config.json + adapter_model.safetensors'],
    ['a whole folder', [...TRAINING, ...PAIR], 'adapter_config.json + adapter_model.safetensors'],
    ['the base’s weights beside', [...PAIR, 'model.safetensors'], 'adapter_config.json + adapter_model.safetensors'],
    [
      'the pickle of the same beside',
      [...PAIR, 'adapter_model.bin'],
      'adapter_config.json + adapter_model.safetensors',
    ],
    [
      'a second download',
      ['adapter_config (1).json', 'adapter_model (2).safetensors'],
      'adapter_config (1).json + adapter_model (2).safetensors',
    ],
    [
      'copies of a Mac',
      ['adapter_config-2.json', 'adapter_model copy.safetensors', 'config.json'],
      'adapter_config-2.json + adapter_model copy.safetensors',
    ],
    [
      'names with an ending that the system hides',
      ['adapter_config.json.txt', 'Adapter_Model.safetensors.txt', 'README.txt'],
      'adapter_config.json.txt + Adapter_Model.safetensors.txt',
    ],
    ['an archive alone', ['adapter.zip'], 'archive (adapter.zip)'],
    ['an archive in the place of the factors', ['adapter_config.json', 'factors.tar.gz'], 'archive (factors.tar.gz)'],
    ['an archive beside its pair', [...PAIR, 'adapter.zip'], 'adapter_config.json + adapter_model.safetensors'],
    [
      'capitals',
      ['ADAPTER_CONFIG.JSON', 'Adapter_Model.SafeTensors', 'config.json'],
      'ADAPTER_CONFIG.JSON + Adapter_Model.SafeTensors',
    ],
    ['names of one’s own', ['mine.json', 'style.safetensors', 'tokenizer.json'], 'mine.json + style.safetensors'],
    [
      'a checkpoint inside',
      [
        'run/checkpoint-50/adapter_config.json',
        'run/checkpoint-50/adapter_model.safetensors',
        'run/adapter_config.json',
        'run/adapter_model.safetensors',
      ],
      'run/adapter_config.json + run/adapter_model.safetensors',
    ],
    [
      'only in the checkpoint',
      ['run/README.md', 'run/config.json', 'run/a/adapter_config.json', 'run/a/adapter_model.safetensors'],
      'run/a/adapter_config.json + run/a/adapter_model.safetensors',
    ],
    ['configuration alone', ['adapter_config.json', 'README.md'], 'adapter_config.json + –'],
    ['factors alone', ['adapter_model.safetensors'], '– + adapter_model.safetensors'],
    [
      'two runs',
      ['a/adapter_config.json', 'a/adapter_model.safetensors', 'b/adapter_config.json', 'b/adapter_model.safetensors'],
      'several (a/adapter_config.json, b/adapter_config.json)',
    ],
    [
      'two configurations',
      ['adapter_config.json', 'adapter_config (1).json', 'adapter_model.safetensors'],
      'several (adapter_config.json, adapter_config (1).json)',
    ],
    [
      'pieces',
      ['adapter_config.json', 'm-00001-of-00002.safetensors', 'm-00002-of-00002.safetensors'],
      'sharded (m-00001-of-00002.safetensors, m-00002-of-00002.safetensors)',
    ],
    ['a pickle', ['adapter_config.json', 'adapter_model.bin'], 'pickle (adapter_model.bin)'],
    ['neither', ['README.md', 'photo.jpg'], 'two-files (README.md, photo.jpg)'],
  ])('%s', async (_, paths, expected) => {
    expect(await chosen(...paths)).toBe(expected);
  });

  it('what is picked later takes the place of what waits', async () => {
    const [old, config, weights] = files('adapter_config.json', 'adapter_config (1).json', 'adapter_model.safetensors');
    const waiting = await choose([config!], await choose([old!]));
    expect(waiting).toEqual({ config, weights: null });
    expect(await choose([weights!], waiting)).toEqual({ config, weights });
  });
});
