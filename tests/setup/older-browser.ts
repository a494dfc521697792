/**
 * A browser as old as the book supports (Safari 16.4, Chrome 111, Firefox 115: spring 2023), made of the present one:
 * whatever one of the three lacked is taken away, on pages and in workers. What is not here (baseline of 2023) may be
 * used without a thought.
 */
import type { BrowserContext } from 'playwright';

/** Runs in the page; what it does not find is fine: then nobody can use it. */
const TAKE_AWAY = `(() => {
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const g = globalThis;
  const gone = [
    [g.AbortSignal, 'any'],
    [g.Promise, 'withResolvers', 'try'],
    [g.Array, 'fromAsync'],
    [g.Object, 'groupBy'], [g.Map, 'groupBy'],
    [g.URL, 'canParse', 'parse'],
    [g.Response, 'json'],
    [g.RegExp, 'escape'],
    [g.Math, 'f16round', 'sumPrecise'],
    [g.Intl, 'Segmenter', 'DurationFormat'],
    [g.Uint8Array, 'fromHex', 'fromBase64'],
    [g.Uint8Array.prototype, 'toHex', 'toBase64', 'setFromHex', 'setFromBase64'],
    [g.String.prototype, 'isWellFormed', 'toWellFormed'],
    [g.ArrayBuffer.prototype, 'transfer', 'transferToFixedLength', 'resize'],
    [g.Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    [iterator, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    [g.ReadableStream?.prototype, Symbol.asyncIterator, 'values'],
    [g.Blob?.prototype, 'bytes'], [g.Response?.prototype, 'bytes'],
    [g.Element?.prototype, 'checkVisibility', 'moveBefore', 'setHTMLUnsafe'],
    [g.HTMLElement?.prototype, 'popover', 'showPopover', 'hidePopover', 'togglePopover'],
    [g.Document?.prototype, 'startViewTransition'],
    [g.WebAssembly, 'Suspending', 'promising'],
    [g.Navigator?.prototype, 'gpu', 'userAgentData'], [g.WorkerNavigator?.prototype, 'gpu', 'userAgentData'],
    [g, 'Iterator', 'Float16Array', 'scheduler', 'requestIdleCallback', 'cancelIdleCallback', 'navigation', 'CloseWatcher'],
  ];
  for (const [owner, ...names] of gone) for (const name of names) if (owner) delete owner[name];
})();`;

/** No WebAssembly: iOS in Lockdown Mode, hardened browsers. */
export const NO_WASM = 'delete globalThis.WebAssembly;';
export const OLDER = TAKE_AWAY;
/** No WebGPU, which an older browser has not either. */
export const NO_GPU = 'for (const one of ["Navigator", "WorkerNavigator"]) delete globalThis[one]?.prototype.gpu;';

/** Runs `script` before any other, on every page of the context and, since those have no such hook, in every worker. */
export async function before(context: BrowserContext, script: string): Promise<void> {
  await context.addInitScript(script);
  await context.route(/\/_astro\/[^/]*\.js$/, async (route) => {
    try {
      // a server may close a connection just as it is used again
      const response = await route.fetch({ maxRetries: 3 });
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    } catch (error) {
      // the test is over, and its page closed, while a script it no longer needs was on its way
      if (!/disposed|closed/.test(String(error))) throw error;
    }
  });
}
