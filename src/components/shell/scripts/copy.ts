/**
 * A formula is on the page twice, in MathML for assistive technology and in HTML for the eye. What a reader copies
 * has it once, as TeX: for the time of the copy, the style shows the annotation and hides the rest (prose.css).
 */
const formula = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('.katex');

export function startCopy(): void {
  const root = document.documentElement;
  document.addEventListener('copy', () => {
    const selection = getSelection();
    if (!selection?.rangeCount) return;
    // half a formula is no formula
    const range = selection.getRangeAt(0);
    const [start, end] = [formula(range.startContainer), formula(range.endContainer)];
    if (start) range.setStartBefore(start);
    if (end) range.setEndAfter(end);
    root.dataset['copying'] = '';
    // the browser copies once the event is over
    setTimeout(() => root.removeAttribute('data-copying'));
  });
}
