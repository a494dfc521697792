/** What happened in the sandbox → the sentence for the reader. */
import { formatNumber, type Locale } from '../../../i18n/index.ts';
import type { CallOutcome, SandboxResult } from '../../../sandbox/types.ts';
import type { Message } from '../../types.ts';
import { type Difference, difference } from './compare.ts';
import type { CodeCase, CodeSpec, CodeTest } from './spec.ts';
import { CODE_STRINGS } from './strings/index.ts';
import type { StripResult } from './strip-types.ts';

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** Five decimals: enough to see a difference, short enough for a phone. */
const numberText = (locale: Locale, value: number) => formatNumber(locale, value, { maximumFractionDigits: 5 });

function whereText(locale: Locale, path: readonly number[]): string {
  const s = CODE_STRINGS[locale];
  return path.length === 0 ? s.whereWhole : s.whereAt.replace('{path}', path.map((i) => `[${i}]`).join(''));
}

export function stripMessage(failure: Extract<StripResult, { ok: false }>): Message {
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
      return { key: 'kind', values: { kind: found.kind, where: whereText(locale, found.path) } };
    case 'shape':
      return { key: 'shape', values: { expected: shapeText(found.expected), got: shapeText(found.got) } };
    case 'not-finite':
      return { key: 'notFinite', values: { value: String(found.value), where: whereText(locale, found.path) } };
    case 'value': {
      if (!visible) return { key: 'hiddenValue' };
      const values = {
        where: whereText(locale, found.path),
        expected: numberText(locale, found.expected),
        got: numberText(locale, found.got),
      };
      return { key: 'value', values };
    }
  }
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
      return found ? [differenceMessage(found, test.visible, locale), { text: test.advice }] : [];
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
