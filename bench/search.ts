/** The search: what it costs to open, and how long the page works for each key that a reader presses. */
import { median } from '../src/components/measure/statistics.ts';
import type { Visit } from './meter.ts';
import type { Sample } from './report.ts';

const QUERIES = ['attention causale', 'loi d’échelle', 'transfromer', 'parallélisme de tenseur', 'LLM'];

/** ms from each key to the list of results laid out. */
function keystrokes(queries: readonly string[]): number[] {
  const field = document.querySelector<HTMLInputElement>('.search [role=combobox]');
  const list = document.querySelector<HTMLElement>('.search [role=listbox]');
  if (!field || !list) throw new Error('the search is not open');
  return queries.flatMap((query) =>
    Array.from(query, (_, at) => {
      field.value = query.slice(0, at + 1);
      const start = performance.now();
      field.dispatchEvent(new Event('input'));
      list.getBoundingClientRect();
      return performance.now() - start;
    }),
  );
}

export async function search({ page, tap }: Visit): Promise<Sample> {
  await page.goto(`${tap.url}55-2-0/`, { waitUntil: 'networkidle' });
  const before = tap.bytes();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '');
  await page.waitForLoadState('networkidle');
  const searchBytes = (tap.bytes() - before) / 1e3;
  const times = await page.evaluate(keystrokes, QUERIES);
  return { searchBytes, searchKey: median(times), searchLongest: Math.max(...times) };
}
