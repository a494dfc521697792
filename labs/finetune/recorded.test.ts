/** The recorded run against the model itself, and against what PyTorch measured. */
import { readFileSync } from 'node:fs';
import { writeAdapter } from '@kit/lora/index.ts';
import { adapterOf, type TrainingState } from '@kit/lora-training/index.ts';
import { largestGap } from '@kit/math/gap.ts';
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import type { StoredTensor } from '@kit/safetensors/dtypes.ts';
import { toFloats } from '@kit/safetensors/floats.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { describe, expect, it } from 'vitest';
import { lessonOf } from './lesson.ts';
import { runOptions } from './options.ts';
import { FOLDER, SMALL } from './record.ts';
import { record } from './recorded.ts';
import { type Run, study } from './run.ts';
import { STATE } from './state.ts';
import { verdictOf } from './verdict.ts';

const bench = { model: await loadInNode('trainer'), tokenizer: await loadTokenizerInNode() };
const { recording } = await record('fr');
const results = JSON.parse(readFileSync('public/models/adapters/results.json', 'utf8'));
const own = { texts: '', pairs: '' };
const lesson = await lessonOf(STATE.defaults.lesson, own, bench.model, bench.tokenizer);

it('trains again the adapter that Python’s peft is tested with', { timeout: 120_000 }, async () => {
  let last: Run | undefined;
  for await (const run of study(bench, lesson, runOptions(SMALL), 'Il')) last = run;
  const { config, tensors } = writeAdapter(adapterOf(last?.state as TrainingState, bench.model.config), 'decoder');
  expect(config).toBe(readFileSync(`${FOLDER}/adapter_config.json`, 'utf8'));
  const known = parseSafetensors(new Uint8Array(readFileSync(`${FOLDER}/adapter_model.safetensors`))).tensors;
  const again = parseSafetensors(tensors).tensors;
  expect([...again.keys()]).toEqual([...known.keys()]);
  for (const [name, tensor] of again) {
    expect(largestGap(toFloats(tensor), toFloats(known.get(name) as StoredTensor)), name).toBeLessThan(1e-3);
  }
});

describe('the recorded run', () => {
  it('is what the model does: its first twelve steps again', { timeout: 120_000 }, async () => {
    let last: Run | undefined;
    for await (const run of study(bench, lesson, runOptions(STATE.defaults), recording.run.prompt)) {
      last = run;
      if (run.steps.length === 12) break;
    }
    expect(last?.windows).toBe(recording.run.windows);
    for (const [i, { loss, gradientNorm }] of (last?.steps ?? []).entries()) {
      expect(loss).toBeCloseTo(recording.run.steps[i]?.loss ?? 0, 3);
      expect(gradientNorm / (recording.run.steps[i]?.gradientNorm ?? 0)).toBeCloseTo(1, 2);
    }
    for (const [i, { held, fr, en }] of (last?.measures ?? []).entries()) {
      const known = recording.run.measures[i];
      expect(held).toBeCloseTo(known?.held ?? 0, 3);
      expect(fr).toBeCloseTo(known?.fr ?? 0, 3);
      expect(en).toBeCloseTo(known?.en ?? 0, 3);
    }
    expect(last?.samples).toEqual(recording.run.samples.slice(0, 2));
  });

  it('begins at the base that PyTorch measured, and ends below 3.9 nats', () => {
    const [base] = results.curve;
    expect(recording.run.measures[0]?.held).toBeCloseTo(base.task, 4);
    expect(recording.run.measures[0]?.fr).toBeCloseTo(base.fr, 4);
    expect(recording.run.measures[0]?.en).toBeCloseTo(base.en, 4);
    expect(recording.run.measures.at(-1)?.held).toBeLessThan(3.9);
    expect(verdictOf(recording.run, recording.shape.vocabulary).kind).toBe('learning');
  });

  it('stands beside the shipped adapter as PyTorch measured it, and full fine-tuning from the same base', () => {
    const whole = results.curve.at(-1);
    expect(recording.shipped.telegramme.held).toBeCloseTo(whole.task, 4);
    expect(recording.shipped.telegramme.en).toBeCloseTo(whole.en, 4);
    for (const { measures } of Object.values(recording.full)) {
      expect(measures.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
      expect(measures[0]?.fr).toBeCloseTo(results.curve[0].fr, 3);
    }
    expect(recording.full.telegramme.measures[0]?.held).toBeCloseTo(results.curve[0].task, 3);
  });

  it('is told in both languages with the same losses', async () => {
    const { recording: english } = await record('en');
    expect(english.run.measures).toEqual(recording.run.measures);
    expect(english.run.samples.map(({ step }) => step)).toEqual(recording.run.samples.map(({ step }) => step));
    expect(english.run.prompt).not.toBe(recording.run.prompt);
  });
});
