// @ts-check
/**
 * First part of the worker's script, before the learner's code; both are strict and share one line count.
 * It waits for the port and the calls, runs the learner's function on each, and posts what it returned.
 * It knows no expected result: the page compares. So nothing here needs to be trusted; the frame's policy and its
 * opaque origin are the protection, and the traps below only turn their refusals into messages.
 *
 * Port in:  { calls: unknown[][] }
 * Port out: { type: 'loaded', found } · { type: 'log', text } · { type: 'value', index, value } ·
 *           { type: 'throw', index, message, line, forbidden } · { type: 'done' }
 */

((scope) => {
  /** characters of console output per run */
  const OUTPUT_LIMIT = 4000;
  /** numbers in one returned value */
  const VALUE_LIMIT = 100000;
  /** @type {string | null} what the code tried to reach, or 'output' */
  let forbidden = null;
  let loaded = /** @type {(f: unknown) => void} */ (() => {});
  const learner = new Promise((resolve) => {
    loaded = resolve;
  });
  const later = scope.setTimeout.bind(scope);
  const clone = scope.structuredClone.bind(scope);

  /** @param {string} kind */
  const refuse = (kind) => {
    forbidden ??= kind;
    throw new Error(`forbidden: ${kind}`);
  };
  /** @type {Record<string, string[]>} */
  const traps = {
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
    storage: ['indexedDB', 'caches', 'localStorage', 'sessionStorage', 'cookieStore'],
    page: ['document', 'window'],
  };
  for (const [kind, names] of Object.entries(traps))
    for (const name of names)
      Object.defineProperty(scope, name, { configurable: true, get: () => refuse(kind), set() {} });
  scope.postMessage({ type: 'started' });
  for (const name of ['postMessage', 'close']) Object.defineProperty(scope, name, { value: () => refuse('page') });
  // dynamic import() has no name to trap; its refusal by the policy is an event
  scope.addEventListener('securitypolicyviolation', () => {
    forbidden ??= 'network';
  });

  /** @param {unknown} e */
  const errorText = (e) => {
    try {
      return e instanceof Error ? `${e.name}: ${e.message}` : String(e);
    } catch {
      return 'Error';
    }
  };
  /** @param {unknown} e */
  const errorLine = (e) => {
    const at = e instanceof Error && /blob:[^)\s]*?:(\d+):\d+/.exec(String(e.stack));
    return at ? Number(at[1]) : 0;
  };
  /** @param {unknown} value */
  const show = (value) => {
    if (typeof value === 'string') return value;
    try {
      return (
        JSON.stringify(value, (_, v) => (ArrayBuffer.isView(v) ? Array.from(/** @type {Float64Array} */ (v)) : v)) ??
        String(value)
      );
    } catch {
      return String(value);
    }
  };

  /** @type {string[]} */
  const lines = [];
  let left = OUTPUT_LIMIT;
  /** @param {unknown[]} values */
  const print = (...values) => {
    const text = values.map(show).join(' ');
    left -= text.length + 1;
    if (left < 0) refuse('output');
    lines.push(text);
  };
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir', 'trace'])
    Object.defineProperty(scope.console, name, { value: print });

  scope.addEventListener(
    'message',
    (/** @type {MessageEvent} */ event) => {
      event.stopImmediatePropagation();
      const port = /** @type {MessagePort} */ (event.ports[0]);
      const flush = () => {
        for (const text of lines.splice(0)) port.postMessage({ type: 'log', text });
      };
      port.onmessage = async (/** @type {MessageEvent<{ calls: unknown[][] }>} */ { data: { calls } }) => {
        /** typed arrays become arrays; the count of numbers is bounded before anything is copied to the page */
        let room = 0;
        /** @param {unknown} value @param {number} depth @returns {unknown} */
        const plain = (value, depth) => {
          if (value === undefined || value === null || typeof value === 'function' || typeof value === 'symbol')
            return { kind: String(value === null ? 'null' : typeof value) };
          if (typeof value !== 'object') return typeof value === 'number' ? value : { kind: typeof value };
          if (!Array.isArray(value) && !(ArrayBuffer.isView(value) && 'length' in value)) return { kind: 'object' };
          const items = /** @type {ArrayLike<unknown>} */ (value);
          room -= items.length;
          if (room < 0 || depth > 8) refuse('output');
          /** @type {unknown[]} */
          const out = [];
          for (let i = 0; i < items.length; i++) out.push(plain(items[i], depth + 1));
          return out;
        };

        const run = /** @type {(...args: unknown[]) => unknown} */ (await learner);
        flush();
        port.postMessage({ type: 'loaded', found: typeof run === 'function' });
        for (let index = 0; index < calls.length; index++) {
          try {
            room = VALUE_LIMIT;
            const value = plain(await run(.../** @type {unknown[]} */ (clone(calls[index]))), 0);
            await new Promise((resolve) => later(resolve, 0)); // lets a violation event of this call arrive
            if (forbidden) throw new Error(`forbidden: ${forbidden}`);
            port.postMessage({ type: 'value', index, value });
          } catch (e) {
            port.postMessage({ type: 'throw', index, message: errorText(e), line: errorLine(e), forbidden });
          }
          flush();
          forbidden = null;
        }
        port.postMessage({ type: 'done' });
      };
    },
    { once: true },
  );
  Object.defineProperty(scope, '$learner', { value: loaded });
})(/** @type {DedicatedWorkerGlobalScope & typeof globalThis} */ (globalThis));
