/** `npm run models:evaluate` as a reader runs it: what it prints, against PyTorch; and what it says of what it cannot do. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opacityPng } from '../../kit/charts/png.ts';

const PASSAGE = 'tests/golden/decoder/passage.txt';
type Score = Readonly<Record<'bits_per_byte' | 'loss_nats_per_token' | 'correct' | 'tokens' | 'bytes', number>>;
/** training/decoder/golden_score.py */
const golden = JSON.parse(readFileSync('tests/golden/decoder/score.json', 'utf8')) as Score &
  Readonly<Record<'with_adapter' | 'in_4_bits', Score>>;

function evaluate(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/node', ['scripts/models-evaluate.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'models-'));
  for (const model of ['decoder', 'encoder'])
    cpSync(join('public/models', model), join(copy, model), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('what it measures', () => {
  it('bits per byte of a text are PyTorch’s', () => {
    const { status, stdout, lines } = evaluate('--model', 'decoder', '--text', PASSAGE);
    expect(lines).toEqual([]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ model: 'decoder', tokens: golden.tokens, bytes: golden.bytes });
    expect(result.bitsPerByte).toBeCloseTo(golden.bits_per_byte, 4);
    expect(result.lossNatsPerToken).toBeCloseTo(golden.loss_nats_per_token, 4);
    expect(result.top1 * golden.tokens).toBeCloseTo(golden.correct, 6);
  }, 120_000);

  it('an adapter is merged, and measured beside the base', () => {
    const { status, stdout } = evaluate('--model', 'decoder', '--text', PASSAGE, '--adapter', 'tests/golden/lora');
    expect(status).toBe(0);
    const { base, bitsPerByte, adapter } = JSON.parse(stdout);
    expect(adapter).toBe('tests/golden/lora');
    expect(base.bitsPerByte).toBeCloseTo(golden.bits_per_byte, 4);
    expect(bitsPerByte).toBeCloseTo(golden.with_adapter.bits_per_byte, 4);
    expect(Math.abs(bitsPerByte - base.bitsPerByte)).toBeGreaterThan(1e-3);
  }, 120_000);

  it('the weights in 4 bits are unpacked', () => {
    const { status, stdout } = evaluate('--model', 'decoder-4bit', '--text', PASSAGE);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).bitsPerByte).toBeCloseTo(golden.in_4_bits.bits_per_byte, 4);
  }, 120_000);

  it('tasks are drawn from the seed, each cell counted', () => {
    const { status, stdout } = evaluate('--model', 'reasoner', '--tasks', '--seed', '7', '--count', '1');
    expect(status).toBe(0);
    const { seed, itemsPerCell, trained, heldOut, labels, serial } = JSON.parse(stdout);
    expect({ seed, itemsPerCell }).toEqual({ seed: 7, itemsPerCell: 1 });
    for (const part of [trained, heldOut]) expect(part.all[8].count).toBe(part.families.length);
    expect(Object.keys(labels)).toContain('swapped-as-taught');
    expect(serial.trigger.byDepth[4].count).toBe(1);
  }, 180_000);

  it('hidden tokens are counted, and a seed chooses them', () => {
    const first = evaluate('--model', 'encoder', '--text', PASSAGE, '--seed', '3');
    expect(first.status).toBe(0);
    const { top1, top5, windows, lossNatsPerToken } = JSON.parse(first.stdout);
    expect(windows).toBe(2);
    expect(top5.right).toBeGreaterThan(top1.right);
    expect(top1.count).toBeGreaterThan(50);
    // better than knowing nothing: ln 4096
    expect(lossNatsPerToken).toBeLessThan(Math.log(4096));
  }, 120_000);
});

describe('pictures', () => {
  let pictures: string;
  beforeAll(() => {
    pictures = mkdtempSync(join(tmpdir(), 'pictures-'));
    for (const [name, opacity] of [
      ['cat', 0.2],
      ['ship', 0.9],
    ] as const) {
      mkdirSync(join(pictures, name));
      writeFileSync(join(pictures, name, '1.png'), opacityPng(new Float32Array(40 * 30).fill(opacity), 40, 30));
    }
  });
  afterAll(() => rmSync(pictures, { recursive: true, force: true }));

  it('are all answered, in a table of confusions', () => {
    const { status, stdout } = evaluate('--model', 'clip', '--images', pictures, '--labels', 'fr');
    expect(status).toBe(0);
    const { count, accuracy, classes, confusion } = JSON.parse(stdout);
    expect(count).toBe(2);
    expect(classes).toMatchObject([{ caption: "une photo d'un chat" }, { caption: "une photo d'un bateau" }]);
    expect(confusion.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(2);
    expect(accuracy).toBe(50 * (confusion[0][0] + confusion[1][1]));
  }, 120_000);

  it('that are none are named', () => {
    writeFileSync(join(pictures, 'cat', '2.png'), 'no picture');
    const { status, lines } = evaluate('--model', 'clip', '--images', pictures, '--labels', 'en');
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining('2.png: not a picture')]);
  }, 120_000);
});

describe('what it refuses, in one line', () => {
  it.each([
    [['--model', 'unicorn'], 'not one of decoder'],
    [[], '--model is missing'],
    [['--model', 'decoder'], '--text is missing'],
    [['--model', 'decoder', '--text', 'no/such.txt'], 'no/such.txt: no such file'],
    [['--model', 'decoder', '--text', 'tests/golden/decoder/golden.bin'], 'not UTF-8'],
    [['--model', 'decoder', '--text', PASSAGE, '--tasks'], '--tasks does not go with --text'],
    [['--model', 'reasoner', '--tasks', '--seed', '-1'], 'seed'],
    [['--model', 'reasoner', '--tasks', '--seed', '1.5'], '--seed 1.5: not a whole number'],
    [['--model', 'decoder', '--text', PASSAGE, '--adapter', 'tests/golden'], 'adapter_config.json: no such file'],
    [
      ['--model', 'decoder-4bit', '--text', PASSAGE, '--adapter', 'tests/golden/lora'],
      '--adapter does not go with --text',
    ],
    [['--model', 'clip', '--images', 'no/such'], 'no/such: no such folder'],
    [['--model', 'clip', '--images', 'tests', '--labels', 'de'], '--labels de: not fr or en'],
    [['--wrong'], 'wrong'],
  ])('%j', (args, sentence) => {
    const { status, stdout, lines } = evaluate(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(sentence);
  });

  it('a model with one byte changed', () => {
    const file = join(copy, 'decoder/onnx/model.onnx_data');
    const bytes = readFileSync(file);
    bytes[1_000_000] = (bytes[1_000_000] as number) ^ 1;
    writeFileSync(file, bytes);
    const { status, lines } = evaluate('--model', 'decoder', '--text', PASSAGE, '--models', copy);
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining('model.onnx_data: damaged, SHA-256')]);
  });

  it('a model with a file cut, or without one', () => {
    const file = join(copy, 'encoder/onnx/inspect.onnx');
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    const ask = () => evaluate('--model', 'encoder', '--text', PASSAGE, '--models', copy);
    expect(ask().lines).toEqual([expect.stringContaining('inspect.onnx: damaged, 100 bytes')]);
    rmSync(file);
    expect(ask()).toMatchObject({ status: 1, lines: [expect.stringContaining('inspect.onnx: no such file')] });
  });
});
