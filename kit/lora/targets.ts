/**
 * `target_modules` as Python `peft` matches it (tuners_utils.py, check_target_module_exists): a text is a regular
 * expression that must match a whole name; an entry of a list is a name, or the end of one after a dot; « all-linear »
 * is every linear map but the output's.
 */
import { LORA_MODULES, type LoraFactors } from './adapter.ts';
import { LoraError, label } from './errors.ts';
import { fullMatcher, PatternError } from './pattern.ts';

/** One matrix that the adapter changes. */
export type Target = Pick<LoraFactors, 'layer' | 'module'>;
type Matches = (name: string) => boolean;

const ALL_LINEAR = 'all-linear';

/**
 * What Hugging Face's GPT2LMHeadModel has beside the four linear maps of its blocks, by the names that peft walks
 * through.
 */
const OUTSIDE_BLOCKS = ['transformer', 'wte', 'wpe', 'drop', 'h', 'ln_f'];
const IN_BLOCK = ['', '.ln_1', '.attn', '.attn.attn_dropout', '.attn.resid_dropout', '.ln_2'];
const IN_MLP = ['.mlp', '.mlp.act', '.mlp.dropout'];

const nameOf = ({ layer, module }: Target) => `transformer.h.${layer}.${module}`;

/** Every matrix that LoRA can adapt here, by layer then module. */
function everyTarget(layers: number): Target[] {
  return Array.from({ length: layers }, (_, layer) => LORA_MODULES.map((module) => ({ layer, module }))).flat();
}

/** The model's other parts. To adapt one is more than this book computes, never something to pass over. */
function otherNames(layers: number): string[] {
  const blocks = Array.from({ length: layers }, (_, layer) => `transformer.h.${layer}`);
  return [
    ...OUTSIDE_BLOCKS.map((name, i) => (i === 0 ? name : `transformer.${name}`)),
    'lm_head',
    ...blocks.flatMap((block) => [...IN_BLOCK, ...IN_MLP].map((end) => block + end)),
  ];
}

/** By layer then module. Throws LoraError('target-modules' | 'target-pattern'). */
export function readTargets(targets: unknown, layers: number): readonly Target[] {
  if (typeof targets === 'string' && targets.toLowerCase() === ALL_LINEAR) return everyTarget(layers);
  const wanted = typeof targets === 'string' ? [byPattern(targets)] : byNames(targets);
  const shown = Array.isArray(targets) ? targets.map(label) : [label(targets)];
  const others = otherNames(layers);
  for (const [i, matches] of wanted.entries()) {
    const outside = others.find(matches);
    // what is named is its own explanation
    const detail = outside && !shown[i]?.includes(outside) ? `${shown[i]} → ${outside}` : shown[i];
    if (outside !== undefined) throw new LoraError('target-modules', detail, 'not-adaptable');
  }
  const matched = everyTarget(layers).filter((target) => wanted.some((matches) => matches(nameOf(target))));
  if (matched.length > 0) return matched;
  const asList = typeof targets === 'string' && everyTarget(1).some((target) => byName(targets)(nameOf(target)));
  throw new LoraError('target-modules', shown[0] ?? label(targets), asList ? 'needs-list' : null);
}

const byName = (wanted: string): Matches => {
  return (name) => name === wanted || name.endsWith(`.${wanted}`);
};

function byNames(list: unknown): Matches[] {
  if (!Array.isArray(list)) throw new LoraError('target-modules', label(list));
  return (list as readonly unknown[]).map((entry) => {
    if (typeof entry !== 'string') throw new LoraError('target-modules', label(entry));
    return byName(entry);
  });
}

function byPattern(pattern: string): Matches {
  try {
    return fullMatcher(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new LoraError('target-pattern', `${label(pattern)}: ${error.message}`);
  }
}
