/** Typographic rules of each language, each a pattern that must not occur, with the reason. */
import type { Locale } from '../../kit/i18n/index.ts';

interface Rule {
  readonly why: string;
  readonly pattern: RegExp;
}

const NB = '\u00A0';
const NNB = '\u202F';

export const RULES: Readonly<Record<Locale, readonly Rule[]>> = {
  fr: [
    { why: 'apostrophe typographique ’', pattern: /\p{L}'\p{L}/gu },
    { why: 'guillemets « », jamais droits', pattern: /"/g },
    { why: `espace insécable après «`, pattern: new RegExp(`«(?![${NB}${NNB}])`, 'g') },
    { why: `espace insécable avant »`, pattern: new RegExp(`(?<![${NB}${NNB}])»`, 'g') },
    {
      why: 'espace fine insécable avant ; ! ?',
      pattern: new RegExp(`(?<![${NNB}?!.(…«])(?<!«${NB})[;!?](?![\\])])`, 'g'),
    },
    {
      why: 'espace insécable avant :',
      pattern: new RegExp(`(?<=[\\p{L}\\p{N})»*x] ?)(?<![${NB}${NNB}]):(?=\\s)`, 'gu'),
    },
    { why: 'espace insécable après n°', pattern: /n° (?=\S)/g },
    { why: 'espace insécable avant %', pattern: new RegExp(`(?<![${NB}${NNB}])%`, 'g') },
    {
      why: 'virgule décimale',
      pattern: /(?<![\d.§])\d+\.\d+(?![\d.])(?=\s*(?:%|fois|s\b|ms|Go|Mo|ko|milliards?|millions?))/g,
    },
    { why: 'milliers séparés par une espace fine insécable', pattern: /(?<![\d,])\d{1,3},\d{3}(?!\d)/g },
    {
      why: 'majuscule accentuée (À, É, Ê)',
      pattern:
        /(?:^|[.!?…]\s+)(?:A (?=\p{Ll}+(?:er|ir|re|tion)?\b(?!\.))|Etat|Etape|Ecri|Equation|Evalu|Etre|Ere)\b/gmu,
    },
    { why: 'points de suspension en un caractère', pattern: /\.\.\./g },
  ],
  en: [
    { why: 'curly apostrophe ’', pattern: /\p{L}'\p{L}/gu },
    { why: 'curly quotation marks “ ”', pattern: /"/g },
    { why: 'no space before punctuation', pattern: new RegExp(`[ ${NB}${NNB}][;!?](?=\\s)`, 'g') },
    { why: 'thousands with a comma', pattern: new RegExp(`\\d${NNB}\\d{3}`, 'g') },
    { why: 'decimal point', pattern: /(?<![\d,])\d+,\d{1,2}(?![\d,])/g },
    { why: 'ellipsis as one character', pattern: /\.\.\./g },
  ],
};

/** Offences with their surroundings, for a message one can act on. */
export function offences(locale: Locale, text: string): string[] {
  return RULES[locale].flatMap(({ why, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const at = match.index;
      return `${why}: …${text.slice(Math.max(0, at - 25), at + 20).replaceAll('\n', ' ')}…`;
    }),
  );
}
