/** Lets the page answer between two pieces of a long computation. */
export const yieldToPage = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** At most so long in a tab that draws nothing, ms. */
const HIDDEN = 100;

/** When what has been changed on the page is on the screen; in a hidden tab, soon. */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return yieldToPage();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, HIDDEN);
    // a task after the frame: style, layout and paint are done
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve, 0);
    });
  });
}
