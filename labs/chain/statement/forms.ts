/**
 * Ways in which a reader may say what the templates say (`tasks/templates.json`), and a few operations that come
 * to one of the two known ones when only units are kept. Only whole sentences are matched: nothing is half
 * understood.
 * cspell:ignore enlèv enlev achèt achet divid shar multipl remov subtract multipli partag soustra retir
 */
import type { Locale } from '@kit/i18n/index.ts';

export interface Form {
  readonly role: 'start' | 'plus' | 'minus' | 'times' | 'equal' | 'ask';
  /** groups: `name`, `n`, `of`; `op` where the operation is not the templates'; `multiple`: its number, as a word */
  readonly pattern: RegExp;
}

const PERSON = String.raw`\p{L}[\p{L}\p{M}-]*`;
const NUMERAL = String.raw`[-−+]?\d+(?:[.,]\d+)?`;

interface Vocabulary {
  readonly numbers: readonly string[];
  readonly multiples: Readonly<Record<string, number>>;
  /** words that stand in the place of a name without being one */
  readonly pronouns: readonly string[];
  /** words of operations that no form reads; an asterisk stands for any ending */
  readonly operations: readonly string[];
  readonly verb: string;
  /** what a thing is not called */
  readonly notThings: string;
  readonly forms: readonly (readonly [Form['role'], string])[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);

const CELUI = 'le chiffre|la valeur|le nombre|celui';
const THE_DIGIT = 'the (?:digit|number|value)';

const FR: Vocabulary = {
  numbers: list(`
    zéro un deux trois quatre cinq six sept huit neuf dix
    onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt`),
  multiples: { double: 2, triple: 3, quadruple: 4, quintuple: 5 },
  pronouns: list('il elle on ils elles eux je tu nous vous lui qui ce cela ça chacun personne'),
  operations: [
    ...list(`
    moins moitié tiers quart double triple divis* partag* multipli* ajout* retir* enlèv* enlev* soustra* somme
    total différence produit carré racine réunis ensemble donne* perd* gagne* achèt* achet* mange* vend*
    reste*`),
    'pour cent',
  ],
  verb: 'a|avait|aura|possède|détient|reçoit|obtient|compte',
  notThings: 'de|plus|moins|fois|autant|que|chiffre',
  forms: [
    ['start', 'NAME V N(?: W(?: W)?)?'],
    ['plus', "NAME V N(?:(?: W)? (?:de|en))? plus qu(?:e |[’'])OF"],
    ['minus', "NAME V N(?:(?: W)?(?= (?:de|en)))? (?<op>(?:de |en )?moins qu(?:e |[’']))OF"],
    ['times', "NAME V N fois plus(?: (?:de |d[’'])W)? qu(?:e |[’'])OF"],
    [
      'times',
      `NAME V N (?<op>fois (?:autant(?: (?:de |d[’'])W)? que |(?:${CELUI}) d(?:e |[’'])|ce qu(?:e |[’'])a ))OF`,
    ],
    ['times', "NAME V (?<op>(?:le )?(?<multiple>M) d(?:e |[’']))OF"],
    [
      'equal',
      "NAME V (?<op>(?:autant(?: (?:de |d[’'])W)?|la même chose|le même (?:chiffre|nombre)|pareil) qu(?:e |[’']))OF",
    ],
    ['ask', "Combien (?:(?:de |d[’'])W )?V(?:-t-(?:il|elle|on))? NAME"],
    ['ask', "Combien (?:(?:de |d[’'])W )?NAME V(?:-t-(?:il|elle))?(?: (?:de |d[’'])W)?"],
    ['ask', "Quel(?:le)? (?:est )?(?:le |la )?(?:chiffre|nombre|valeur) (?:V |d(?:e |[’']))NAME"],
    ['ask', "NAME V combien(?: (?:de |d[’'])W)?"],
  ],
};

const EN: Vocabulary = {
  numbers: list(`
    zero one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`),
  multiples: { twice: 2, double: 2, thrice: 3, triple: 3, quadruple: 4 },
  pronouns: list('he she it they him her them me i you we who everyone each nobody this that there'),
  operations: list(`
    less fewer half third quarter twice double triple divid* shar* multipl* add* remov* subtract* minus sum
    total difference product square* root together giv* los* buy* eat* sell* left percent`),
  verb: 'has got|has|had|owns|gets|holds|got|possesses|receives|have',
  notThings: 'more|less|fewer|than|times|what|as|digit|number',
  forms: [
    ['start', 'NAME V N(?: W(?: W)?)?'],
    ['plus', 'NAME V N(?: W)? more(?: W)? than OF(?: has| does| had)?'],
    ['minus', 'NAME V N(?: W)? (?<op>(?:fewer|less)(?: W)? than )OF(?: has| does| had)?'],
    ['times', 'NAME V N times what OF has'],
    [
      'times',
      `NAME V N (?<op>times (?:as (?:many|much)(?: W)? as|more(?: W)? than|${THE_DIGIT} of) )OF(?: has| does| had)?`,
    ],
    ['times', 'NAME V N (?<op>times )OF'],
    ['times', "NAME V N (?<op>times OF[’']s (?:digit|number|value))"],
    [
      'times',
      `NAME V (?<op>(?<multiple>M) (?:what |as (?:many|much)(?: W)? as |${THE_DIGIT} of )?)OF(?: has| does| had)?`,
    ],
    [
      'equal',
      'NAME V (?<op>(?:as (?:many|much)(?: W)? as|the same(?: digit| number| amount)? as) )OF(?: has| does| had)?',
    ],
    ['ask', 'What does NAME have'],
    ['ask', '(?:How (?:many|much)|What|Which)(?: W)? (?:does|did|do|will) NAME (?:have|own|hold|get|had|has)(?: got)?'],
    ['ask', '(?:How (?:many|much)|What|Which)(?: W)? has NAME(?: got)?'],
    ['ask', "What(?: is|[’']s) NAME[’']s (?:digit|number|value)"],
  ],
};

export const VOCABULARY: Readonly<Record<Locale, Vocabulary>> = { fr: FR, en: EN };

function compiled({ numbers, multiples, verb, notThings, forms }: Vocabulary): Form[] {
  const words = [...numbers].sort((a, b) => b.length - a.length).join('|');
  const parts: Readonly<Record<string, string>> = {
    NAME: `(?<name>${PERSON})`,
    OF: `(?<of>${PERSON})`,
    V: `(?:${verb})`,
    N: `(?<n>${NUMERAL}|${words})`,
    W: String.raw`(?!(?:${notThings})(?: |$))\p{L}[\p{L}\p{M}-]*`,
    M: Object.keys(multiples).join('|'),
  };
  const pattern = (form: string) => form.replaceAll(/\b(?:NAME|OF|V|N|W|M)\b/g, (part) => parts[part] ?? part);
  return forms.map(([role, form]) => ({ role, pattern: new RegExp(`^${pattern(form)}$`, 'iu') }));
}

export const FORMS_OF: Readonly<Record<Locale, readonly Form[]>> = { fr: compiled(FR), en: compiled(EN) };

/** Words and signs of operations that no form reads. */
export const OPERATIONS_OF: Readonly<Record<Locale, RegExp>> = { fr: operating(FR), en: operating(EN) };
function operating({ operations }: Vocabulary): RegExp {
  const words = operations.map((word) => word.replace('*', String.raw`\p{L}*`)).join('|');
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})|[%+×*÷/]`, 'giu');
}

/** A number as it is typed, in digits or in letters; NaN when it is not a whole number from 0. */
export function numberOf(text: string, language: Locale): number {
  if (/^\d+$/.test(text)) return Number(text);
  const at = VOCABULARY[language].numbers.indexOf(text.toLowerCase());
  return at < 0 ? Number.NaN : at;
}
