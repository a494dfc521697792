/** The lab as a reader without a pointer meets it, on a small recording; the model is never there. */

import KIT from '@kit/lab/strings/fr.ts';
import { LAB_STRINGS } from '@kit/lab/strings/index.ts';
import { MAX_RANK } from '@kit/lora/index.ts';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import type { Losses } from './losses.ts';
import type { Recording } from './recording.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const token = {
  id: 1,
  display: 'chat',
  leadingSpace: true,
  text: ' chat',
  complete: true,
  special: false,
};
const point = (task: number): Losses => ({ task, fr: 3.5, en: 3.75 });
const trained = { base: point(5), lora: { ...point(3), parameters: 192 }, full: point(2.9) };
const entry = { recipe: null, float32: 'a'.repeat(64), float16: 'b'.repeat(64), distance: 0 };
const recipe = { adapter: 'telegramme', strength: 1, rank: null, second: null, secondStrength: 1 };
const recording: Recording = {
  prompt: 'Le chat',
  tokens: 3,
  context: 256,
  shipped: ['telegramme', 'theatre'],
  shape: { layers: 2, width: 8 },
  under: { engine: 'wasm', threads: 1 },
  suggestions: { telegramme: ['Le chat'], theatre: ['Le comte entra.'] },
  facts: {
    name: 'telegramme',
    rank: 2,
    alpha: 16,
    modules: ['attn.c_attn'],
    parameters: 128,
    bytes: 600,
    spectra: [
      { layer: 0, module: 'attn.c_attn', values: [3, 4 / 10] },
      { layer: 1, module: 'attn.c_attn', values: [1, 0] },
    ],
  },
  comparison: { gap: 3e-5, effect: 7.125, next: [{ token, probability: { base: 0.1, unmerged: 0.6, merged: 0.6 } }] },
  texts: { base: ' dort', unmerged: ' dort STOP', merged: ' dort STOP' },
  ledger: [
    { ...entry, operation: 'base' },
    { ...entry, operation: 'merge', recipe, float32: 'c'.repeat(64), float16: 'd'.repeat(64), distance: 0.5 },
    { ...entry, operation: 'unmerge', recipe, float32: 'e'.repeat(64), distance: 1e-8 },
    { ...entry, operation: 'round', recipe },
  ],
  results: {
    parameters: 10_000,
    tasks: { telegramme: { ...trained, share_of_gain: 0.95, share_of_parameters: 0.0192, rank: 2 } },
    ranks: [{ ...point(3.2), rank: 1, parameters: 64, bytes: 300 }],
    curve: [point(5), point(3.5), point(3)],
  },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Texts are compared with their spaces made ordinary. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
/** the innermost element that says so */
const said = (text: string) => (_: string, node: Element | null) =>
  plain(node?.textContent ?? '').includes(plain(text)) &&
  [...(node?.children ?? [])].every((child) => !plain(child.textContent ?? '').includes(plain(text)));
const named = (text: string) => ({ name: (name: string) => plain(name).startsWith(plain(text)) });

const show = (locale: 'fr' | 'en' = 'fr', shown = recording) => render(Lab, { locale, recording: shown });
const section = (title: string) => screen.getByRole('heading', named(title)).closest('section') as HTMLElement;
/** the part says that what it shows is of the state before */
const isStale = (title: string) => {
  const part = section(title).closest('.stale') ?? section(title).querySelector('.stale');
  return plain(part?.textContent ?? '').includes(plain(KIT.stale.before));
};
const choose = (tab: string) => fireEvent.click(screen.getByRole('tab', { name: tab }));

describe('at once, before any download', () => {
  it('three texts, their gap, and where each part comes from', async () => {
    show();
    const outputs = within(section(FR.outputs.title));
    expect(outputs.getAllByRole('article').map((article) => article.textContent)).toHaveLength(3);
    expect(outputs.getByText(said(FR.outputs.gapSentence('3\u00a0×\u00a010⁻⁵', '7,13')))).toBeTruthy();
    expect(outputs.getByText(said(LAB_STRINGS.fr.recorded))).toBeTruthy();
    await choose(FR.tabs.cost);
    expect(within(section(FR.cost.title)).getByText(said(FR.cost.none))).toBeTruthy();
  });

  it('the parameters, by the formula and by the file', async () => {
    show();
    await choose(FR.tabs.cost);
    const count = within(section(FR.count.title));
    // 2 blocks × rank 2 × (8 + 24)
    expect(count.getByText(said(FR.count.formulaText('2', '2', '32', '128')))).toBeTruthy();
    expect(count.getByText(said(FR.count.agree))).toBeTruthy();
    expect(count.getByText(said(FR.count.fullText('10\u202f000', '1,28\u00a0%')))).toBeTruthy();
  });

  it('the checksums say which weights are the base’s', async () => {
    show('en');
    await choose(EN.tabs.merge);
    const rows = within(section(EN.ledger.title)).getAllByRole('row').slice(1);
    const same = rows.map((row) => within(row).queryAllByText(said(EN.ledger.same)).length);
    expect(same).toEqual([0, 0, 1, 2]);
    expect(screen.getByText(said(EN.ledger.stateBase))).toBeTruthy();
  });

  it('the loss at each rank: a slider walks along the curve', async () => {
    show('en');
    const slider = screen.getByRole('slider', named(EN.spectrum.use));
    expect(screen.getByText(said(EN.spectrum.curveSentence('1', '3.500', '5.000', '3.000')))).toBeTruthy();
    await fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(screen.getByText(said(EN.spectrum.curveSentence('2', '3.000', '5.000', '3.000')))).toBeTruthy();
  });
});

describe('by keyboard', () => {
  it('walks over the map of singular values, whose cells are said in words', async () => {
    show();
    const map = screen.getByRole('grid', named(FR.spectrum.grid));
    const first = FR.spectrum.matrix('1', FR.spectrum.modules['attn.c_attn']);
    await fireEvent.keyDown(map, { key: 'ArrowRight' });
    const cell = FR.spectrum.cell(first, '2', '0,400', '1,7\u00a0%'); // 0,16 / 9,16
    expect(screen.getAllByText(said(cell)).length).toBeGreaterThan(0);
  });

  it('the tabs: arrows walk along them', async () => {
    show();
    const first = screen.getByRole('tab', { name: FR.tabs.spectrum });
    await fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { name: FR.tabs.merge }).getAttribute('aria-selected')).toBe('true');
    expect(section(FR.ledger.title)).toBeTruthy();
  });

  it('a second adapter, its strength, then the same one as first: no adapter is added to itself', async () => {
    show();
    const [first, second] = screen.getAllByRole('combobox') as HTMLSelectElement[];
    await fireEvent.change(second!, { target: { value: 'theatre' } });
    const strength = screen.getByRole('slider', named(FR.picker.secondStrength));
    await fireEvent.input(strength, { target: { value: '0.5' } });
    // the texts, and the losses « with your setting », are still those of the first adapter alone
    expect(isStale(FR.outputs.title)).toBe(true);
    await choose(FR.tabs.forgetting);
    expect(isStale(FR.forgetting.title)).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(location.hash).toContain('plus=theatre');
    await fireEvent.change(first!, { target: { value: 'theatre' } });
    expect(screen.queryByRole('slider', named(FR.picker.secondStrength))).toBeNull();
  });
});

describe('an adapter that does nothing (α = 0, or B = 0)', () => {
  it('has a spectrum, shares and sentences: no panel says NaN', async () => {
    const spectra = recording.facts.spectra.map((spectrum) => ({ ...spectrum, values: [0, 0] }));
    const comparison = { ...recording.comparison, gap: 0, effect: 0 };
    for (const [locale, s] of [
      ['fr', FR],
      ['en', EN],
    ] as const) {
      const { container } = show(locale, {
        ...recording,
        comparison,
        facts: { ...recording.facts, alpha: 0, spectra },
      });
      expect(screen.getByText(said(s.spectrum.nothing))).toBeTruthy();
      for (const tab of Object.values(s.tabs).slice(1)) {
        await choose(tab);
        expect(container.textContent, tab).not.toMatch(/NaN|Infinity|∞|undefined/);
      }
      cleanup();
    }
  });
});

describe('another adapter is chosen, and no model is there yet', () => {
  it('each part that still shows the one before says so, and the prompt is the new one’s', async () => {
    show();
    const [first] = screen.getAllByRole('combobox') as HTMLSelectElement[];
    await fireEvent.change(first!, { target: { value: 'theatre' } });
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Le comte entra.');
    expect(isStale(FR.outputs.title)).toBe(true);
    expect(isStale(FR.spectrum.title)).toBe(true);
    for (const [tab, title] of [
      [FR.tabs.next, FR.outputs.next],
      [FR.tabs.cost, FR.count.title],
    ] as const) {
      await choose(tab);
      expect(isStale(title)).toBe(true);
    }
  });
});

describe('files of the reader', () => {
  it('a configuration alone is kept, and the factors are asked for; what is no configuration is refused at once', async () => {
    show();
    await choose(FR.tabs.files);
    const input = screen.getByLabelText(FR.picker.files);
    const pick = async (name: string, text: string) => {
      await fireEvent.change(input, { target: { files: [new File([text], name)] } });
      await vi.advanceTimersByTimeAsync(50);
    };
    await pick('adapter_config.json', '<!doctype html>');
    expect(screen.getByText(said(FR.refusal.kinds['web-page']))).toBeTruthy();
    const config = { peft_type: 'LORA', r: 2, lora_alpha: 4, target_modules: ['c_attn'] };
    await pick('adapter_config.json', JSON.stringify(config));
    expect(screen.getByText(said(FR.picker.waitsForWeights('adapter_config.json')))).toBeTruthy();
  });
});

it('every refusal is a sentence in both languages, with the limit that the reader applies', () => {
  for (const { refusal } of [FR, EN]) {
    const { lora, safetensors, kinds, hints, pick, folder } = refusal;
    const sentences = [lora, safetensors, kinds, hints, pick, folder].flatMap((group) => Object.values<string>(group));
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*\.$/);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(refusal.lora.rank).toContain(String(MAX_RANK));
  }
});
