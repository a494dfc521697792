/** Runs the real model once per language when the book is built. Never imported by code of the page. */
import { existsSync, readFileSync } from 'node:fs';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { proportion } from '@kit/math/proportion.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { chainSeed, FORMS, type Form } from '@kit/tasks/chain.ts';
import { completionText, type Reasoner } from '@kit/tasks/scoring.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { z } from 'zod';
import { askedBy, changeOf, knownProblem } from './asked.ts';
import { editedPrompt } from './edit.ts';
import { pack, type Recording, type TrainedCurve, tokensOf } from './recording.ts';
import { STATE } from './state.ts';
import { studyOf, type VotedProblem } from './studies.ts';
import { type Writing, write } from './writing.ts';

const FOLDER = 'public/models/reasoner';
/** Candidates recorded for each token: the page needs no more before the model is there. */
const RECORDED_CANDIDATES = 10;

export const record = perLocale(run);

async function run(locale: Locale): Promise<{ recording: Recording }> {
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode(FOLDER)]);
  const reasoner = { model, tokenizer };
  const state = STATE.defaultsIn(locale);
  const asked = askedBy(state);
  const problem = knownProblem(asked);
  if (!problem) throw new Error(`the default problem in ${locale} cannot be read back`);
  const whole = (prompt: string) => lastOf(reasoner, prompt);

  const prompts: Partial<Record<Form, Writing>> = {};
  for (const form of FORMS) prompts[form] = await whole(asked.prompts[form]);
  const edit = await whole(editedPrompt(problem, asked.shots, changeOf(state, problem)));
  const chains: string[] = [];
  for (let k = 0; k < state.chains; k++) {
    const options = { temperature: state.temperature, topP: state.topP, seed: chainSeed(state.seed, k) };
    chains.push(await completionText(reasoner, asked.prompts.trigger, options));
  }
  const writings = prompts as Record<Form, Writing>;
  return {
    recording: {
      context: model.config.context,
      tokens: tokensOf([...Object.values(writings), edit]),
      prompts: Object.fromEntries(FORMS.map((form) => [form, pack(writings[form])])) as Recording['prompts'],
      edit: pack(edit),
      chains,
      trained: trainedCurve(),
      votes: measuredVotes(),
    },
  };
}

async function lastOf(reasoner: Reasoner & { readonly tokenizer: Tokenizer }, prompt: string): Promise<Writing> {
  let last: Writing | undefined;
  for await (const writing of write(reasoner, prompt, { candidates: RECORDED_CANDIDATES })) last = writing;
  if (!last) throw new Error('the model wrote nothing');
  return last;
}

const Votes = z.object({
  settings: z.object({
    seed: z.int(),
    count: z.int(),
    depth: z.int(),
    temperature: z.number(),
    topP: z.number(),
    chains: z.int(),
  }),
  problems: z.array(z.tuple([z.int(), z.int().nullable(), z.array(z.int().nullable()), z.int()])),
});

/** Of every problem the right answer, the one without a draw, those drawn, and how many chains read. */
export function measuredVotes(path = 'labs/chain/measured-votes.json'): Recording['votes'] {
  const { settings, problems } = Votes.parse(JSON.parse(readFileSync(path, 'utf8')));
  const votes = problems.map(
    ([answer, greedy, answers, readable]): VotedProblem => ({ answer, greedy, answers, readable }),
  );
  return { settings, study: studyOf(votes) };
}

const Accuracies = z.record(z.string(), z.object({ right: z.number(), count: z.number() }));
const Results = z.object({
  serial: z.object({
    items_per_cell: z.number(),
    forms: z.record(z.enum(FORMS), z.object({ by_depth: Accuracies })),
  }),
});

/** The accuracies of the model card; null for a model not yet evaluated. */
function trainedCurve(path = `${FOLDER}/training-results.json`): TrainedCurve | null {
  if (!existsSync(path)) return null;
  const { serial } = Results.parse(JSON.parse(readFileSync(path, 'utf8')));
  const points = (form: Form) =>
    Object.entries(serial.forms[form].by_depth).map(([depth, { right, count }]) => [depth, proportion(right, count)]);
  const curve = Object.fromEntries(FORMS.map((form) => [form, Object.fromEntries(points(form))]));
  return { count: serial.items_per_cell, curve: curve as TrainedCurve['curve'] };
}
