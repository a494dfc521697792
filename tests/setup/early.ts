/** Pages whose scripts come late or not at once, and what a reader enters meanwhile into controls of every kind. */
import type { Locator, Page } from 'playwright';

/** Holds back what the page asks for from now on; the result lets it go. */
export async function holdBack(page: Page): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*', (route) => gate.then(() => route.continue()));
  return release;
}

export const KINDS = {
  text: 'textarea, input[type=text]',
  number: 'input[type=number]',
  range: 'input[type=range]',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]:not(:checked)',
  select: 'select',
  details: 'details',
} as const;
export type ControlKind = keyof typeof KINDS;

/** What a control shows. */
export function shown(control: Locator): Promise<string> {
  return control.evaluate((field) => {
    if (field instanceof HTMLDetailsElement) return `open: ${field.open}`;
    const { type, checked, value } = field as HTMLInputElement;
    return /^(checkbox|radio)$/.test(type) ? `checked: ${checked}` : value;
  });
}

/** Enters something else into a control, as a reader does. */
export async function enter(kind: ControlKind, control: Locator): Promise<void> {
  const before = await shown(control);
  if (kind === 'text') {
    await control.focus();
    await control.press('Home');
    await control.pressSequentially('Vite ');
  } else if (kind === 'number') await control.fill(before === '7' ? '8' : '7');
  else if (kind === 'range') {
    for (const key of ['ArrowLeft', 'ArrowRight']) if ((await shown(control)) === before) await control.press(key);
  } else if (kind === 'select') {
    const other = await control.evaluate((select: HTMLSelectElement) =>
      [...select.options].findIndex((option) => !option.selected && !option.disabled),
    );
    await control.selectOption({ index: other });
  } else if (kind === 'details') await control.locator('summary').first().press('Enter');
  else await control.press('Space');
  // whatever lies over the control: it was reached
  if ((await shown(control)) === before) throw new Error(`nothing entered into the ${kind}`);
}
