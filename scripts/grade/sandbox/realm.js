// @ts-check
/**
 * Second part (after text.js) of the first script of the realm where a student's program runs in Node: what a worker of the browser has, for the harness
 * (kit/sandbox/harness.js) to find there. The realm holds one function of Node, which writes a line of text, and which
 * nothing but `emit` ever sees; so nothing leads out of it, whatever a program tampers with.
 */
((scope) => (/** @type {(line: string) => void} */ write) => {
  const {
    Array: List,
    Date: Day,
    Error: Failure,
    JSON: Json,
    Map: Known,
    Object: Things,
    Promise: Pause,
    Set: Group,
    TypeError: Wrong,
  } = scope;
  const { isArray } = List;
  const { defineProperty, keys } = Things;
  const { parse, stringify } = Json;
  const { apply } = scope.Reflect;
  const { isFinite: finite } = scope.Number;
  const { isView } = scope.ArrayBuffer;
  const { exec } = scope.RegExp.prototype;
  const { now } = Day;
  const { getTime } = Day.prototype;
  const { add, forEach: eachOf } = Group.prototype;
  const { max } = scope.Math;
  const { resolve, reject, prototype: promises } = Pause;
  const textOf = scope.String;
  const began = now();

  /**
   * JSON, whatever has become of `toJSON`; numbers that it has no word for are `{"#": "NaN"}`
   * @param {unknown} value @returns {string}
   */
  const written = (value) => {
    if (typeof value === 'number') return finite(value) ? `${value}` : `{"#":"${value}"}`;
    if (typeof value === 'string' || typeof value === 'boolean') return stringify(value);
    if (typeof value !== 'object' || value === null) return 'null';
    let text = '';
    if (isArray(value)) {
      for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + written(value[i]);
      return `[${text}]`;
    }
    const names = keys(value);
    for (let i = 0; i < names.length; i++) {
      const name = /** @type {string} */ (names[i]);
      const item = /** @type {Record<string, unknown>} */ (value)[name];
      if (item !== undefined) text += `${text ? ',' : ''}${stringify(name)}:${written(item)}`;
    }
    return `{${text}}`;
  };
  /** @param {unknown} message */
  const emit = (message) => {
    const line = written(message);
    try {
      write(line);
    } catch {
      // an error of Node (no room left on the stack) stays here
    }
  };
  /** @param {string} name @param {unknown} value */
  const put = (name, value) => Things.defineProperty(scope, name, { value, writable: true, configurable: true });

  /** @type {Record<string, ((event: object) => void) | undefined>} one listener each: the harness adds no more */
  const heard = {};
  put('addEventListener', (/** @type {string} */ type, /** @type {(event: object) => void} */ listener) => {
    heard[type] ??= listener;
  });
  put('postMessage', emit);
  class MessagePort {
    /** @type {((event: { data: unknown }) => void) | null} */
    onmessage = null;
    /** @param {unknown} message */
    postMessage(message) {
      emit(message);
    }
  }
  put('MessagePort', MessagePort);
  put('self', scope);
  put('performance', { now: () => now() - began });
  // what prints is the harness's; the rest is there, and does nothing
  const silent = ['assert', 'clear', 'count', 'countReset', 'dirxml', 'group', 'groupCollapsed', 'groupEnd'];
  const clocks = ['time', 'timeEnd', 'timeLog', 'timeStamp', 'profile', 'profileEnd'];
  put('console', Things.fromEntries([...silent, ...clocks].map((name) => [name, () => {}])));
  put('queueMicrotask', (/** @type {() => void} */ work) => {
    apply(promises.then, apply(resolve, Pause, []), [() => attempt(work, [])]);
  });

  /** @param {unknown} e an error that nobody caught: the worker's own event, and what its frame says of it */
  const failed = (e) => {
    let prevented = false;
    heard['error']?.({ preventDefault: () => (prevented = true) });
    if (prevented) return;
    let message = 'Error';
    let line = 0;
    try {
      const known = e instanceof Failure;
      message = known ? `${e.name}: ${e.message}` : textOf(e);
      line = known ? +(apply(exec, /blob:program:(\d+)/, [textOf(e.stack)])?.[1] ?? 0) : 0;
    } catch {
      // an error that does not let itself be read has no words
    }
    emit({ type: 'error', message, line });
  };
  /** @param {(...given: unknown[]) => unknown} work @param {unknown[]} given */
  const attempt = (work, given) => {
    try {
      apply(work, undefined, given);
    } catch (e) {
      failed(e);
    }
  };

  /** @typedef {{ at: number, every: number | null, work: (...given: unknown[]) => unknown, given: unknown[] }} Timer */
  const timers = new Known();
  const { get, set, delete: drop, forEach } = Known.prototype;
  let last = 0;
  /** @param {boolean} again */
  const timer =
    (again) =>
    (/** @type {Timer['work']} */ work, wait = 0, /** @type {unknown[]} */ ...given) => {
      if (typeof work !== 'function') throw new Wrong('not a function');
      last += 1;
      const delay = max(0, +wait || 0);
      apply(set, timers, [last, { at: now() + delay, every: again ? delay : null, work, given }]);
      return last;
    };
  const clear = (/** @type {number} */ id) => void apply(drop, timers, [id]);
  for (const name of ['setTimeout', 'setInterval']) put(name, timer(name === 'setInterval'));
  for (const name of ['clearTimeout', 'clearInterval']) put(name, clear);

  /** @param {unknown} value @param {Map<unknown, unknown>} [known] lists, plain objects, maps, sets and dates */
  const clone = (value, known = new Known()) => {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Wrong(`${textOf(value)} could not be cloned`);
    if (typeof value !== 'object' || value === null) return value;
    const seen = apply(get, known, [value]);
    if (seen) return seen;
    if (isView(value) && 'slice' in value) return /** @type {Float64Array} */ (value).slice();
    if (value instanceof Day) return new Day(apply(getTime, value, []));
    if (value instanceof Known) {
      const copy = new Known();
      apply(set, known, [value, copy]);
      const each = (/** @type {unknown} */ item, /** @type {unknown} */ key) =>
        void apply(set, copy, [clone(key, known), clone(item, known)]);
      apply(forEach, value, [each]);
      return copy;
    }
    if (value instanceof Group) {
      const copy = new Group();
      apply(set, known, [value, copy]);
      apply(eachOf, value, [(/** @type {unknown} */ item) => void apply(add, copy, [clone(item, known)])]);
      return copy;
    }
    const copy = /** @type {Record<string, unknown>} */ (isArray(value) ? new List(value.length) : {});
    apply(set, known, [value, copy]);
    const names = keys(value);
    for (let i = 0; i < names.length; i++) {
      const name = /** @type {string} */ (names[i]);
      copy[name] = clone(/** @type {Record<string, unknown>} */ (value)[name], known);
    }
    return copy;
  };
  put('structuredClone', (/** @type {unknown} */ value) => clone(value));

  /** stands for `import()`, which the page's policy refuses; of the same length (process.ts) */
  put('$imprt', () => {
    heard['securitypolicyviolation']?.({ blockedURI: 'module' });
    return apply(reject, Pause, [new Wrong('Failed to fetch dynamically imported module')]);
  });
  put('$run', (/** @type {() => void} */ program) => {
    Reflect.deleteProperty(scope, '$run');
    attempt(program, []);
  });

  return {
    /** @param {string} job JSON of what the harness is told through its port */
    start(job) {
      const port = new MessagePort();
      const stop = () => {};
      heard['message']?.({ ports: [port], stopImmediatePropagation: stop });
      const data = parse(job, (_, item) => (item && typeof item === 'object' && '#' in item ? +item['#'] : item));
      port.onmessage?.({ data });
    },
    /** Runs the timers that are due. */
    pump() {
      const time = now();
      /** @type {{ id: number, one: Timer }[]} */
      const due = [];
      apply(forEach, timers, [
        (/** @type {Timer} */ one, /** @type {number} */ id) => {
          // whatever any list has become
          if (one.at <= time) defineProperty(due, due.length, { value: { id, one } });
        },
      ]);
      for (let i = 0; i < due.length; i++) {
        const { id, one } = /** @type {{ id: number, one: Timer }} */ (due[i]);
        if (one.every === null) clear(id);
        else one.at = time + one.every;
        attempt(one.work, one.given);
      }
    },
    /** @param {string} message @param {number} line a program that is not JavaScript */
    refuse: (message, line) => emit({ type: 'error', message, line }),
  };
})(/** @type {DedicatedWorkerGlobalScope & typeof globalThis} */ (globalThis));
