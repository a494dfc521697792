/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import type { Locale, Localized } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { guessesAfter } from './guesses.ts';
import type { Recording } from './recording.ts';
import { STATE } from './state.ts';

const SENTENCES: Localized = { fr: 'Le petit garçon prit la main de sa', en: 'The little boy took the hand of his' };

export const record = perLocale(run);

async function run(locale: Locale): Promise<{ readonly recording: Recording }> {
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
  const first = await guessesAfter({ ...STATE.defaults, text: SENTENCES[locale] }, model, tokenizer);
  const tokens = tokenizer.ids(first.text).length;
  return { recording: { first, tokens, longest: model.config.context - 1 } };
}
