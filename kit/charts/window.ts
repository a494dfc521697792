/** The part of a long list worth showing as a table around one place: at most `size` consecutive indices. */
export function windowAround(centre: number, size: number, length: number): number[] {
  const count = Math.min(size, length);
  const start = Math.max(0, Math.min(length - count, centre - Math.floor(count / 2)));
  return Array.from({ length: count }, (_, i) => start + i);
}

/** Where an arrow key, Home, End, Page Up or Page Down leads in a grid; null when the key means nothing here. */
export function moveInGrid(
  event: { readonly key: string; readonly ctrlKey: boolean },
  at: { readonly row: number; readonly col: number },
  rows: number,
  cols: number,
): { row: number; col: number } | null {
  const page = Math.max(1, Math.round(Math.max(rows, cols) / 10));
  const { row, col } = at;
  const to = (r: number, c: number) => ({
    row: Math.max(0, Math.min(rows - 1, r)),
    col: Math.max(0, Math.min(cols - 1, c)),
  });
  switch (event.key) {
    case 'ArrowUp':
      return to(row - 1, col);
    case 'ArrowDown':
      return to(row + 1, col);
    case 'ArrowLeft':
      return to(row, col - 1);
    case 'ArrowRight':
      return to(row, col + 1);
    case 'PageUp':
      return to(row - page, col);
    case 'PageDown':
      return to(row + page, col);
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(row, 0);
    case 'End':
      return event.ctrlKey ? to(rows - 1, cols - 1) : to(row, cols - 1);
    default:
      return null;
  }
}
