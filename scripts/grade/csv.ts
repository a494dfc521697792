/** A table as RFC 4180 writes it, which a spreadsheet opens without running anything of it. */

/**
 * What a spreadsheet takes for a formula at the head of a cell, in full width too; and a tab or a return, after which
 * one looks again.
 */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;
/** Where another cell would begin for who opens the table with another separator. */
const INNER = /([;,\t\r\n][\s\u00a0"]*)(?=[=+\-@＝＋－＠|%])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not reach a table
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text of a student is guarded by an apostrophe, which the spreadsheet does not show; numbers of ours are not. */
export function cell(value: string | number | null, separator = ','): string {
  if (value === null) return '';
  // a spreadsheet that parts cells by semicolons writes its decimals with a comma
  if (typeof value === 'number') return separator === ';' ? String(value).replace('.', ',') : String(value);
  const clean = value.replace(CONTROL, '');
  const parted = clean.replace(INNER, "$1'");
  const safe = FORMULA.test(clean) ? `'${parted}` : parted;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type Cells = readonly (string | number | null)[];

/** With the mark by which a spreadsheet knows that the letters are UTF-8. */
export function table(rows: readonly Cells[], separator = ','): string {
  const lines = rows.map((row) => row.map((one) => cell(one, separator)).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
