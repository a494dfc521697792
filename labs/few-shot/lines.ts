/**
 * The lines of a prompt, as the model was taught to read them: « - input → output ». Pure text, also when the reader
 * wrote it.
 */

export interface Line {
  readonly input: string;
  /** null in the line to be completed */
  readonly output: string | null;
  /** index in the text of the first character after the arrow */
  readonly after: number;
  /** index in the text of the end of the line */
  readonly end: number;
}

/** A line begins after a line break and a hyphen; its arrow is the first one. */
const LINE = /\n-(?<input>[^→\n]*)→(?<output>[^\n]*)/gu;

export function linesOf(prompt: string): Line[] {
  return [...`\n${prompt}`.matchAll(LINE)].map((match) => {
    const { input = '', output = '' } = match.groups ?? {};
    // the line break put before the text is not part of it
    const end = match.index + match[0].length - 1;
    return {
      input: input.trim(),
      output: output.trim() === '' ? null : output.trim(),
      after: end - output.length,
      end,
    };
  });
}

/** Does the prompt end where an answer begins? */
export function endsOpen(prompt: string): boolean {
  return /→\s*$/u.test(prompt);
}
