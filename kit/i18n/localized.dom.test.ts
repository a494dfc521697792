import { afterEach, expect, it, vi } from 'vitest';
import { localized } from './localized.ts';

const load = { fr: vi.fn(async () => ({ default: 'oui' })), en: vi.fn(async () => ({ default: 'yes' })) };

afterEach(() => {
  delete document.documentElement.dataset['locale'];
  vi.clearAllMocks();
});

it('loads every language where no page says which one it is in', async () => {
  expect(await localized(load)).toEqual({ fr: 'oui', en: 'yes' });
});

it('loads the language of the page only', async () => {
  document.documentElement.dataset['locale'] = 'en';
  expect((await localized(load)).en).toBe('yes');
  expect(load.fr).not.toHaveBeenCalled();
});
