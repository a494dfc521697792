/** What happened in the sandbox → the sentence for the reader. */
import { formatNumber, type Locale } from '../../../i18n/index.ts';
import type { CallOutcome, Change, SandboxResult } from '../../../sandbox/types.ts';
import type { Message, Values } from '../../types.ts';
import { type Difference, difference } from './compare.ts';
import type { CodeCase, CodeSpec, CodeTest } from './spec.ts';
import { CODE_STRINGS } from './strings/index.ts';
import type { StripResult } from './strip-types.ts';

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** Five decimals: enough to see a difference, short enough for a phone. */
const numberText = (locale: Locale, value: number) => formatNumber(locale, value, { maximumFractionDigits: 5 });

const pathText = (path: readonly number[]) => path.map((i) => `[${i}]`).join('');

/** « … en [0][1] » with the path of a place in the result, « …Whole » for the result itself. */
function placed(key: string, path: readonly number[], values: Values = {}): Message {
  return path.length === 0 ? { key: `${key}Whole`, values } : { key, values: { ...values, path: pathText(path) } };
}

const KINDS = ['array', 'object', 'string', 'number', 'boolean', 'function', 'bigint', 'symbol'] as const;

/** « un objet »; what has no name in the language keeps that of JavaScript: undefined, null. */
function kindText(locale: Locale, kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known ? CODE_STRINGS[locale][`${known}Kind`] : kind;
}

export function stripMessage(failure: Extract<StripResult, { ok: false }>): Message {
  if (failure.reason === 'odd-character') {
    const { line, text, instead } = failure;
    return { key: 'oddCharacter', values: { line, text, instead } };
  }
  const key = { syntax: 'syntax', 'not-erasable': 'notErasable', import: 'import' }[failure.reason];
  return { key, values: { line: failure.line, text: failure.text } };
}

/** Results without outcomes; `unavailable` is not a verdict on the program. */
type Stopped = Exclude<SandboxResult, { type: 'ran' } | { type: 'unavailable' }>;

/** Why no test could run. */
export function programMessage(spec: CodeSpec, result: Stopped): Message {
  const seconds = spec.callMilliseconds / 1000;
  switch (result.type) {
    case 'syntax':
      return { key: 'syntaxEngine', values: { line: result.line, text: result.message } };
    case 'threw':
      return { key: 'topThrew', values: { line: result.line, text: result.message } };
    case 'timeout':
      return { key: 'topTimeout', values: { seconds } };
    case 'no-function':
      return { key: 'noFunction', values: { name: spec.functionName } };
    case 'forbidden':
      return { key: result.what };
  }
}

function differenceMessage(found: Difference, visible: boolean, locale: Locale): Message {
  switch (found.type) {
    case 'kind':
      if (found.kind === 'undefined' && found.path.length === 0) return { key: 'nothing' };
      return placed(found.wanted === 'number' ? 'notNumber' : 'notArray', found.path, {
        kind: kindText(locale, found.kind),
      });
    case 'shape':
      return { key: 'shape', values: { expected: shapeText(found.expected), got: shapeText(found.got) } };
    case 'length':
      return { key: 'length', values: { path: pathText(found.path), expected: found.expected, got: found.got } };
    case 'not-finite':
      return placed('notFinite', found.path, { value: String(found.value).replace('-', '−') });
    case 'value': {
      if (!visible) return { key: 'hiddenValue' };
      const values = { expected: numberText(locale, found.expected), got: numberText(locale, found.got) };
      return placed('value', found.path, values);
    }
  }
}

/** What the statement forbids: an argument is no longer what it was. */
function changeMessage(spec: CodeSpec, { path, was, is }: Change, visible: boolean, locale: Locale): Message {
  const [argument = 0, ...place] = path;
  const name = (spec.untouched?.[argument] ?? '') + pathText(place);
  if (was === null || is === null) return { key: 'reshaped', values: { name } };
  if (!visible) return { key: 'touched', values: { name } };
  return { key: 'changed', values: { name, was: numberText(locale, was), is: numberText(locale, is) } };
}

/** One test: its score and its sentences. */
export function testMessages(
  spec: CodeSpec,
  test: CodeTest,
  { expected }: CodeCase,
  outcome: CallOutcome,
  locale: Locale,
): readonly Message[] {
  switch (outcome.type) {
    case 'value': {
      const found = difference(expected, outcome.value, spec.tolerance);
      const wrong = found ? [differenceMessage(found, test.visible, locale), { text: test.advice }] : [];
      return outcome.change ? [...wrong, changeMessage(spec, outcome.change, test.visible, locale)] : wrong;
    }
    case 'throw': {
      const key = outcome.line > 0 ? 'threwAt' : 'threw';
      return [{ key, values: { line: outcome.line, text: outcome.message } }];
    }
    case 'forbidden':
      return [{ key: outcome.what }];
    case 'timeout':
      return [{ key: 'timeout', values: { seconds: spec.callMilliseconds / 1000 } }];
    case 'not-run':
      return [{ key: 'notRun' }];
  }
}
