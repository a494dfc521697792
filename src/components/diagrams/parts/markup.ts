/**
 * The little mark-up of labels, so that strings hold no HTML: `*x*` is a variable (serif italic),
 * `_{k}` a subscript, `^{T}` a superscript, a line feed a new line.
 */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
  readonly script: 'sub' | 'sup' | null;
  /** vertical move from the run before, in em of the label's size: what `dy` takes */
  readonly dy: number;
}

const SHIFT = { sub: 0.26, sup: -0.36 } as const;
const PIECES = /([_^])\{([^}]*)\}|\*([^*]+)\*|([^_^*]+|[_^*])/gu;

/** One array of runs per line. Scripts of one variable stay on its line and come back to the baseline after it. */
export function parseLabel(source: string): readonly (readonly Run[])[] {
  return source.split('\n').map(parseLine);
}

function parseLine(line: string): readonly Run[] {
  const runs: Run[] = [];
  let level = 0;
  const push = (text: string, italic: boolean, script: Run['script']): void => {
    const target = script ? SHIFT[script] : 0;
    runs.push({ text, italic, script, dy: target - level });
    level = target;
  };
  for (const [, mark, script, variable, plain] of line.matchAll(PIECES)) {
    if (mark !== undefined && script !== undefined) push(script, /^\p{L}$/u.test(script), mark === '_' ? 'sub' : 'sup');
    else if (variable !== undefined) push(variable, true, null);
    else if (plain !== undefined) push(plain, false, null);
  }
  return runs;
}
