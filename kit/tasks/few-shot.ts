/**
 * Few-shot prompts: k examples of one rule and a query; their labels can be replaced. As training/reasoner/prompts.py.
 */
import { LOCALES, type Locale } from '../i18n/index.ts';
import { FAMILIES, type FamilyId } from './families.ts';
import { TEMPLATES } from './lexicon.ts';
import { evaluationSeed, TaskRandom } from './random.ts';
import { drawExamples, type Example } from './rule.ts';

export interface FewShotItem {
  readonly language: Locale;
  readonly examples: readonly Example[];
  /** its output is what the prompt asks for */
  readonly query: Example;
  /** the possible answers where they are few (labels), else empty */
  readonly outputs: readonly string[];
  readonly chance: number;
}

/** The index-th item: languages in turn unless one is given; for one seed and index, the same rule for every k. */
export function drawItem(id: FamilyId, k: number, seed: number, index: number, only?: Locale): FewShotItem {
  const random = new TaskRandom(evaluationSeed(seed, index));
  const language = only ?? (LOCALES[index % LOCALES.length] as Locale);
  const rule = FAMILIES[id](random, language);
  const examples = drawExamples(random, rule, k);
  const query = rule.example(random, random.below(rule.classes));
  return { language, examples, query, outputs: rule.outputs, chance: rule.chance };
}

/** The text up to the arrow after the query. */
export function fewShotPrompt({ language, examples, query }: FewShotItem): string {
  const { header, bullet, arrow } = TEMPLATES[language].examples;
  const lines = examples.map(({ input, output }) => bullet + input + arrow + output).join('');
  return header + lines + bullet + query.input + arrow;
}

const withOutputs = (item: FewShotItem, outputs: readonly string[]): FewShotItem => ({
  ...item,
  examples: item.examples.map(({ input }, i) => ({ input, output: outputs[i] as string })),
});

/** The same examples in another order. */
export function permuted(item: FewShotItem, seed: number): FewShotItem {
  return { ...item, examples: new TaskRandom(evaluationSeed(seed)).shuffle(item.examples) };
}

/** Every label drawn anew among the possible ones (Min et al., 2022, arXiv:2202.12837). Needs `outputs`. */
export function randomLabels(item: FewShotItem, seed: number): FewShotItem {
  const random = new TaskRandom(evaluationSeed(seed));
  return withOutputs(
    item,
    item.examples.map(() => random.pick(item.outputs)),
  );
}

/** The outputs of the examples, dealt again among them. */
export function shuffledLabels(item: FewShotItem, seed: number): FewShotItem {
  const outputs = item.examples.map(({ output }) => output);
  return withOutputs(item, new TaskRandom(evaluationSeed(seed)).shuffle(outputs));
}

/** The label that takes the place of `output`: the next one, in a circle. */
export function swappedOutput({ outputs }: FewShotItem, output: string): string {
  return outputs[(outputs.indexOf(output) + 1) % outputs.length] as string;
}

/** Every label replaced by the next one, consistently (Wei et al., 2023, arXiv:2303.03846). Needs `outputs`. */
export function swappedLabels(item: FewShotItem): FewShotItem {
  return withOutputs(
    item,
    item.examples.map(({ output }) => swappedOutput(item, output)),
  );
}
