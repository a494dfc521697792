/**
 * `npm run models:evaluate -- --model <id> …`: measures a model as it is shipped, with onnxruntime-web in Node, on
 * whatever it is given.
 *
 *   --model decoder --text FILE                    bits per byte
 *   --model decoder --text FILE --adapter FOLDER   the same with a PEFT adapter merged, beside the base
 *   --model decoder-4bit --text FILE               the same of the weights trained in 4 bits
 *   --model encoder --text FILE [--seed N]         accuracy on hidden tokens
 * --model clip --images FOLDER --labels fr|en    accuracy and confusions; FOLDER holds one folder per English class
 * name
 *   --model reasoner --tasks --seed N [--count N]  accuracies on tasks drawn from a seed that training never used
 *
 * JSON on standard output; progress on standard error, on a terminal only. What cannot be done gets one line and a
 * status other than 0.
 * `--models FOLDER` reads another copy of public/models, which must be the shipped one to the byte.
 */
import { parseArgs } from 'node:util';
import { Failure, oneLine } from './evaluate/failure.ts';
import { MODELS, type Request } from './evaluate/models.ts';

const OPTIONS = {
  model: { type: 'string' },
  text: { type: 'string' },
  adapter: { type: 'string' },
  tasks: { type: 'boolean' },
  images: { type: 'string' },
  labels: { type: 'string' },
  seed: { type: 'string' },
  count: { type: 'string' },
  models: { type: 'string', default: 'public/models' },
} as const;

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number))
    throw new Failure(`--${name} ${value}: not a whole number`);
  return number;
}

/** Throws Failure for a request that makes no sense. */
function requestOf(args: readonly string[]): Request & { readonly model: string } {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
  if (values.model === undefined) throw new Failure(`--model is missing: one of ${Object.keys(MODELS).join(', ')}`);
  return {
    ...values,
    model: values.model,
    seed: wholeNumber('seed', values.seed),
    count: wholeNumber('count', values.count),
    onProgress: process.stderr.isTTY ? (what) => process.stderr.write(`\r\u001b[K${what}`) : () => undefined,
  };
}

try {
  const request = requestOf(process.argv.slice(2));
  const evaluate = MODELS[request.model];
  if (!evaluate) throw new Failure(`--model ${request.model}: not one of ${Object.keys(MODELS).join(', ')}`);
  const result = await evaluate(request);
  request.onProgress('');
  console.log(JSON.stringify({ model: request.model, ...result }, null, 2));
} catch (error) {
  console.error(`models:evaluate: ${oneLine(error)}`);
  process.exitCode = 1;
}
