/**
 * Is a value of JSON nested deeper than `most` lists and objects in one another? Found without going down into it by
 * calls: what would read or write such a value by calls has no room left on the stack, or indents it into megabytes.
 */
export function deeperThan(most: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
