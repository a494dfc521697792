/**
 * The markup of exercise texts: paragraphs (blank line), `- ` lists, `` `code` ``, *emphasis*, $maths$ and {value}.
 * No HTML: a text can only become the nodes below, which Markup.svelte draws.
 * Maths is a small subset, so that pages carry no TeX engine: `x_k`, `x_[ij]`, `x^2`, `√[d_k]`; letters are italic,
 * words of three letters and more upright.
 */
export interface Param {
  readonly type: 'param';
  readonly name: string;
  /** '' as the language writes it, '3' three decimals, 'p1' a share as a percentage with one, 's' its plural */
  readonly format: string;
}
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | Param
  | { readonly type: 'code'; readonly children: readonly Inline[] }
  | { readonly type: 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'math'; readonly children: readonly MathNode[] };
interface Script {
  readonly type: 'sub' | 'sup' | 'root';
  readonly children: readonly MathNode[];
}
export type MathNode =
  | { readonly type: 'variable'; readonly text: string }
  | { readonly type: 'upright'; readonly text: string }
  | Param
  | Script;
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly items: readonly (readonly Inline[])[] };

export class MarkupError extends Error {}

const PARAM = /\{(\w+)(?::(p?\d|s))?\}/y;

function paramAt(text: string, at: number): { readonly node: Param; readonly end: number } | null {
  PARAM.lastIndex = at;
  const match = PARAM.exec(text);
  if (!match) return null;
  return { node: { type: 'param', name: match[1] as string, format: match[2] ?? '' }, end: PARAM.lastIndex };
}

/** Text and parameters only. */
function plain(text: string): Inline[] {
  const out: Inline[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const param = text[i] === '{' ? paramAt(text, i) : null;
    if (!param) continue;
    if (i > from) out.push({ type: 'text', text: text.slice(from, i) });
    out.push(param.node);
    from = param.end;
    i = from - 1;
  }
  if (from < text.length) out.push({ type: 'text', text: text.slice(from) });
  return out;
}

export function parseInline(text: string): Inline[] {
  const out: Inline[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] as string;
    if (!'`*$'.includes(mark)) continue;
    const end = text.indexOf(mark, i + 1);
    if (end < 0) throw new MarkupError(`unclosed ${mark} in: ${text}`);
    out.push(...plain(text.slice(from, i)));
    const inner = text.slice(i + 1, end);
    if (mark === '$') out.push({ type: 'math', children: parseMath(inner) });
    else out.push({ type: mark === '`' ? 'code' : 'em', children: plain(inner) });
    from = end + 1;
    i = end;
  }
  out.push(...plain(text.slice(from)));
  return out;
}

/** `[…]` after `_`, `^` or `√` is a group; without brackets, one character or one parameter. */
export function parseMath(source: string): MathNode[] {
  let at = 0;
  const sequence = (closing: boolean): MathNode[] => {
    const out: MathNode[] = [];
    while (at < source.length) {
      const char = source[at] as string;
      if (char === ']' && closing) break;
      const script = char === '_' ? 'sub' : char === '^' ? 'sup' : char === '√' ? 'root' : null;
      if (script) {
        at++;
        out.push({ type: script, children: argument() });
      } else {
        out.push(atom());
      }
    }
    return out;
  };
  const argument = (): MathNode[] => {
    if (source[at] !== '[') {
      if (at >= source.length) throw new MarkupError(`nothing after a script in: ${source}`);
      return [source[at] === '{' ? atom() : letter(source[at++] as string)];
    }
    at++;
    const inside = sequence(true);
    if (source[at] !== ']') throw new MarkupError(`unclosed [ in: ${source}`);
    at++;
    return inside;
  };
  const atom = (): MathNode => {
    const param = source[at] === '{' ? paramAt(source, at) : null;
    if (param) {
      at = param.end;
      return param.node;
    }
    const run = (/^(?:\p{L}+|[^\p{L}_^√{\]]+|.)/u.exec(source.slice(at)) as RegExpExecArray)[0];
    at += run.length;
    return letter(run);
  };
  return sequence(false);
}

function letter(run: string): MathNode {
  return { type: /^\p{L}{1,2}$/u.test(run) ? 'variable' : 'upright', text: run };
}

export function parseMarkup(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part): Block => {
      const lines = part.split('\n');
      if (lines.every((line) => line.startsWith('- ')))
        return { type: 'list', items: lines.map((line) => parseInline(line.slice(2))) };
      return { type: 'paragraph', children: parseInline(lines.join(' ')) };
    });
}

/** `{answer}`, or that of one field: `{answer2}`. */
export const ANSWER = /^answer([1-9]?)$/;

/** Names of the parameters a text uses. */
export function paramsOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::(?:p?\d|s))?\}/g)].map((match) => match[1] as string);
}

/** What stands for those of a text: the answer of each field, « … » where it is not known yet. */
export function answersIn(text: string, answers: readonly string[]): Readonly<Record<string, string>> {
  const names = [...new Set(paramsOf(text))].filter((name) => ANSWER.test(name));
  return Object.fromEntries(names.map((name) => [name, answers[Number(ANSWER.exec(name)?.[1] || 1) - 1] ?? '…']));
}
