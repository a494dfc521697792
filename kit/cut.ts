/** The beginning of a text, at most so many UTF-16 units of it: no half of a pair is left at its end. */
export function cut(text: string, most: number): string {
  const begun = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(most));
  return text.slice(0, begun ? most - 1 : most);
}
