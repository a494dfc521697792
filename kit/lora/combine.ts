/** Two adapters as one. */
import { LORA_MODULES, type LoraAdapter, type LoraFactors } from './adapter.ts';
import { LoraError } from './errors.ts';

/**
 * The adapter whose ΔW is the sum of theirs, without computing any ΔW: ranks add up, factors are put side by side
 * ([A₁; A₂], [s₁B₁, s₂B₂]) and the scale becomes 1. A layer that only one of them adapts has zeros for the other.
 */
export function sum(first: LoraAdapter, second: LoraAdapter): LoraAdapter {
  const rank = first.rank + second.rank;
  const keys = new Map<string, LoraFactors>();
  for (const factors of [...first.factors, ...second.factors]) {
    const known = keys.get(keyOf(factors));
    if (known && (known.in !== factors.in || known.out !== factors.out))
      throw new LoraError('mismatch', keyOf(factors));
    keys.set(keyOf(factors), factors);
  }
  const ordered = [...keys.values()].sort(
    (x, y) => x.layer - y.layer || LORA_MODULES.indexOf(x.module) - LORA_MODULES.indexOf(y.module),
  );
  const factors = ordered.map(({ layer, module, in: inner, out }) => {
    const a = new Float32Array(rank * inner);
    const b = new Float32Array(out * rank);
    let row = 0;
    for (const adapter of [first, second]) {
      const own = adapter.factors.find((f) => f.layer === layer && f.module === module);
      if (own) {
        a.set(own.a, row * inner);
        for (let o = 0; o < out; o++) {
          for (let k = 0; k < adapter.rank; k++) {
            b[o * rank + row + k] = adapter.scale * (own.b[o * adapter.rank + k] as number);
          }
        }
      }
      row += adapter.rank;
    }
    return { layer, module, in: inner, out, a, b };
  });
  return { rank, scale: 1, factors };
}

function keyOf({ layer, module }: LoraFactors): string {
  return `h.${layer}.${module}`;
}
