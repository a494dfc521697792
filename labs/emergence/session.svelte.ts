/** What the reader has chosen, and what the small sizes answer in the page. Only the log asks the models. */
import { counted, type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import { answers, type SizeAnswers } from './answer.ts';
import type { Answer, KeptRun, Problem } from './kept.ts';
import { answersOf, chosen } from './log.ts';
import { readSum } from './own-sum.ts';
import type { Recording } from './recording.ts';
import type { LabState } from './state.ts';

interface Results {
  /** the log's problems, by the sizes of the page */
  readonly log: readonly SizeAnswers[];
  /** the reader's own sum, with what it was: the box may hold another by now */
  readonly sum: OwnAnswers;
}

interface OwnAnswers {
  readonly problem: Problem;
  readonly sizes: readonly SizeAnswers[];
}

/** A run as the log shows it. */
export interface LoggedRun {
  readonly run: KeptRun;
  readonly answers: readonly Answer[];
  /** answered in this page */
  readonly live: boolean;
}

function problemOf(sum: string): Problem {
  const problem = readSum(sum);
  if (typeof problem === 'string') throw new Error(`no sum: ${sum}`);
  return problem;
}

export class EmergenceSession extends LabSession<Recording, LabState, 'adders', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    log: {
      inputs: ['digits', 'carry'],
      run: ({ signal, progress }) =>
        counted<'sizes', readonly SizeAnswers[]>(this.#ask(this.problems, signal), 'sizes', progress),
    },
    sum: {
      inputs: ['sum'],
      follows: () => this.view.view === 'log' && this.#readable,
      recorded: { problem: problemOf(this.recording.sum), sizes: this.recording.answered },
      run: ({ signal, progress }) => this.#answerOwn(problemOf(this.typed), signal, progress),
    },
  };

  /** indices of the problems of the log */
  readonly which: readonly number[] = $derived(chosen(this.recording.outputs, this.view.digits, this.view.carry));
  readonly problems: readonly Problem[] = $derived(
    this.which.flatMap((i) => {
      const problem = this.recording.outputs.problems[this.view.digits]?.[i];
      return problem ? [problem] : [];
    }),
  );
  /** the seeds chosen, size by size: kept answers, or those of this page where they were asked */
  readonly runs: readonly LoggedRun[] = $derived.by(() => {
    const { outputs, liveSeed } = this.recording;
    const { digits, run: seed } = this.view;
    const measured = this.result('log')?.value ?? [];
    return outputs.runs
      .filter((run) => seed === 'all' || String(run.seed) === seed)
      .map((run) => {
        const here = run.seed === liveSeed ? measured.find(({ size }) => size === run.size) : undefined;
        return { run, answers: here?.answers ?? answersOf(outputs, run, digits, this.which), live: here !== undefined };
      });
  });
  /** sizes that have answered these sums in this page, smallest first */
  readonly answeredHere: readonly string[] = $derived(this.result('log')?.value.map(({ size }) => size) ?? []);
  /** of the runs chosen, some can answer in this page */
  readonly canAnswer: boolean = $derived(
    this.runs.some(({ run }) => run.seed === this.recording.liveSeed && this.recording.live.includes(run.size)),
  );

  /** smallest first */
  readonly sizes: readonly string[] = $derived([...new Set(this.runs.map(({ run }) => run.size))]);
  /** the one chosen or, where the seed chosen has it not, the largest that it has */
  readonly size: string = $derived(
    this.sizes.includes(this.view.size) ? this.view.size : (this.sizes.at(-1) ?? this.view.size),
  );
  /** its runs */
  readonly own: readonly LoggedRun[] = $derived(this.runs.filter(({ run }) => run.size === this.size));

  /** the sum in the box */
  get typed(): string {
    return this.view.sum ?? this.recording.sum;
  }

  get #readable(): boolean {
    return typeof readSum(this.typed) !== 'string';
  }

  async *#answerOwn(problem: Problem, signal: AbortSignal, progress: Turn['progress']): AsyncGenerator<OwnAnswers> {
    for await (const step of this.#ask([problem], signal)) {
      progress(step);
      yield { problem, sizes: step.sizes };
    }
  }

  #ask(problems: readonly Problem[], signal: AbortSignal) {
    const { model, tokenizer } = this.link.handle('adders');
    return answers(model, tokenizer, problems, signal);
  }

  /** A bet is about one size, one length, one kind of sum: on others it is no bet. */
  protected override along({ size, digits, carry, run }: Partial<LabState>): Partial<LabState> {
    const same = [size, digits, carry, run].every((one) => one === undefined);
    return same ? {} : { bet: null, seen: false };
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // the recorded sum typed back is the recorded sum
    super.apply(state.sum === this.recording.sum ? { ...state, sum: null } : state, patch);
  }

  protected override pauseAfter({ sum }: Partial<LabState>): number {
    return sum === undefined ? 0 : this.pause;
  }

  protected override settled(): boolean {
    const done = super.settled();
    // what was recorded is on screen again: nothing is to be asked
    if (done && !this.link.live && this.link.state.kind !== 'loading') this.link.forget();
    return done;
  }

  /** Nothing is asked elsewhere than in the log, nor of what is no sum. */
  protected override async prepare(): Promise<boolean> {
    if (this.view.view === 'log' && this.#readable) return true;
    this.link.forget();
    return false;
  }
}
export type Session = EmergenceSession;
