/** What `ValueTable` shows. */
export interface Table {
  /** also its name when it scrolls */
  readonly caption: string;
  readonly head: readonly string[];
  /** each led by its name; a function: rows that nobody opens are not written */
  readonly rows: () => readonly (readonly string[])[];
  /** many rows, or rows that grow: written once it is opened, or where there is no script to open it later */
  readonly late?: boolean;
  /** column from 0, names left out */
  readonly chosen?: { readonly row: number; readonly col: number };
}

/** The table of a matrix: `value` writes the cell [row, col]. */
export function matrixTable(
  caption: string,
  corner: string,
  rows: readonly string[],
  cols: readonly string[],
  value: (row: number, col: number) => string,
  chosen?: { readonly row: number; readonly col: number },
): Table {
  return {
    caption,
    head: [corner, ...cols],
    rows: () => rows.map((name, row) => [name, ...cols.map((_, col) => value(row, col))]),
    ...(chosen && { chosen }),
  };
}
