/**
 * An adapter of the decoder trained in the page: AdamW on low-rank factors, forward and backward in one ONNX graph.
 *
 * ```ts
 * const { model, tokenizer } = await getRuntime().load('trainer'); // in Node: loadInNode('trainer')
 *
 * // a task of the book's: readWindows(await model.file(windowsFile('telegramme')))
 * // pasted text → windows; the last ones are held out
 * const { train: windows, held } = holdOut(textWindows(texts.map((text) => tokenizer.ids(text)), 64));
 * // pairs prompt → continuation const pairs = examples.map(({ prompt, text }) => pairWindow(tokenizer.ids(prompt),
 * tokenizer.ids(text), 64));
 *
 * const shape = { rank: 8, alpha: 16, modules: ['attn.c_attn', 'attn.c_proj'] } as const;
 * const options = { ...shape, windows, steps: 80, learningRate: 2e-2, evaluation: { every: 10, sets: { held } } };
 * let last: TrainingState | undefined;
 * for await (const { step, loss, gradientNorm, losses, state } of model.train(options, signal)) {
 *   if (!Number.isFinite(loss)) …; // numbers overflowed: this was the last answer
 *   last = state ?? last; // every ten steps; kept, it is where `from` goes on
 * }
 * const adapter = adapterOf(last, model.config); // withFactors(adapter), writeAdapter(adapter, 'decoder')…
 * ```
 *
 * What is given is cloned on its way to the worker: `$state.snapshot` of what is reactive. Leaving the loop cancels;
 * not reading on pauses, and whatever else the worker is asked (a continuation, a loss) is answered between two steps.
 * A rate that is too high shows as a loss that climbs, above ln 4096 = 8.3 nats even, long before numbers overflow.
 * Loss before the first step: `model.loss(held, initialState(model.config, shape, seed))`, which is the base's.
 */
export {
  type AdapterShape,
  DEFAULTS,
  type TokenWindow,
  type TrainingState,
  type TrainingStep,
  type TrainOptions,
} from './options.ts';
export { adapterOf, initialState } from './state.ts';
export { createLoraTraining, goOn, type LoraTraining, type TrainingParts } from './train.ts';
export { countedTokens, END_OF_TEXT, holdOut, pairWindow, textWindows } from './windows.ts';
export { readWindows } from './windows-file.ts';
