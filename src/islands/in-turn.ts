/**
 * Modules that wait for their strings (`await localized(…)`) break WebKit when two imports that reach the same one are
 * on their way: all but one of the importers find its exports undefined (WebKit bug 242740). There one import goes
 * after the other; elsewhere all go at once, which is quicker on a slow line.
 */
const oneByOne = globalThis.navigator?.vendor === 'Apple Computer, Inc.';

/** `load` in its turn, whether or not those before it failed. */
export function turns(needed: boolean): <T>(load: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (load) => {
    if (!needed) return load();
    const mine = last.then(load, load);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** For the import of an island, which brings its strings along. */
export const inTurn = turns(oneByOne);
