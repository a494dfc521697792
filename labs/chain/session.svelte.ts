/**
 * What the lab computes of a problem, drawn or typed: what the model writes after four prompts, from a changed step, in
 * several chains that vote; and what all that is worth over a set.
 */
import { counted, type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import type { Backend } from '@kit/runtime/types.ts';
import { chainSeed, FORMS, type Form } from '@kit/tasks/chain.ts';
import { type AskedProblem, askedBy, changeOf, isOutside, knownProblem } from './asked.ts';
import { editedPrompt } from './edit.ts';
import { normalise, type ReadProblem, statementOf } from './problem.ts';
import { type Recording, unpack } from './recording.ts';
import type { LabState, View } from './state.ts';
import { type Curve, type EditStudy, itemOf, studyDepths, studyEdits, studyVotes, type VoteStudy } from './studies.ts';
import { inTurn, textOf, type Writing, write } from './writing.ts';

export interface Results {
  prompts: Readonly<Partial<Record<Form, Writing>>>;
  edit: Writing;
  /** texts of the chains drawn so far; the last one may still be growing */
  vote: readonly string[];
  curve: Curve;
  edits: EditStudy;
  votes: VoteStudy;
}

/** What each view computes by itself when the reader changes something, and what else it shows. */
const OF_VIEW = {
  prompts: ['prompts', null],
  depth: [null, 'curve'],
  edit: ['edit', 'edits'],
  vote: ['vote', 'votes'],
} as const satisfies Record<View, readonly [keyof Results | null, keyof Results | null]>;

export interface Timing {
  readonly tokens: number;
  readonly milliseconds: number;
  readonly backend: Backend;
}

export class ChainSession extends LabSession<Recording, LabState, 'reasoner', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    prompts: {
      inputs: ['language', 'depth', 'seed', 'text'],
      recorded: Object.fromEntries(FORMS.map((form) => [form, this.#recorded(this.recording.prompts[form])])),
      follows: () => this.block === 'prompts' && !this.outside,
      run: (turn) => this.#prompts(turn),
    },
    edit: {
      inputs: ['language', 'depth', 'seed', 'text', 'step', 'value'],
      recorded: this.#recorded(this.recording.edit),
      follows: () => this.block === 'edit' && !this.outside,
      run: (turn) => this.#edit(turn),
    },
    vote: {
      inputs: ['language', 'depth', 'seed', 'text', 'temperature', 'topP', 'chains'],
      recorded: this.recording.chains,
      follows: () => this.block === 'vote' && !this.outside,
      run: (turn) => this.#vote(turn),
    },
    curve: {
      inputs: ['language', 'seed', 'count'],
      run: ({ signal, progress }) => counted(studyDepths(this.#reasoner, this.view, {}, signal), 'curve', progress),
    },
    edits: {
      inputs: ['language', 'depth', 'seed', 'count', 'step'],
      run: ({ signal, progress }) => {
        const at = Math.min(this.view.step, this.view.depth);
        return counted(studyEdits(this.#reasoner, this.view, at, signal), 'study', progress);
      },
    },
    votes: {
      inputs: ['language', 'depth', 'seed', 'count', 'temperature', 'topP', 'chains'],
      run: ({ signal, progress }) =>
        counted(studyVotes(this.#reasoner, this.view, this.view, signal), 'study', progress),
    },
  };
  timing: Timing | null = $state.raw(null);
  /** the reader's last own statement: another problem drawn does not lose it */
  #typed: Pick<LabState, 'text' | 'language'> | null = $state.raw(null);

  #asked = $derived.by(() => askedBy(this.view));
  get asked(): AskedProblem {
    return this.#asked;
  }
  /** null when the statement cannot be judged */
  get problem(): ReadProblem | null {
    return knownProblem(this.#asked);
  }
  /** the statement is that of the generators */
  get drawn(): boolean {
    return this.view.text === null;
  }

  /** what the view on screen computes by itself */
  get block() {
    return OF_VIEW[this.view.view][0];
  }

  /** The view on screen has figures, recorded or measured. */
  get shows(): boolean {
    return this.block === null || this.result(this.block) !== null;
  }

  /** The reader's own statement is not one of those of training: the model writes on it only when told to. */
  get outside(): boolean {
    return !this.drawn && isOutside(this.#asked);
  }
  /** what the reader wrote, when something else has taken its place */
  get setAside(): string | null {
    return this.#typed?.text === this.view.text ? null : (this.#typed?.text ?? null);
  }

  /** nothing on screen has been computed here */
  get recorded(): boolean {
    return !OF_VIEW[this.view.view].some((id) => id && this.result(id)?.origin === 'measured');
  }

  /** A statement typed by the reader. */
  type(text: string): void {
    this.adopt(text);
    if (!this.drawn) this.#typed = this.view;
  }

  /** Another statement in the place of the reader's, which is set aside; the drawn one is the drawn one. */
  adopt(text: string): void {
    const { language, depth } = this.view;
    const drawn = statementOf(itemOf(this.view, depth, 0).problem);
    this.set({ text: normalise(text, language) === drawn ? null : text, value: null });
  }

  /** What was set aside comes back, in its language. */
  takeBack(): void {
    if (this.#typed) this.set({ text: this.#typed.text, language: this.#typed.language, value: null });
  }

  override restore(state: LabState): void {
    if (state.text !== null) this.#typed = state;
    super.restore(state);
  }

  /** Another problem is asked for: the one typed is set aside, and the changed value goes with its step. */
  protected override along(patch: Partial<LabState>): Partial<LabState> {
    const redrawn = ['language', 'depth', 'seed'].some((name) => name in patch);
    return { ...(redrawn ? { text: null } : {}), ...(redrawn || 'step' in patch ? { value: null } : {}) };
  }

  get #reasoner() {
    return this.link.handle('reasoner');
  }

  #recorded(writing: Recording['edit']): Writing {
    return unpack(writing, this.recording.tokens);
  }

  async *#prompts({ signal }: Turn): AsyncGenerator<Results['prompts']> {
    const { prompts } = this.asked;
    const start = performance.now();
    let value: Results['prompts'] = {};
    const open = (form: Form) => write(this.#reasoner, prompts[form], {}, signal);
    for await (const [form, writing] of inTurn(FORMS, open)) {
      value = { ...value, [form]: writing };
      yield value;
    }
    const tokens = Object.values(value).reduce((sum, writing) => sum + (writing?.tokens.length ?? 0), 0);
    this.#timed(start, tokens);
  }

  async *#edit({ signal }: Turn): AsyncGenerator<Writing> {
    const { problem, asked } = this;
    if (!problem) return;
    const start = performance.now();
    let tokens = 0;
    const prompt = editedPrompt(problem, asked.shots, changeOf(this.view, problem));
    for await (const writing of write(this.#reasoner, prompt, {}, signal)) {
      tokens = writing.tokens.length;
      yield writing;
    }
    this.#timed(start, tokens);
  }

  async *#vote({ signal, progress }: Turn): AsyncGenerator<readonly string[]> {
    const { temperature, topP, chains, seed } = this.view;
    const prompt = this.asked.prompts.trigger;
    const start = performance.now();
    const texts: string[] = [];
    let tokens = 0;
    for (let k = 0; k < chains; k++) {
      const options = { temperature, topP, seed: chainSeed(seed, k), candidates: 0 };
      for await (const writing of write(this.#reasoner, prompt, options, signal)) {
        texts[k] = textOf(writing);
        if (writing.state !== 'writing') tokens += writing.tokens.length;
        progress({ done: k, total: chains });
        yield [...texts];
      }
    }
    this.#timed(start, tokens);
  }

  #timed(start: number, tokens: number): void {
    this.timing = { tokens, milliseconds: performance.now() - start, backend: this.#reasoner.backend };
  }
}
