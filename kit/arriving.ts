/**
 * What a module waits for before it can be used: its strings, a recording. A module that failed once is failed for as
 * long as the page lives, whoever asks; so it does not fail: in a page of the book it tells the islands that wait for
 * it (`book:missing`, to which they say that touching them tries again) and tries again when one is touched
 * (`book:again`).
 */
export async function arriving<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (typeof document === 'undefined' || !document.documentElement.dataset['locale']) throw error;
      const again = new Promise((resolve) => addEventListener('book:again', resolve, { once: true }));
      dispatchEvent(new Event('book:missing'));
      await again;
    }
  }
}
