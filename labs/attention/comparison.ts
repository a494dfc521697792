/** Two sentences read by the same heads: which heads do not look at the same kind of place in both. */
import { type ModelShape, mapOf, type Pass } from './pass.ts';
import { type MapSummary, summarise } from './patterns.ts';

export interface HeadChange {
  readonly layer: number;
  readonly head: number;
  readonly before: MapSummary;
  readonly after: MapSummary;
}

export function summaryOf(pass: Pass, shape: ModelShape, layer: number, head: number): MapSummary | null {
  return summarise(
    mapOf(pass, shape, layer, head),
    pass.tokens.map(({ id }) => id),
  );
}

/** Heads whose dominant pattern differs, in the order of the layers; those too short to tell are left out. */
export function changes(before: Pass, after: Pass, shape: ModelShape): HeadChange[] {
  const all = Array.from({ length: shape.layers * shape.heads }, (_, i) => {
    const [layer, head] = [Math.floor(i / shape.heads), i % shape.heads];
    return { layer, head, before: summaryOf(before, shape, layer, head), after: summaryOf(after, shape, layer, head) };
  });
  return all.flatMap(({ layer, head, before, after }) =>
    before && after && before.pattern !== after.pattern ? [{ layer, head, before, after }] : [],
  );
}
