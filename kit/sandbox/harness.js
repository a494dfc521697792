// @ts-check
/**
 * First part of the worker's script, before the learner's code; both share one line count. The learner's code is the
 * body of a function, handed over to `$learner`: whatever it declares (close, fetch, document…) is its own.
 * It waits for the port and the calls, runs the learner's function on each, and posts what it returned.
 * It knows no expected result: the page compares. So nothing here needs to be trusted; the frame's policy and its
 * opaque origin are the protection, and the stand-ins below only turn their refusals into messages. What is used after
 * the learner's code has run is kept at the start, so that a program that changes `Array` or `Math` is still graded.
 *
 * Port in:  { calls: unknown[][], untouched: number }
 * Port out: { type: 'loaded', found } · { type: 'log', text } · { type: 'cut' } · { type: 'value', index, value, change } ·
 *           { type: 'throw', index, message, line, what } · { type: 'done' }
 * To the frame, for its port: { type: 'started' } · { type: 'refused', what } · { type: 'error', message, line }
 */

((scope) => {
  /** characters of console output that are shown */
  const OUTPUT_LIMIT = 4000;
  /** calls of the console per call of the program: more come from a loop that has no end, or no need of them */
  const PRINT_LIMIT = 50000;
  /** numbers in one returned value */
  const VALUE_LIMIT = 100000;
  /** characters of an error's message */
  const MESSAGE_LIMIT = 500;
  /** @type {string | null} what the code tried to reach, or 'output' */
  let forbidden = null;
  let loaded = /** @type {(f: unknown) => void} */ (() => {});
  const learner = new Promise((resolve) => {
    loaded = resolve;
  });
  const later = scope.setTimeout.bind(scope);
  const clone = scope.structuredClone.bind(scope);
  const { Error: Failure, Promise: Pause, String: textOf } = scope;
  const { isArray, from } = scope.Array;
  const { defineProperty, getOwnPropertyDescriptor } = scope.Object;
  const { apply } = scope.Reflect;
  const { stringify } = scope.JSON;
  const { isView } = scope.ArrayBuffer;
  const { postMessage } = scope.MessagePort.prototype;
  const { isNaN: isNotANumber } = scope.Number;
  const { then } = scope.Promise.prototype;
  const frames = /blob:[^)\s]*?:(\d+):\d+/g;
  const nextFrame = scope.RegExp.prototype.exec.bind(frames);
  const cut = scope.Function.prototype.call.bind(scope.String.prototype.slice);
  /** lines of the script before the learner's */
  let own = 0;

  /** @param {string} kind */
  const refuse = (kind) => {
    forbidden ??= kind;
    throw new Failure(`forbidden: ${kind}`);
  };
  /** @param {string} name @param {unknown} value an own property that the learner may replace */
  const put = (name, value) => defineProperty(scope, name, { value, writable: true, configurable: true });
  /** @type {Record<string, string[]>} */
  const functions = {
    network: [
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'WebTransport',
      'EventSource',
      'importScripts',
      'Worker',
      'RTCPeerConnection',
    ],
    page: ['postMessage', 'close'],
  };
  const toFrame = scope.postMessage.bind(scope);
  toFrame({ type: 'started' });
  let ended = false;
  scope.addEventListener('error', (event) => {
    // an error of a timer left running stops no call
    if (ended || forbidden) event.preventDefault();
    if (!ended && forbidden) toFrame({ type: 'refused', what: forbidden });
  });
  /** @param {string} kind an old-fashioned function: some of these are called with `new` */
  const refusal = (kind) => {
    function standIn() {
      refuse(kind);
    }
    return standIn;
  };
  for (const [kind, names] of scope.Object.entries(functions)) for (const name of names) put(name, refusal(kind));
  const touch = () => refuse('storage');
  for (const name of ['indexedDB', 'caches', 'cookieStore'])
    put(name, new Proxy({}, { get: touch, set: touch, has: touch, ownKeys: touch, getPrototypeOf: touch }));
  // dynamic import() has no name to stand for; its refusal by the policy is an event
  scope.addEventListener('securitypolicyviolation', (event) => {
    const { blockedURI } = /** @type {SecurityPolicyViolationEvent} */ (event);
    // eval and the like reach nothing; their own error says that the policy refuses them
    if (!blockedURI.endsWith('eval')) forbidden ??= 'network';
  });

  /** @param {unknown} e */
  const errorText = (e) => {
    try {
      return cut(e instanceof Failure ? `${e.name}: ${e.message}` : textOf(e), 0, MESSAGE_LIMIT);
    } catch {
      return 'Error';
    }
  };
  /** @param {unknown} e @returns {number} of the innermost line that is the learner's */
  const errorLine = (e) => {
    try {
      const stack = e instanceof Failure ? textOf(e.stack) : '';
      frames.lastIndex = 0;
      for (let at = nextFrame(stack); at; at = nextFrame(stack)) {
        const line = +(at[1] ?? 0);
        if (line > own) return line;
      }
    } catch {
      // a stack that cannot be read says no line
    }
    return 0;
  };

  /** characters that may still be shown; below zero, the output is cut */
  let left = OUTPUT_LIMIT;
  let prints = 0;
  /** @param {unknown} value whose text is bounded before it is made: a list of a thousand million is not written out */
  const show = (value) => {
    if (typeof value === 'string') return value;
    let items = 0;
    const enough = {};
    /** @type {(this: unknown, key: string, item: unknown) => unknown} */
    const bounded = (_, item) => {
      items += 1;
      const list = isArray(item) || (isView(item) && 'length' in item);
      if (items > left || (list && /** @type {ArrayLike<unknown>} */ (item).length > left)) throw enough;
      return isView(item) ? from(/** @type {Float64Array} */ (item)) : item;
    };
    try {
      return stringify(value, bounded) ?? textOf(value);
    } catch (e) {
      if (e !== enough) return textOf(value);
      left = -1;
      return '…';
    }
  };

  /** @type {string[]} */
  let lines = [];
  /** @param {unknown[]} values */
  const print = (...values) => {
    prints += 1;
    if (prints > PRINT_LIMIT) refuse('output');
    if (left < 0) return;
    let text = '';
    for (let i = 0; i < values.length && left >= 0; i++) {
      const shown = cut((i ? ' ' : '') + show(values[i]), 0, OUTPUT_LIMIT);
      text += left < 0 ? shown : cut(shown, 0, left);
      left -= shown.length;
    }
    left -= 1;
    add(lines, text);
  };
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir', 'trace'])
    defineProperty(scope.console, name, { value: print });

  /** @param {unknown[]} list @param {unknown} value at its end, whatever has become of `push` */
  const add = (list, value) =>
    defineProperty(list, list.length, { value, writable: true, enumerable: true, configurable: true });

  /** typed arrays become arrays; the count of numbers is bounded before anything is copied to the page */
  let room = 0;
  /** @param {unknown} value @param {number} depth @returns {unknown} */
  const plain = (value, depth) => {
    if (value === undefined || value === null || typeof value === 'function' || typeof value === 'symbol')
      return { kind: value === null ? 'null' : typeof value };
    if (typeof value !== 'object') return typeof value === 'number' ? value : { kind: typeof value };
    if (!isArray(value) && !(isView(value) && 'length' in value)) return { kind: 'object' };
    const items = /** @type {ArrayLike<unknown>} */ (value);
    const count = items.length;
    room -= count;
    // a proxy may give any length
    if (!(room >= 0) || !(count >= 0) || depth > 8) refuse('output');
    /** @type {unknown[]} */
    const out = [];
    for (let i = 0; i < count; i++) add(out, plain(items[i], depth + 1));
    return out;
  };

  /**
   * The first place where an argument is no longer what it was; null where it is no longer a number or the same list.
   * @param {number | unknown[]} was @param {unknown} is @param {number[]} path
   * @returns {{ path: number[], was: number | null, is: number | null } | null}
   */
  const change = (was, is, path) => {
    if (!isArray(was))
      return was === is || (isNotANumber(was) && isNotANumber(is))
        ? null
        : { path, was, is: typeof is === 'number' ? is : null };
    if (!isArray(is) || is.length !== was.length) return { path, was: null, is: null };
    for (let i = 0; i < was.length; i++) {
      /** @type {number[]} */
      const place = [];
      for (let k = 0; k < path.length; k++) add(place, path[k]);
      add(place, i);
      // a number that is worked out when it is read is no longer the number that was given
      const own = getOwnPropertyDescriptor(is, i);
      const found = change(/** @type {number | unknown[]} */ (was[i]), own?.value, place);
      if (found) return found;
    }
    return null;
  };

  scope.addEventListener(
    'message',
    (/** @type {MessageEvent} */ event) => {
      event.stopImmediatePropagation();
      const port = /** @type {MessagePort} */ (event.ports[0]);
      /** @param {object} message */
      const post = (message) => apply(postMessage, port, [message]);
      const flush = () => {
        const printed = lines;
        lines = [];
        for (let i = 0; i < printed.length; i++) post({ type: 'log', text: printed[i] });
        if (left < 0) post({ type: 'cut' });
        prints = 0;
      };
      port.onmessage = async (/** @type {MessageEvent<{ calls: unknown[][], untouched: number }>} */ { data }) => {
        const { calls, untouched } = data;
        const run = /** @type {(...args: unknown[]) => unknown} */ (await learner);
        flush();
        post({ type: 'loaded', found: typeof run === 'function' });
        for (let index = 0; index < calls.length; index++) {
          try {
            room = VALUE_LIMIT;
            const given = /** @type {unknown[]} */ (calls[index]);
            const args = /** @type {unknown[]} */ (clone(given));
            const value = plain(await apply(run, undefined, args), 0);
            // lets a violation event of this call arrive, and what the program left to do for after its return
            await new Pause((resolve) => later(resolve, 0));
            let changed = null;
            for (let i = 0; i < untouched && !changed; i++) {
              changed = change(/** @type {number | unknown[]} */ (given[i]), args[i], [i]);
            }
            if (forbidden) throw new Failure(`forbidden: ${forbidden}`);
            post({ type: 'value', index, value, change: changed });
          } catch (e) {
            post({ type: 'throw', index, message: errorText(e), line: errorLine(e), what: forbidden });
          }
          flush();
          forbidden = null;
        }
        post({ type: 'done' });
      };
    },
    { once: true },
  );
  // where a program written as a module of Node, or of the language, leaves its function
  const module_ = { exports: /** @type {unknown} */ ({}) };
  put('module', module_);
  put('exports', module_.exports);
  put('$default', undefined);
  /** @param {string} name @returns {unknown} */
  const exported = (name) => {
    const all = module_.exports;
    const named = typeof all === 'object' && all ? /** @type {Record<string, unknown>} */ (all)[name] : undefined;
    return named ?? (typeof all === 'function' ? all : /** @type {{ $default?: unknown }} */ (scope).$default);
  };
  put('$learner', (/** @type {() => unknown} */ program, /** @type {number} */ line, /** @type {string} */ name) => {
    own = line;
    /** @param {unknown} run */
    const hand = (run) => {
      ended = true;
      loaded(run === undefined ? exported(name) : run);
    };
    const run = apply(program, undefined, []);
    if (!(run instanceof Pause)) return hand(run);
    // a program that waits at its top level
    apply(then, run, [
      hand,
      (/** @type {unknown} */ e) =>
        toFrame(
          forbidden
            ? { type: 'refused', what: forbidden }
            : { type: 'error', message: errorText(e), line: errorLine(e) },
        ),
    ]);
  });
})(/** @type {DedicatedWorkerGlobalScope & typeof globalThis} */ (globalThis));
