/** Prompts on which a decoder that lost its weights shows it; the first is the one recorded. */
import type { Localized } from '@kit/i18n/index.ts';

export const PROMPTS: Localized<readonly [string, ...string[]]> = {
  fr: ['Le vieux marin ouvrit la lettre et', 'Elle entra dans la maison de son père', 'The old man shut the door and'],
  en: ['The old sailor opened the letter and', 'She came into her father’s house', 'Le vieil homme ferma la porte et'],
};

/** Tokens written after a prompt. */
export const LENGTH = 40;
