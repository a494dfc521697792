import { afterEach, expect, it, vi } from 'vitest';
import { answerForms } from './forms.ts';

afterEach(() => document.body.replaceChildren());

function page(html: string): { told: ReturnType<typeof vi.fn>; button: HTMLButtonElement } {
  document.body.innerHTML = html;
  const told = vi.fn((event: Event) => event.preventDefault());
  document.querySelector('form')?.addEventListener('submit', told);
  return { told, button: document.querySelector('button') as HTMLButtonElement };
}

// one document for all: its listener is added once
answerForms();

it('a click on what sends a form is told to the form, once, with its button', () => {
  const { told, button } = page('<form><input /><button><span>Vérifier</span></button></form>');
  button.querySelector('span')?.click();
  expect(told).toHaveBeenCalledTimes(1);
  const event = told.mock.calls[0]?.[0] as SubmitEvent;
  expect(event.submitter).toBe(button);
  // not the browser's own, which would not come
  expect(event.isTrusted).toBe(false);
});

it('a field that must be filled is asked for first, but where the form judges by itself', () => {
  const strict = page('<form><input required /><button>Chercher</button></form>');
  strict.button.click();
  expect(strict.told).not.toHaveBeenCalled();
  const own = page('<form novalidate><input required /><button>Vérifier</button></form>');
  own.button.click();
  expect(own.told).toHaveBeenCalledTimes(1);
});

it('other buttons send nothing', () => {
  for (const html of [
    '<form><button type="button">Indice</button></form>',
    '<form><button disabled>X</button></form>',
  ]) {
    const { told, button } = page(html);
    button.click();
    expect(told).not.toHaveBeenCalled();
  }
});
