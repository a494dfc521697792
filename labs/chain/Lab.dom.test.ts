/** The lab as a reader without a pointer meets it, on a small recording; the model itself is not there. */
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { proportion } from '@kit/math/proportion.ts';
import { FORMS } from '@kit/tasks/chain.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askedBy, knownProblem } from './asked.ts';
import Lab from './Lab.svelte';
import type { PackedWriting, Recording } from './recording.ts';
import { STATE } from './state.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const problem = knownProblem(askedBy(STATE.defaultsIn('fr')));
const right = problem?.answer ?? 0;
const wrong = (right + 1) % 10;
const token = (id: number, display: string, leadingSpace = true) => ({
  id,
  display,
  leadingSpace,
  text: (leadingSpace ? ' ' : '') + display,
  complete: true,
  special: false,
});
const digits = Array.from({ length: 10 }, (_, id) => token(id, String(id)));
const answered = (digit: number): PackedWriting => ({
  state: 'done',
  promptTokens: 12,
  tokens: [
    [digit, 0.2, digit, 0.2, (digit + 1) % 10, 0.1],
    [10, 0.9, 10, 0.9],
  ],
});
const recording: Recording = {
  context: 256,
  tokens: [...digits, token(10, '.', false)],
  prompts: {
    direct: answered(wrong),
    'few-shot': answered(wrong),
    'few-shot-steps': answered(wrong),
    trigger: answered(right),
  },
  edit: answered(wrong),
  chains: [` La réponse est ${right}.`, ` La réponse est ${right}.`, ` La réponse est ${wrong}.`, ' La'],
  votes: null,
  trained: {
    count: 100,
    curve: {
      direct: { 1: proportion(30, 100) },
      'few-shot': {},
      'few-shot-steps': {},
      trigger: { 1: proportion(99, 100), 8: proportion(60, 100) },
    },
  },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Texts are compared with their spaces made ordinary. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const part = (text: string) => (_: string, node: Element | null) =>
  node?.children.length === 0 && plain(node.textContent ?? '').includes(plain(text));

/** A model that is never fetched. */
const link = () => new ModelLink<'reasoner'>(['reasoner'], () => new Promise(() => undefined));
const show = (locale: 'fr' | 'en' = 'fr') => render(Lab, { locale, recording, link: link() });

describe('at once, before any download', () => {
  it('four prompts, each with its verdict', () => {
    show();
    for (const form of FORMS) expect(screen.getByRole('heading', { name: FR.forms[form] })).toBeTruthy();
    expect(screen.getAllByText(plain(FR.prompts.wrong(String(wrong), String(right))))).toHaveLength(3);
    expect(screen.getByText(plain(FR.prompts.right(String(right))))).toBeTruthy();
  });

  it('in English, the English problem, its own recorded answers', () => {
    show('en');
    expect(screen.getByRole('heading', { name: EN.forms.trigger })).toBeTruthy();
    expect((screen.getByLabelText(EN.problem.statement) as HTMLTextAreaElement).value).toMatch(/^\p{L}+ has \d\./u);
  });
});

describe('by keyboard', () => {
  it('tokens are one Tab stop per prompt; the chosen one shows its rivals', async () => {
    show();
    const group = screen.getByRole('group', { name: FR.prompts.tokens(FR.forms.direct) });
    expect(
      within(group)
        .getAllByRole('button')
        .filter((button) => button.tabIndex === 0),
    ).toHaveLength(1);
    await fireEvent.click(within(group).getAllByRole('button')[0] as HTMLElement);
    const rows = screen
      .getByRole('table', { name: FR.prompts.candidates('1', FR.forms.direct) })
      .querySelectorAll('tbody tr');
    expect([...rows].map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim()).at(-1)).toContain('70,0');
    await fireEvent.keyDown(group, { key: 'ArrowRight' });
    expect(screen.getByRole('heading', { name: FR.prompts.detail(FR.forms.direct, '2') })).toBeTruthy();
  });

  it('experiments are tabs; the address follows', async () => {
    show();
    const tab = (name: string) => screen.getByRole('tab', { name });
    await fireEvent.keyDown(tab(FR.views.prompts), { key: 'End' });
    expect(tab(FR.views.vote).getAttribute('aria-selected')).toBe('true');
    await vi.advanceTimersByTimeAsync(500);
    expect(location.hash).toBe('#chain?view=vote&lang=fr');
  });
});

describe('each experiment says its result in words', () => {
  const open = async (view: keyof typeof FR.views) => {
    show();
    await fireEvent.click(screen.getByRole('tab', { name: FR.views[view] }));
  };

  it('votes: two of four, and one chain that concluded nothing', async () => {
    await open('vote');
    expect(screen.getByText(part(FR.vote.result(String(right), '2', '4')))).toBeTruthy();
    expect(screen.getByText(part(FR.vote.resultRight))).toBeTruthy();
    expect(screen.getByRole('table', { name: FR.vote.tally }).textContent).toContain(FR.vote.noAnswer);
  });

  it('a set of problems of one step is in the singular', async () => {
    history.replaceState(null, '', '#chain?view=vote&d=1');
    show();
    expect(screen.getByText(part(FR.vote.setLead(FR.depth.stepsOne('1'))))).toBeTruthy();
  });

  it('steps: what was measured at training, with its count, and a table of every point', async () => {
    await open('depth');
    expect(
      screen.getByText(
        (_, node) =>
          node?.classList.contains('source') === true &&
          plain(node.textContent ?? '').includes(plain(FR.depth.trained('100'))),
      ),
    ).toBeTruthy();
    const cells = [...screen.getByRole('table', { hidden: true }).querySelectorAll('td')].map((td) => td.textContent);
    expect(cells.filter((cell) => cell !== '—')).toHaveLength(3);
    const slider = screen.getByRole('slider', { name: FR.depth.y });
    expect(slider.getAttribute('aria-valuetext')).toContain('30 sur 100');
    await fireEvent.keyDown(slider, { key: 'ArrowDown' });
    expect(slider.getAttribute('aria-valuetext')).toContain('99 sur 100');
    await fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuetext')).toContain('60 sur 100');
  });

  it('the changed step: one row per step, the changed one said', async () => {
    await open('edit');
    const rows = screen.getByRole('table', { name: FR.edit.caption('2') }).querySelectorAll('tbody tr');
    expect(rows).toHaveLength(STATE.defaultsIn('fr').depth + 1);
    expect(rows[1]?.textContent).toContain(FR.edit.changed);
    expect(rows[0]?.textContent).toContain(FR.edit.given);
  });
});

describe('what the reader types', () => {
  it('a statement the book cannot read is said to be so, and kept', async () => {
    show();
    const box = screen.getByLabelText(FR.problem.statement) as HTMLTextAreaElement;
    await fireEvent.input(box, { target: { value: 'Zoé a 4 pommes.' } });
    expect(
      screen.getByText(
        (_, node) =>
          node?.getAttribute('role') === 'status' && plain(node.textContent ?? '').includes(plain(FR.problem.unjudged)),
      ),
    ).toBeTruthy();
    expect(box.value).toBe('Zoé a 4 pommes.');
    await fireEvent.click(screen.getByRole('button', { name: FR.problem.drawn }));
    expect(box.value).toMatch(/Combien a/);
  });
});

describe('live terms', () => {
  it('pointing at a term lights its part', async () => {
    const { container } = show();
    const send = (active: boolean) =>
      document.dispatchEvent(new CustomEvent('book:term', { detail: { id: 'few-shot', active } }));
    send(true);
    expect(container.querySelectorAll('[data-lit]')).toHaveLength(1);
    send(false);
    expect(container.querySelectorAll('[data-lit]')).toHaveLength(0);
  });
});
