/** Where arrow keys lead among boxes laid out in rows, whatever their number per row. */

/** Index to go to, or null when the key means nothing here. */
export function besideInRows(key: string, boxes: readonly HTMLElement[], at: number): number | null {
  const last = boxes.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
    case 'ArrowUp': {
      const top = boxes[0]?.offsetTop;
      const columns = boxes.findIndex((box) => box.offsetTop !== top);
      const step = Math.max(0, columns);
      const to = at + (key === 'ArrowDown' ? step : -step);
      return to >= 0 && to <= last ? to : at;
    }
    default:
      return null;
  }
}
