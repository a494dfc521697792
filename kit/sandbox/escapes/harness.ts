/** Ways to a score: forged messages, spoilt prototypes, results that are not what they seem, names of the harness. */
import { attempt, type Escape, endless, inside, THREW, WRONG } from './types.ts';

const SPEAK = 'Object.getPrototypeOf(self).postMessage';
const GUESS = '[2, 4], [0, 0], [-2, -4]';

const FORGED: readonly Escape[] = [
  attempt('postMessage', inside("postMessage({ type: 'value', index: 0, value: [2, 4] })"), 'page'),
  attempt(
    'results posted before they are asked for',
    `const say = ${SPEAK}; if (say) { say.call(self, { type: 'loaded', found: true });
    for (const [index, value] of [${GUESS}].entries()) say.call(self, { type: 'value', index, value: [9, 9] }); }
    function double(xs) { return []; }`,
    WRONG,
    'value',
    'threw',
    'topThrew',
  ),
  attempt(
    'an end posted before its time',
    `const say = self.MessagePort.prototype.postMessage; let port; MessagePort.prototype.postMessage = function (m) {
    port = this; return say.call(this, { type: 'done' }); };
    function double(xs) { port && say.call(port, { type: 'done' }); return []; }`,
    WRONG,
    'notRun',
  ),
  attempt(
    'the listener of the calls, before the harness',
    `addEventListener('message', (e) => e.stopImmediatePropagation()); self.onmessage = (e) => e.ports[0].postMessage('mine');
    function double(xs) { return []; }`,
    WRONG,
  ),
  attempt(
    'the harness, called again',
    '$learner(() => () => [9, 9], 0, "double");\nfunction double() { return []; }',
    WRONG,
    'value',
  ),
  attempt(
    'the function around the program, closed',
    'function double() { return []; }\n}, 0, "x"); (() => {',
    'syntax',
    'syntaxEngine',
  ),
  attempt('a comment that swallows what follows', 'function double() { return []; }\n/*', 'syntax', 'syntaxEngine'),
  attempt('a template that swallows what follows', 'function double() { return []; }\n`', 'syntax', 'syntaxEngine'),
];

const SPOILT: readonly Escape[] = [
  attempt(
    'every object has a score',
    'Object.prototype.score = 1; Object.prototype.type = "value";\nfunction double() { return []; }',
    WRONG,
  ),
  attempt(
    'every list has the right numbers',
    'Array.prototype[0] = 2; Array.prototype[1] = 4;\nfunction double() { return []; }',
    WRONG,
  ),
  attempt(
    'numbers written into any list are lost',
    'Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 2 });\nfunction double() { return [9, 9]; }',
    'value',
  ),
  attempt(
    'any object may be waited for',
    'Object.prototype.then = function (done) { delete Object.prototype.then; done([9, 9]); };\nfunction double() { return []; }',
    'value',
    'noFunction',
    'timeout',
    'topTimeout',
    WRONG,
  ),
  attempt(
    'every description of a property has a getter',
    'Object.prototype.get = () => 2;\nfunction double() { return []; }',
    WRONG,
    'timeout',
    ...THREW,
  ),
  attempt(
    'no promise is fulfilled',
    'Promise.prototype.then = () => {};\nfunction double() { return []; }',
    WRONG,
    'timeout',
  ),
  attempt(
    'every difference is nothing',
    'Math.abs = () => 0; Math.max = () => Infinity;\nfunction double() { return [9, 9]; }',
    'value',
  ),
  attempt(
    'no copy is made',
    'structuredClone = (x) => x; JSON.stringify = () => "[2,4]";\nfunction double() { return []; }',
    WRONG,
  ),
  attempt(
    'frames of the stack, handed over',
    'Error.prepareStackTrace = (e, frames) => { throw frames; };\nfunction double() { null.x; }',
    ...THREW,
  ),
];

const STRANGE: readonly Escape[] = [
  attempt('a list of any length', 'const double = () => new Proxy([], { get: () => Infinity });', 'output', ...THREW),
  attempt('a list of no length', 'const double = () => new Proxy([], { get: () => NaN });', 'output', WRONG, ...THREW),
  attempt(
    'a list that throws when it is read',
    'const double = () => new Proxy([1], { get() { throw new Error("read"); } });',
    ...THREW,
  ),
  attempt(
    'a list that is no longer there',
    'const double = () => { const r = Proxy.revocable([], {}); r.revoke(); return r.proxy; };',
    ...THREW,
  ),
  attempt(
    'a list that says something else each time',
    'let n = 0; const double = () => ({ get length() { return n++; }, get 0() { return 2; } });',
    'notArrayWhole',
  ),
  attempt('numbers that are objects', 'const double = () => [new Number(2), { valueOf: () => 4 }];', 'notNumber'),
  attempt('a list within itself', 'const double = () => { const a = []; a.push(a); return a; };', 'output'),
  attempt(
    'an error that throws when it is printed',
    'const double = () => { throw { toString() { throw 1; } }; };',
    ...THREW,
  ),
  attempt(
    'an error that is a trap',
    'const double = () => { throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 1; } }); };',
    ...THREW,
  ),
  attempt(
    'an error whose words are a trap',
    'const double = () => { const e = new Error(); Object.defineProperty(e, "message", { get() { throw e; } }); throw e; };',
    ...THREW,
  ),
  attempt('an error with words without end', 'const double = () => { throw new Error("x".repeat(1e7)); };', ...THREW),
  attempt(
    'an error that says the answer is right',
    'const double = () => { throw new Error("<img src=http://CANARY/ onerror=alert(1)>"); };',
    ...THREW,
  ),
  attempt('text of the page in what is printed', inside('console.log("<script>alert(1)</script>")'), WRONG),
  attempt(
    'printed, and read back as a result',
    inside(`console.log('{"type":"value","index":0,"value":[2,4]}')`),
    WRONG,
  ),
  attempt(
    'a printed object that throws',
    inside('console.log({ toJSON() { throw 1; }, toString() { throw 2; } })'),
    ...THREW,
  ),
  endless('a promise that is fulfilled with itself', 'const double = () => ({ then(done) { done(this); } });'),
];

export const HARNESS: readonly Escape[] = [...FORGED, ...SPOILT, ...STRANGE];
