/**
 * A ring all-reduce, followed piece by piece (Patarasuk and Yuan 2009): what each device holds is the set of devices
 * whose contribution has been added in. Device d sends to d + 1, modulo the size of the ring.
 */
export interface Step {
  /** contributions added in, by device, then by piece: sorted device numbers */
  readonly held: readonly (readonly (readonly number[])[])[];
  /** piece that each device has just received; none at the start */
  readonly received: readonly number[];
}

export interface Ring {
  readonly scatter: readonly Step[];
  readonly gather: readonly Step[];
  /** pieces that each device has sent in all */
  readonly sent: readonly number[];
}

/** Reduce-scatter in g − 1 steps, the start first, then all-gather in g − 1 steps. */
export function ringAllReduce(devices: number): Ring {
  const wrap = (i: number) => ((i % devices) + devices) % devices;
  const all = Array.from({ length: devices }, (_, d) => d);
  const sent = all.map(() => 0);
  let held: readonly (readonly (readonly number[])[])[] = all.map((d) => all.map(() => [d]));
  const step = (
    piece: (device: number) => number,
    merge: (mine: readonly number[], theirs: readonly number[]) => readonly number[],
  ): Step => {
    const received = all.map((d) => piece(wrap(d - 1)));
    const before = held;
    held = before.map((pieces, d) =>
      pieces.map((mine, p) => (p === received[d] ? merge(mine, before[wrap(d - 1)]?.[p] ?? []) : mine)),
    );
    for (const d of all) sent[d] = (sent[d] ?? 0) + 1;
    return { held, received };
  };
  const rounds = all.slice(1);
  const scatter = [
    { held, received: [] },
    ...rounds.map((_, k) =>
      step(
        (d) => wrap(d - k),
        (mine, theirs) => [...mine, ...theirs].sort((a, b) => a - b),
      ),
    ),
  ];
  const gather = rounds.map((_, k) =>
    step(
      (d) => wrap(d + 1 - k),
      (_mine, theirs) => theirs,
    ),
  );
  return { scatter, gather, sent };
}
