/** The letters, constants and functions that a formula may name, and the ways in which each is typed. */
import type { FormulaName } from './spec.ts';

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
};

export const FUNCTIONS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

const FUNCTION_FORMS: Readonly<Record<FunctionName, readonly string[]>> = {
  sqrt: ['sqrt', 'racine'],
  exp: ['exp'],
  // as in the text: the logarithm of a formula is the natural one
  ln: ['ln', 'log'],
  log2: ['log2', 'log_2'],
  log10: ['log10', 'log_10'],
};

export const CONSTANTS = { e: Math.E, pi: Math.PI } as const;
export type ConstantName = keyof typeof CONSTANTS;
const CONSTANT_FORMS: Readonly<Record<ConstantName, readonly string[]>> = { e: ['e'], pi: ['pi', 'π'] };

/** As it is shown: a letter, and what is written below it. */
export function symbolOf(name: string): { readonly letter: string; readonly index: string } {
  const [letter = '', index = ''] = name.split('_');
  return { letter: GREEK[letter] ?? (letter === 'pi' ? 'π' : letter), index };
}

export type Word =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'constant'; readonly name: ConstantName }
  | { readonly type: 'function'; readonly name: FunctionName };

/** Every word by the ways to type it. What an exercise names comes before constants and functions. */
export function wordsOf(names: readonly FormulaName[]): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  const add = (forms: readonly string[], word: Word) => {
    for (const form of forms) if (!words.has(form)) words.set(form, word);
  };
  for (const { name } of names) {
    const { letter, index } = symbolOf(name);
    const forms = index ? [name, `${letter}_${index}`, `${name.split('_')[0]}_{${index}}`] : [name, letter];
    add(forms, { type: 'name', name });
  }
  for (const [name, forms] of Object.entries(CONSTANT_FORMS))
    add(forms, { type: 'constant', name: name as ConstantName });
  for (const [name, forms] of Object.entries(FUNCTION_FORMS))
    add(forms, { type: 'function', name: name as FunctionName });
  return words;
}
