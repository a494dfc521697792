import { LOCALES } from '../../../i18n/index.ts';
import { z } from '../../schema.ts';

/** What was typed, and the language it was typed in: « 1,234 » is not the same number in both. */
export const answerSchema = z.object({
  locale: z.enum(LOCALES),
  texts: z.array(z.string().check(z.maxLength(60))),
});
export type NumericAnswer = z.infer<typeof answerSchema>;
