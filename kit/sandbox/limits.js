// @ts-check
/**
 * Second part of the worker's script: bounds on what a program may allocate. The clock of the page cannot stop a loop
 * of the engine itself (filling an array of a thousand million elements): it would run on in a worker already ended,
 * and take the memory of the tab with it. So such loops are refused before they begin, as the engine refuses the
 * longest ones, with its own error.
 */
((scope) => {
  /** elements of one array that a loop of the engine may go through */
  const LONGEST = 2 ** 25;
  /** bytes that one run may ask for, whether or not it still holds them */
  let left = 2 ** 30;
  const { RangeError: TooLong, Reflect: R, Array: List } = scope;
  const { apply, construct, getPrototypeOf } = R;
  const { defineProperty } = scope.Object;
  const { isArray } = List;
  const { isView } = scope.ArrayBuffer;

  /** @param {unknown} length @param {number} bytes of each element that is allocated @param {string} [refusal] */
  const ask = (length, bytes, refusal = bytes === 0 ? 'Invalid array length' : 'Array allocation failed') => {
    const count = +(/** @type {number} */ (length));
    if (!(count > 0)) return;
    left -= count * bytes;
    if (count > LONGEST || left < 0) throw new TooLong(refusal);
  };
  /**
   * @param {object} home @param {string} name @param {(self: ArrayLike<unknown>, args: unknown[]) => void} check
   */
  const guard = (home, name, check) => {
    const native = R.get(home, name);
    if (typeof native !== 'function') return;
    const { [name]: value } = {
      /** @this {ArrayLike<unknown>} @param {unknown[]} args */
      [name](...args) {
        check(this, args);
        return apply(native, this, args);
      },
    };
    defineProperty(home, name, { value, writable: true, configurable: true });
  };

  for (const prototype of [List.prototype, /** @type {object} */ (getPrototypeOf(scope.Float64Array.prototype))])
    for (const name of R.ownKeys(prototype))
      if (
        typeof name === 'string' &&
        !['constructor', 'at', 'push', 'pop', 'keys', 'entries', 'values'].includes(name)
      ) {
        const { get } = R.getOwnPropertyDescriptor(prototype, name) ?? {};
        const bytes = name === 'fill' && prototype === List.prototype ? 8 : 0;
        if (!get) guard(prototype, name, (self) => ask(self?.length, bytes));
      }
  /** lists of so few names or letters are not counted: a program may make any number of them */
  const SHORT = 2 ** 16;
  // a list of the letters of a text, or a changed copy of them
  for (const name of ['split', 'match', 'matchAll', 'replace', 'replaceAll', 'normalize', 'toUpperCase', 'toLowerCase'])
    guard(scope.String.prototype, name, (text) => {
      const length = text?.length ?? 0;
      ask(length, name === 'split' && length > SHORT ? 8 : 0, 'Invalid string length');
    });
  // the names of what is as long as that: '0', '1', '2'…
  /** @param {unknown} value of a text or a list, which have no trap to fall into @returns {number} */
  const lengthOf = (value) => {
    if (typeof value === 'string' || isArray(value)) return value.length;
    return isView(value) && 'length' in value ? +(/** @type {number} */ (value.length)) : 0;
  };
  for (const home of [scope.Object, R])
    for (const name of R.ownKeys(home))
      if (
        typeof name === 'string' &&
        /^(?:keys|ownKeys|values|entries|getOwnPropertyNames|assign|freeze|seal)$/.test(name)
      )
        guard(home, name, (_, args) => {
          for (let i = 0; i < args.length; i++) {
            const length = lengthOf(args[i]);
            ask(length, length > SHORT ? 8 : 0);
          }
        });
  guard(List, 'from', (_, [source]) => ask(/** @type {ArrayLike<unknown> | undefined} */ (source)?.length, 8));

  /** @typedef {new (...args: unknown[]) => object} Constructor */
  /** A constructor that counts what it allocates. @param {string} name @param {number} bytes of one unit of length */
  const count = (name, bytes) => {
    const native = /** @type {Constructor} */ (R.get(scope, name));
    /** @type {Constructor} */
    const counted = new scope.Proxy(native, {
      /** @param {Constructor} target @param {unknown[]} args @param {Function} newTarget @returns {object} */
      construct(target, args, newTarget) {
        const of = args[0];
        ask(typeof of === 'object' ? /** @type {ArrayLike<unknown> | null} */ (of)?.length : of, bytes);
        return construct(target, args, newTarget === counted ? target : newTarget);
      },
    });
    defineProperty(native.prototype, 'constructor', { value: counted, writable: true, configurable: true });
    defineProperty(scope, name, { value: counted, writable: true, configurable: true });
  };
  for (const name of ['Float64', 'Float32', 'Int32', 'Uint32', 'Int16', 'Uint16', 'Int8', 'Uint8', 'Uint8Clamped'])
    count(`${name}Array`, R.get(scope, `${name}Array`).BYTES_PER_ELEMENT);
  for (const name of ['BigInt64Array', 'BigUint64Array']) count(name, 8);
  count('ArrayBuffer', 1);
})(/** @type {DedicatedWorkerGlobalScope & typeof globalThis} */ (globalThis));
