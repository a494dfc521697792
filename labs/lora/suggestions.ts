import type { Localized } from '@kit/i18n/index.ts';

/** The first is the recorded prompt. */
export const SUGGESTIONS: Localized<readonly [string, ...string[]]> = {
  fr: ['Le petit garçon prit la main de sa mère', 'Le comte entra dans le salon.', 'The old man looked at the sea'],
  en: ['The old man looked at the sea', 'The doctor sat down by the fire.', 'Le petit garçon prit la main de sa mère'],
};
