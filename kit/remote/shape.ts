/** What of an object a page may call in a worker, as data; the compiler holds it to the object's interface. */

type Method = (...args: never[]) => unknown;

/** What an object says of itself without being asked: its fields that are no methods. */
export type Facts<Api> = { readonly [K in keyof Api as Api[K] extends Method ? never : K]: Api[K] };

/**
 * The arguments with which a stream goes on, in a worker that knows nothing of it, after the items received since those
 * given: it is applied again and again to what it returned.
 */
export type Resume<Args, Item> = (args: Args, received: readonly Item[]) => Args;

type Kind<Args, Result, Maker> = [Result] extends [Promise<unknown>]
  ? 'call' | 'patient'
  : [Result] extends [AsyncIterable<infer Item>]
    ? 'stream' | Resume<Args, Item>
    : Facts<Maker> extends Facts<Result>
      ? Shape<Omit<Result, 'release'>>
      : never;

/**
 * One entry per method:
 * - `'call'`: answers with a promise, within the deadline;
 * - `'patient'`: may be silent as long as it takes: a download is bounded by the network, not by us;
 * - `'stream'`: an async iterable. When its worker is lost it is asked for again if it had given nothing; otherwise the
 *   loss is its error. A function (`Resume`) says how it goes on instead;
 * - a shape: returns, at once, an object that lives in the worker, with methods of that shape, `release():
 * Promise<void>`
 *   and the facts of the one that made it. It is made at its first call, and again in a new worker.
 */
export type Shape<Api> = {
  readonly [K in keyof Api as Api[K] extends Method ? K : never]: Api[K] extends (...args: infer Args) => infer Result
    ? Kind<Args, Result, Api>
    : never;
};
