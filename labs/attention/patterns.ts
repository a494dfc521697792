/**
 * What a head mostly looks at, measured on its attention map: the mean share of weight that goes to each kind of
 * place, over the queries where that place exists and can be told from the others.
 * The kinds are those described for trained Transformers by Clark et al. 2019 and Olsson et al. 2022 (induction).
 */

export const PATTERNS = ['self', 'previous', 'first', 'repeat', 'induction', 'future'] as const;
/**
 * self: the token itself · previous: the token just before · first: the first token of the sequence ·
 * repeat: an earlier occurrence of the same token · induction: what followed an earlier occurrence ·
 * future: tokens after the query (only without a causal mask)
 */
export type Pattern = (typeof PATTERNS)[number];

export interface MapSummary {
  /** the pattern with the largest share, or `broad` when none reaches `DOMINANT` */
  readonly pattern: Pattern | 'broad';
  /** mean share of attention in [0, 1] that the pattern receives; for `broad`, that of the best pattern */
  readonly share: number;
  /** mean over queries of exp(entropy): how many tokens a query looks at, if it looked at them equally */
  readonly breadth: number;
}

/** Below this mean share, naming one place would mislead. */
export const DOMINANT = 0.4;

/** Columns that count for `pattern` at query `q`; null when the pattern cannot be told there. */
function places(pattern: Pattern, ids: readonly number[], q: number): readonly number[] | null {
  const earlier = () => ids.slice(0, q).flatMap((id, k) => (id === ids[q] ? [k] : []));
  switch (pattern) {
    case 'self':
      return [q];
    case 'previous':
      return [q - 1];
    case 'first':
      return [0];
    case 'repeat': {
      const at = earlier();
      return at.length > 0 ? at : null;
    }
    case 'induction': {
      // the token after an earlier occurrence, when it is neither the query nor its neighbour
      const at = earlier()
        .map((k) => k + 1)
        .filter((k) => k < q - 1);
      return at.length > 0 ? at : null;
    }
    case 'future':
      return q + 1 < ids.length ? ids.slice(q + 1).map((_, i) => q + 1 + i) : null;
  }
}

/** At the first two queries, « previous », « first » and « self » are the same places: they tell nothing. */
const FIRST_QUERY = 2;
/** Fewer measurable queries than this are an accident, not a pattern. */
const ENOUGH = 2;

function meanShare(map: Float32Array, ids: readonly number[], pattern: Pattern): number | null {
  const tokens = ids.length;
  let total = 0;
  let queries = 0;
  for (let q = FIRST_QUERY; q < tokens; q++) {
    const columns = places(pattern, ids, q);
    if (!columns) continue;
    queries++;
    for (const k of columns) total += map[q * tokens + k] ?? 0;
  }
  return queries >= ENOUGH ? total / queries : null;
}

/** Mean of exp(−Σ a·ln a) over the rows: 1 = one token, n = n tokens equally. */
export function breadth(map: Float32Array, tokens: number): number {
  let total = 0;
  for (let q = 0; q < tokens; q++) {
    let entropy = 0;
    for (let k = 0; k < tokens; k++) {
      const a = map[q * tokens + k] ?? 0;
      if (a > 0) entropy -= a * Math.log(a);
    }
    total += Math.exp(entropy);
  }
  return total / tokens;
}

/** Summary of one map [T, T] over the token ids of the sentence; null when the sentence is too short to tell. */
export function summarise(map: Float32Array, ids: readonly number[]): MapSummary | null {
  const shares = PATTERNS.flatMap((pattern) => {
    const share = meanShare(map, ids, pattern);
    return share === null ? [] : [{ pattern, share }];
  });
  const [first, ...others] = shares;
  if (!first) return null;
  const best = others.reduce((a, b) => (b.share > a.share ? b : a), first);
  return {
    pattern: best.share >= DOMINANT ? best.pattern : 'broad',
    share: best.share,
    breadth: breadth(map, ids.length),
  };
}
