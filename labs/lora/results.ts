/** What training measured (public/models/adapters/results.json), as far as the lab shows it. */
import type { Losses } from './losses.ts';

export interface TaskResults {
  readonly base: Losses;
  readonly lora: Losses & { readonly parameters: number };
  readonly full: Losses;
  /** of full fine-tuning's gain on the task */
  readonly share_of_gain: number;
  readonly share_of_parameters: number;
  readonly rank: number;
}

export interface RankResults extends Losses {
  readonly rank: number;
  readonly parameters: number;
  readonly bytes: number;
}

export interface Results {
  /** of the decoder */
  readonly parameters: number;
  readonly tasks: Readonly<Record<string, TaskResults>>;
  /** of the first task, by rank */
  readonly ranks: readonly RankResults[];
  /** the default adapter on the page's own windows, cut to rank 0, 1… r; computed by PyTorch */
  readonly curve: readonly Losses[];
}

const gauged = (row: Losses): Losses => ({ task: row.task, fr: row.fr, en: row.en });

/** Of the file, only what travels to the page. */
export function slim(results: Results): Results {
  const tasks = Object.entries(results.tasks).map(([name, t]) => [
    name,
    {
      base: gauged(t.base),
      lora: { ...gauged(t.lora), parameters: t.lora.parameters },
      full: gauged(t.full),
      share_of_gain: t.share_of_gain,
      share_of_parameters: t.share_of_parameters,
      rank: t.rank,
    },
  ]);
  const ranks = results.ranks.map(({ rank, parameters, bytes, ...row }) => ({
    rank,
    parameters,
    bytes,
    ...gauged(row),
  }));
  return { parameters: results.parameters, tasks: Object.fromEntries(tasks), ranks, curve: results.curve.map(gauged) };
}
