/**
 * Orders against a graph of what must come before what. The credit is that of proof blocks (Poulsen et al. 2022, arXiv
 * 2204.04196): the fewest blocks taken out and put in that make the order right.
 */
import type { Step } from './spec.ts';

/** By step, all those that must stand before it, near or far. */
export function ancestors(steps: readonly Step[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  // a step stands after what it needs
  for (const { id, after } of steps) all.set(id, new Set(after.flatMap((one) => [one, ...(all.get(one) ?? [])])));
  return all;
}

/** Of an order of steps, the fewest to move so that the others contradict nothing. */
export function misplaced(order: readonly string[], steps: readonly Step[]): readonly string[] {
  const before = ancestors(steps);
  const wrong = (first: string, second: string) => before.get(first)?.has(second) ?? false;
  let kept = [...order];
  let most = largest(kept, wrong);
  const moved: string[] = [];
  while (kept.length > most) {
    // one that the largest part does without
    const one = kept.find(
      (id) =>
        largest(
          kept.filter((other) => other !== id),
          wrong,
        ) === most,
    );
    if (one === undefined) break;
    kept = kept.filter((id) => id !== one);
    moved.push(one);
    most = largest(kept, wrong);
  }
  return moved;
}

/**
 * How many of `order` can stay. Who contradicts whom is itself an order, so that what stays is one of its antichains:
 * as many as there are elements, less the largest matching of contradictions (Dilworth 1950; Kuhn 1955).
 */
function largest(order: readonly string[], wrong: (first: string, second: string) => boolean): number {
  const partner = new Map<number, number>();
  const augment = (i: number, seen: Set<number>): boolean =>
    order.some((second, j) => {
      if (j <= i || seen.has(j) || !wrong(order[i] as string, second)) return false;
      seen.add(j);
      const other = partner.get(j);
      if (other !== undefined && !augment(other, seen)) return false;
      partner.set(j, i);
      return true;
    });
  return order.length - order.filter((_, i) => augment(i, new Set())).length;
}
