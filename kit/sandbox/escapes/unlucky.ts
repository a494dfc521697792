/** Right programs for the exercise `double` whose names, texts and habits look like an escape: each scores full. */
export const UNLUCKY: Readonly<Record<string, string>> = {
  postMessage: 'const postMessage = (x) => 2 * x;\nfunction double(xs) { return xs.map(postMessage); }',
  'result, score, tests':
    'let result, score = 2, tests = [];\nfunction double(xs) { result = xs.map((x) => score * x); tests.push(result); return result; }',
  self: 'function double(self) { const window = self, parent = window; return parent.map((top) => top + top); }',
  'Object, Array, Promise':
    'function double(xs) { const Object = xs, Array = 2, Promise = null; return Promise ?? Object.map((x) => x * Array); }',
  undefined: 'function double(xs) { const undefined = 2, NaN = xs; return NaN.map((x) => x * undefined); }',
  'port, message, forbidden, $learner':
    'var port = 2, message = port, forbidden = false, $learner = (x) => message * x;\nfunction double(xs) { return forbidden || xs.map($learner); }',
  'fetch, caches, indexedDB, document':
    'function fetch(x) { return caches * x; }\nvar caches = 2, indexedDB = [], document = { fetch };\nconst double = (xs) => xs.map(document.fetch);',
  'words of the network in a text and a comment':
    '// fetch("http://CANARY/"), import("x")\nfunction double(xs) { const said = "import(1); new WebSocket(2)"; return xs.map((x) => (said ? 2 * x : x)); }',
  'a message of the harness, printed':
    'function double(xs) { console.log({ type: "done" }, \'{"type":"throw","index":0}\'); return xs.map((x) => 2 * x); }',
  'a list that is a class of its own':
    'class Result extends Array {}\nfunction double(xs) { return Result.from(xs, (x) => 2 * x); }',
  'a function that waits': 'async function double(xs) { await null; return xs.map((x) => 2 * x); }',
  'an error that is thrown and caught':
    'function double(xs) { try { throw new Error("forbidden: network"); } catch (timeout) { return xs.map((x) => 2 * x); } }',
  close: 'class close { static of(x) { return 2 * x; } }\nfunction double(open) { return open.map(close.of); }',
  'name, status, event, length':
    'var name = 2, status, event, length;\nfunction double(xs) { length = xs.map((x) => name * x); return length; }',
  'then, constructor, __proto__':
    'function double(xs) { const then = { constructor: 2, ["__proto__"]: 1 }; return xs.map((x) => x * then.constructor); }',
};
