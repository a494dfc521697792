/** The lab as a reader without a pointer meets it: the recorded reading first, then the real model, run in Node. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { LAB_STRINGS } from '@kit/lab/strings/index.ts';
import UI from '@kit/ui/strings/en.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { askedBy } from './asked.ts';
import Lab from './Lab.svelte';
import { record } from './recorded.ts';
import type { Recording } from './recording.ts';
import { STATE } from './state.ts';
import EN from './strings/en.ts';

const KIT = { fr: LAB_STRINGS.fr.study, en: LAB_STRINGS.en.study };
let recordings: Record<'fr' | 'en', Recording>;
beforeAll(async () => {
  recordings = { fr: (await record('fr')).recording, en: (await record('en')).recording };
}, 120_000);

const show = (locale: 'fr' | 'en') =>
  render(Lab, {
    locale,
    recording: recordings[locale],
    link: new ModelLink(['reasoner'], () => nodeRuntime('reasoner')),
  });
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /invite|prompt/i });

describe('at once, before any download', () => {
  it.each(['fr', 'en'] as const)('%s: the default prompt and its recorded answer', (locale) => {
    show(locale);
    expect(box().value).toBe(askedBy(STATE.defaultsIn(locale)).prompt);
    const kit = KIT[locale];
    const { reading } = recordings[locale];
    expect(screen.getByText(`« ${reading.answer} »`.slice(2, -2), { exact: false, selector: '.verdict' })).toBeTruthy();
    expect(screen.getAllByText(reading.candidates[0]?.token.display ?? '', { exact: false }).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: kit.go })).toBeTruthy();
  });
});

describe('by keyboard, on the live model', () => {
  it('another seed is read; the address follows; a set is measured', async () => {
    const { container } = show('en');
    await fireEvent.click(screen.getByRole('button', { name: EN.task.another }));
    await vi.waitFor(() => expect(container.querySelector('.answer')?.textContent).toContain(UI.measured), 20_000);
    await vi.waitFor(() => expect(location.hash).toContain('seed=2'), 2000);
    await fireEvent.click(screen.getByRole('radio', { name: '10' }));
    await fireEvent.click(screen.getByRole('button', { name: KIT.en.go }));
    await vi.waitFor(() => expect(screen.getByRole('button', { name: KIT.en.again })).toBeTruthy(), 60_000);
    const chart = screen.getByRole('slider', { name: EN.accuracy.y });
    expect(chart.getAttribute('aria-valuetext')).toMatch(/k = 0: \d+%/);
  }, 120_000);

  it('a prompt of one’s own has no verdict; the drawn one comes back', async () => {
    const { container } = show('en');
    const drawn = box().value;
    await fireEvent.input(box(), { target: { value: 'Complete:\n- cat → dax\n- cat →' } });
    await vi.waitFor(
      () => expect(container.querySelector('.verdict')?.textContent).toContain('without a verdict'),
      20_000,
    );
    const back = screen.getByRole('button', { name: EN.prompt.drawn });
    back.focus();
    await fireEvent.click(back);
    expect(box().value).toBe(drawn);
    // the button is gone, the keyboard's place is not: on the way back to what was typed
    const mine = screen.getByRole('button', { name: EN.prompt.mine });
    await vi.waitFor(() => expect(document.activeElement).toBe(mine));
    await fireEvent.click(mine);
    expect(box().value).toBe('Complete:\n- cat → dax\n- cat →');
  }, 60_000);

  it('the grid of heads is one Tab stop: arrows move, Enter opens', async () => {
    history.replaceState(null, '', '#few-shot?view=heads&head=1.1');
    const { container } = show('en');
    const grid = await screen.findByRole('grid', { name: EN.heads.grid });
    const cells = within(grid).getAllByRole('button');
    expect(cells).toHaveLength(32);
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
    cells[0]?.focus();
    await fireEvent.keyDown(cells[0] as HTMLElement, { key: 'ArrowDown' });
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cells[9]);
    await fireEvent.click(cells[9] as HTMLElement);
    expect(container.querySelector('.opened')?.textContent).toContain(EN.heads.head('2', '2'));
  });
});
