/** The part of a long list worth showing as a table around one place: at most `size` consecutive indices. */
export function windowAround(centre: number, size: number, length: number): number[] {
  const count = Math.min(size, length);
  const start = Math.max(0, Math.min(length - count, centre - Math.floor(count / 2)));
  return Array.from({ length: count }, (_, i) => start + i);
}
