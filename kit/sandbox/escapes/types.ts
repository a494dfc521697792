/**
 * Programs that want out, for the exercise `double` (kit/exercises/fixtures.ts), run in the page and in Node. None
 * returns what is right: a full score would be a forged one.
 */
export interface Escape {
  readonly name: string;
  /** `CANARY` is a host and port that somebody listens on, and which must hear nothing */
  readonly program: string;
  /** keys of the sentences of which one is said first; the engines of browsers and Node lack different things */
  readonly says: readonly string[];
  /** it has no end: what stops it is its time */
  readonly endless?: boolean;
}

export const attempt = (name: string, program: string, ...says: string[]): Escape => ({ name, program, says });
export const endless = (name: string, program: string, ...says: string[]): Escape => ({
  name,
  program,
  says: ['timeout', ...says],
  endless: true,
});

/** A program whose function does that, waiting where it likes, and then returns what is wrong. */
export const inside = (body: string) => `async function double(xs) { ${body}; return []; }`;
/** What is said of `[]` where two numbers are expected. */
export const WRONG = 'shape';
/** What is said of an error of the program's own, or of the engine: what it reached for is not there. */
export const THREW = ['threwAt', 'threw'] as const;
