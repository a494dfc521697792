/** The texts and numbers of an answer of any shape, one after the other; the language it was typed in is none of it. */
export function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'locale' ? [] : leaves(item)));
}
