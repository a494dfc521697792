/** The whole tiny model: against PyTorch, against finite differences, and against itself in parts. */
import { beforeEach, describe, expect, it } from 'vitest';
import { batchOf, farthest, golden } from './golden.ts';
import { blockParts, blocks, embed, head, lossAndGradients, parameterSpecs, type Shape } from './gpt.ts';
import { AdamW, clip, everything, Sgd, squaredNorm } from './optimizers.ts';
import { type Parameter, Parameters } from './parameters.ts';
import { add, type Engine } from './pass.ts';
import { bestProduct } from './product.ts';
import { Memory, type Precision } from './tensor.ts';

const { shape: sizes, seed, rates, most, adamw, momentum, batches, runs } = golden();
const TIED: Shape = { ...sizes, tied: true };
const { ids, targets } = batchOf(batches[0] ?? []);

function started(shape: Shape, precision: Precision, specs = parameterSpecs(shape)) {
  const memory = new Memory(precision);
  const engine: Engine = { memory, product: bestProduct() };
  const parameters = new Parameters(specs, memory);
  parameters.initialise(seed);
  return { memory, engine, parameters };
}

describe.each(runs.map((run) => [`${run.optimizer}, head ${run.tied ? 'tied' : 'apart'}`, run] as const))(
  '%s',
  (_, run) => {
    const shape = { ...sizes, tied: run.tied };

    it('starts from the bits that Python draws', () => {
      const { parameters } = started(shape, 'float64');
      run.initial?.forEach((value, i) => {
        expect(parameters.values[i * (run.every ?? 1)]).toBe(value);
      });
    });

    it('has the gradients of PyTorch, every one', () => {
      const { parameters, engine } = started(shape, 'float64');
      const loss = lossAndGradients(ids, targets, shape, parameters, engine);
      expect(loss).toBeCloseTo(run.losses[0] as number, 12);
      for (const [name, { shape, data }] of Object.entries(run.gradients ?? {})) {
        expect(parameters.get(name).shape).toEqual(shape);
        expect(farthest(parameters.get(name).gradient.data, data), name).toBeLessThan(1e-11);
      }
    });

    // AdamW divides by the square root of the moments: where a gradient is nearly 0, float32's last bits show
    it.each([
      ['float64', 1e-11],
      ['float32', 5e-4],
    ] as const)('ten steps in %s give its losses, norms and weights', (precision, tolerance) => {
      const { parameters, engine, memory } = started(shape, precision);
      const all = everything(parameters);
      const optimizer =
        run.optimizer === 'adamw' ? new AdamW(parameters, memory, adamw) : new Sgd(parameters, memory, { momentum });
      const seen = batches.map((lines, step) => {
        const batch = batchOf(lines);
        parameters.gradients.fill(0);
        const loss = lossAndGradients(batch.ids, batch.targets, shape, parameters, engine);
        const norm = Math.sqrt(squaredNorm(parameters, all));
        clip(parameters, norm, most, all);
        optimizer.step(rates[run.optimizer][step] as number);
        return { loss, norm };
      });
      const of = (key: 'loss' | 'norm') => seen.map((row) => row[key]);
      expect(farthest(of('loss'), run.losses)).toBeLessThan(tolerance);
      expect(farthest(of('norm'), run.norms)).toBeLessThan(tolerance);
      expect(farthest(parameters.values, run.final)).toBeLessThan(tolerance);
    });
  },
);

it('agrees with finite differences, for every parameter', () => {
  const { parameters, engine } = started(TIED, 'float64');
  const f = () => lossAndGradients(ids, targets, TIED, parameters, engine);
  f();
  const slopes = parameters.gradients.slice();
  const h = 3e-6; // weights are near 0.02, and a norm divides by as much
  const expected = Array.from(parameters.values, (value, i) => {
    const at = (x: number) => {
      parameters.values[i] = x;
      return f();
    };
    const slope = (at(value + h) - at(value - h)) / (2 * h);
    parameters.values[i] = value;
    return slope;
  });
  expect(farthest(slopes, expected)).toBeLessThan(1e-8);
});

describe('in parts', () => {
  let whole: ReturnType<typeof started>;
  let loss: number;
  beforeEach(() => {
    whole = started(TIED, 'float32');
    loss = lossAndGradients(ids, targets, TIED, whole.parameters, whole.engine);
  });

  it('micro-batches one after the other add up to the batch: blocks bit for bit, the tied table but for its order', () => {
    const { parameters, engine } = started(TIED, 'float32');
    const losses = (batches[0] ?? []).map((line) => {
      const part = batchOf([line]);
      return lossAndGradients(part.ids, part.targets, TIED, parameters, engine, ids.data.length);
    });
    expect(losses.reduce((sum, part) => sum + part)).toBeCloseTo(loss, 12);
    for (const { name, gradient } of parameters.list) {
      const expected = whole.parameters.get(name).gradient.data;
      if (name !== 'wte.weight') expect(gradient.data, name).toEqual(expected);
      expect(farthest(gradient.data, [...expected])).toBeLessThan(1e-6);
    }
  });

  it('a pipeline of two stages that send each other typed arrays makes the same bits', () => {
    const specs = parameterSpecs(TIED);
    const own = (pattern: RegExp) =>
      started(
        TIED,
        'float32',
        specs.filter(({ name }) => pattern.test(name)),
      );
    const first = own(/^w[tp]e|^h\.0/);
    const last = own(/^wte|^h\.1|^ln_f/);
    const sent = <T>(tensor: T): T => structuredClone(tensor);
    const received = (stage: typeof first, { shape, data }: { shape: readonly number[]; data: ArrayLike<number> }) => {
      const tensor = stage.memory.take('passing', shape);
      tensor.data.set(data);
      return tensor;
    };
    const bottom = embed(ids, first.parameters, first.engine);
    const low = blocks(0, 1, TIED, first.parameters, first.engine)(bottom.output);
    const input = received(last, sent(low.output));
    const high = blocks(1, 2, TIED, last.parameters, last.engine)(input);
    const top = head(high.output, targets, TIED, last.parameters, last.engine);
    const back = high.backward(top.backward(1 / ids.data.length));
    bottom.backward(low.backward(received(first, sent(back))));
    expect(top.loss / ids.data.length).toBe(loss);
    // both ends hold the tied table, and add their gradients
    add(last.parameters.get('wte.weight').gradient, first.parameters.get('wte.weight').gradient);
    for (const { parameters } of [last, first])
      for (const { name, gradient } of parameters.list)
        if (name === 'wte.weight') continue;
        else expect(gradient.data, name).toEqual(whole.parameters.get(name).gradient.data);
    const table = [...whole.parameters.get('wte.weight').gradient.data];
    expect(farthest(first.parameters.get('wte.weight').gradient.data, table)).toBeLessThan(1e-6);
  });

  it('two shards of the heads and of the MLP add up to a block, forward and backward', () => {
    const shards = [0, 1].map((shard) => cut(whole.parameters, shard));
    const x = whole.memory.take('passing', [2, 5, TIED.width]);
    for (let i = 0; i < x.data.length; i += 1) x.data[i] = Math.sin(i);
    const dy = whole.memory.copy('passing', x);
    const complete = blockParts(0, TIED.heads, whole.parameters, whole.engine);
    for (const half of ['attention', 'mlp'] as const) {
      const expected = complete[half](x);
      const passes = shards.map(({ parameters, engine }) => blockParts(0, 1, parameters, engine)[half](x));
      const sum = (parts: readonly ArrayLike<number>[]) => Array.from(x.data, (_, i) => parts[0]![i]! + parts[1]![i]!);
      expect(farthest(expected.output.data, sum(passes.map(({ output }) => output.data)))).toBeLessThan(1e-6);
      const below = passes.map((pass, i) => pass.backward(shards[i]!.memory.copy('passing', dy)).data);
      whole.parameters.gradients.fill(0);
      const back = expected.backward(whole.memory.copy('passing', dy));
      expect(farthest(back.data, sum(below))).toBeLessThan(1e-6);
      shards.forEach(({ parameters }, shard) => {
        const own = cut(whole.parameters, shard, 'gradient').parameters;
        for (const { name, gradient } of parameters.list)
          if (name.includes(half === 'mlp' ? 'mlp' : 'attn') && !name.endsWith('c_proj.bias'))
            expect(farthest(gradient.data, [...own.get(name).value.data]), name).toBeLessThan(1e-6);
      });
    }
  });

  it('holds nothing but the model after a step, and at its height what the formula says', () => {
    const { memory, parameters } = whole;
    const { layers: L, heads: H, width: D, vocabulary: V } = TIED;
    const [B, T] = ids.shape;
    const of = 4 * parameters.values.length;
    expect(memory.held).toEqual({ parameters: of, gradients: of, optimizer: 0, activations: 0, passing: 0 });
    // a position keeps: its embedding; in each block two norms (D + 2 each), q, k, v, heads, two additions, the MLP's 4 D before
    // and after GELU, and H rows of weights; then the last norm and its probabilities
    const position = D + L * (2 * (D + 2) + 3 * D + D + 2 * D + 8 * D + H * T) + (D + 2) + V;
    expect(memory.peak.activations).toBe(4 * B * T * position);
  });
});

/** Shard 0 or 1 of block 0: one head's columns of c_attn, half of c_fc's; the rows that belong to them; the bias added once. */
function cut(parameters: Parameters, shard: number, from: 'value' | 'gradient' = 'value') {
  const half = TIED.width / 2;
  const keep: Readonly<Record<string, (column: number) => boolean>> = {
    'attn.c_attn': (column) => Math.floor(column / half) % 2 === shard,
    'mlp.c_fc': (column) => Math.floor(column / (4 * half)) === shard,
  };
  const pick = ({ name, shape, ...parameter }: Parameter) => {
    const [, layer = ''] = /^h\.0\.(.*)\.\w+$/.exec(name) ?? [];
    const width = shape.at(-1) as number;
    const rows = (parameter[from].data.length / width / 2) * shard;
    const values = [...parameter[from].data];
    const kept = keep[layer];
    if (kept) return { shape: [...shape.slice(0, -1), width / 2], data: values.filter((_, i) => kept(i % width)) };
    if (name.endsWith('c_proj.weight'))
      return {
        shape: [(shape[0] as number) / 2, width],
        data: values.filter((_, i) => i >= rows * width && i < rows * width + values.length / 2),
      };
    return { shape, data: name.endsWith('c_proj.bias') && shard > 0 ? values.map(() => 0) : values };
  };
  const own = parameters.list.filter(({ name }) => name.startsWith('h.0.'));
  const parts = own.map((parameter) => ({ name: parameter.name, ...pick(parameter) }));
  const specs = parts.map(({ name, shape }) => ({ name, shape, start: { value: 0 }, draws: 0 }));
  const made = started(TIED, 'float32', specs);
  for (const { name, data } of parts) made.parameters.get(name).value.data.set(data);
  return made;
}
