/** What the driven tests do with any exercise of a page. */
import type { Locator, Page } from 'playwright';
import EXERCISES from '../../kit/exercises/strings/fr.ts';

/** Fills every field of an exercise and has it checked. */
export async function answer(page: Page, exercise: string): Promise<Locator> {
  const box = page.locator(`[data-exercise="${exercise}"]`);
  await box.scrollIntoViewIfNeeded();
  await page.locator(`[data-exercise="${exercise}"][data-ready="true"]`).waitFor();
  for (const field of await box.getByRole('textbox').all()) await field.fill('1');
  await box.getByRole('button', { name: EXERCISES.check }).click();
  return box;
}
