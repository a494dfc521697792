import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  empty: 'Write your function before checking.',
  tooLong: 'This program is too long: {max} characters at most.',
  syntax: 'Syntax error on line {line}: the program cannot be read. Near: {text}',
  syntaxEngine: 'Syntax error on line {line}: {text}',
  oddCharacter:
    'Line {line}: the character {text} is not JavaScript; it probably comes from a word processor. Write {instead} ' +
    'in its place',
  notErasable:
    'Line {line}: this TypeScript construct cannot simply be erased (enum, namespace, parameter property, <T> ' +
    'cast). Write it in JavaScript.',
  import:
    'Line {line}: an exercise program imports nothing. All it takes can be written with the basic operations and Math.',
  noFunction: 'The function {name} was not found. Keep its name and define it at the top level of the program.',
  topThrew: 'The program stops before the first test (line {line}): {text}',
  topTimeout:
    'The program does not come back before the first test: it probably holds an endless loop outside the function. ' +
    'It was stopped after {seconds} s.',
  unavailable:
    'The sandbox did not start: your browser may block frames or workers. Reload the page; if it still fails, try ' +
    'another browser. Your code is kept.',
  passed: 'Passed.',
  timeout:
    'Endless loop, or too long a computation: stopped after {seconds} s. Check that every loop advances and ends.',
  notRun: 'not run',
  threw: 'The program threw an error: {text}',
  threwAt: 'The program threw an error on line {line}: {text}',
  network:
    'The program tried to reach the network. The sandbox forbids it: nothing was sent. The computation needs its ' +
    'arguments only.',
  storage: 'The program tried to reach the browser’s storage. The sandbox forbids it: nothing was read or written.',
  page: 'The program tried to reach the page. The sandbox has none: no document, no window.',
  output:
    'Too much output: the program prints or returns far more than needed. It was stopped; take the console.log ' +
    'calls out of the loops.',
  nothing: 'The function returns nothing (undefined). A return is probably missing.',
  notNumber: 'There is {kind} at {path} instead of a number.',
  notNumberWhole: 'The function returns {kind} instead of a number.',
  notArray: 'There is {kind} at {path} instead of an array.',
  notArrayWhole: 'The function returns {kind} instead of an array of numbers.',
  arrayKind: 'an array',
  objectKind: 'an object',
  stringKind: 'a string',
  numberKind: 'a number',
  booleanKind: 'a boolean',
  functionKind: 'a function',
  bigintKind: 'a BigInt',
  symbolKind: 'a symbol',
  shape: 'Expected shape: {expected}; received shape: {got}.',
  length: 'Expected number of items at {path}: {expected}; received: {got}.',
  notFinite:
    'There is {value} at {path}. Where does it come from: a division by zero, exp of too large a number, an index ' +
    'outside the array?',
  notFiniteWhole:
    'The function returns {value}. Where does it come from: a division by zero, exp of too large a number, an ' +
    'index outside the array?',
  value: 'Expected value at {path}: {expected}; received: {got}.',
  valueWhole: 'Expected value: {expected}; received: {got}.',
  changed:
    'The program wrote into its arguments, which the statement forbids: {name} was {was} before the call and is ' +
    '{is} after it. Write into a new array.',
  touched:
    'The program wrote into its arguments, which the statement forbids: {name} changed during the call. Write into ' +
    'a new array.',
  reshaped:
    'The program wrote into its arguments, which the statement forbids: {name} no longer has the shape it came ' +
    'with. Write into a new array.',
  hiddenValue: 'At least one number is not right (hidden test: its values are not shown).',
  editor: 'Code editor',
  leave: 'Esc then Tab leaves the editor.',
  reset: 'Back to the starting point',
  resetSure: 'Erase my code and go back to the starting point',
  resetCancel: 'Keep my code',
  consoleOutput: 'Program output',
  outputCut: 'The rest is not shown: the program prints more than this box holds. It changes nothing to the mark.',
  tests: 'Tests',
  visible: 'visible',
  hidden: 'hidden',
  ok: 'passed',
  ko: 'failed',
  plainEditor: 'The full editor could not be loaded; this plain field does the same work.',
  model: 'A program that passes every test',
} satisfies Strings<typeof fr>;
