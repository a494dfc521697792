/**
 * Python's `re.fullmatch` for a pattern that may come from anybody, on short names. JavaScript's own engine backtracks:
 * `(a+)+` on
 * thirty characters would hold the page for minutes. Here each node answers once per position « where can a match from
 * here end? », so the work is at most pattern length × name length², whatever the pattern. Read: literals, classes,
 * groups, alternation, repetition (greedy or not), anchors, look-around, (?i). Refused with PatternError, because they
 * cannot be answered so: back-references, atomic groups, possessive repetition.
 */

export class PatternError extends Error {}

/** Where matches that begin at a position end. */
type Ends = ReadonlySet<number>;
type Node = (text: string, at: number) => Ends;
type OneCharacter = (character: string) => boolean;

const MAX_PATTERN = 1000;
const MAX_DEPTH = 50;
const NOWHERE: Ends = new Set();

/** Throws PatternError when the pattern is malformed, or needs what is not read here. */
export function fullMatcher(pattern: string): (text: string) => boolean {
  const parser = new Parser(pattern);
  const root = parser.whole();
  return (text) => {
    const subject = parser.ignoreCase ? text.toLowerCase() : text;
    return root(subject, 0).has(subject.length);
  };
}

/** Answers once per position of one text. */
function remembered(node: Node): Node {
  let of = '';
  let known = new Map<number, Ends>();
  return (text, at) => {
    if (text !== of) {
      of = text;
      known = new Map();
    }
    const before = known.get(at);
    if (before) return before;
    const ends = node(text, at);
    known.set(at, ends);
    return ends;
  };
}

const here = (holds: (text: string, at: number) => boolean): Node => {
  return (text, at) => (holds(text, at) ? new Set([at]) : NOWHERE);
};
const one = (is: OneCharacter): Node => {
  return (text, at) => (at < text.length && is(text[at] as string) ? new Set([at + 1]) : NOWHERE);
};
const from = (node: Node, text: string, starts: Ends): Ends => {
  const ends = new Set<number>();
  for (const start of starts) for (const end of node(text, start)) ends.add(end);
  return ends;
};
const sequence = (nodes: readonly Node[]): Node => {
  return (text, at) => nodes.reduce<Ends>((starts, node) => from(node, text, starts), new Set([at]));
};
const either = (nodes: readonly Node[]): Node => {
  return (text, at) => new Set(nodes.flatMap((node) => [...node(text, at)]));
};

function repeated(node: Node, least: number, most: number): Node {
  return (text, at) => {
    let now: Ends = new Set([at]);
    for (let count = 0; count < least; count++) {
      const next = from(node, text, now);
      // positions only grow: a set that comes back the same never changes again
      const same = next.size === now.size && [...next].every((end) => now.has(end));
      now = next;
      if (same || now.size === 0) break;
    }
    const all = new Set(now);
    for (let count = least; count < most && now.size > 0; count++) {
      now = new Set([...from(node, text, now)].filter((end) => !all.has(end)));
      for (const end of now) all.add(end);
    }
    return all;
  };
}

const behind = (node: Node, text: string, at: number): boolean => {
  for (let start = at; start >= 0; start--) if (node(text, start).has(at)) return true;
  return false;
};

const WORD: OneCharacter = (c) => /[\p{L}\p{N}_]/u.test(c);
const DIGIT: OneCharacter = (c) => /\p{Nd}/u.test(c);
const BLANK: OneCharacter = (c) => /\s/u.test(c);
const not = (is: OneCharacter): OneCharacter => {
  return (c) => !is(c);
};
const KINDS: Readonly<Record<string, OneCharacter>> = {
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  s: BLANK,
  S: not(BLANK),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', a: '\u0007' };
const boundary = (text: string, at: number) => WORD(text[at - 1] ?? ' ') !== WORD(text[at] ?? ' ');
const PLACES: Readonly<Record<string, Node>> = {
  A: here((_, at) => at === 0),
  Z: here((text, at) => at === text.length),
  b: here(boundary),
  B: here((text, at) => !boundary(text, at)),
};

class Parser {
  ignoreCase = false;
  readonly #pattern: string;
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    if (pattern.length > MAX_PATTERN) this.#fail(`${pattern.length} > ${MAX_PATTERN}`);
    this.#pattern = pattern;
  }

  whole(): Node {
    if (this.#take('(?i)')) this.ignoreCase = true;
    const node = this.#alternatives();
    if (this.#at < this.#pattern.length) this.#fail();
    return node;
  }

  #alternatives(): Node {
    if (++this.#depth > MAX_DEPTH) this.#fail();
    const choices = [this.#sequence()];
    while (this.#take('|')) choices.push(this.#sequence());
    this.#depth--;
    return remembered(choices.length === 1 ? (choices[0] as Node) : either(choices));
  }

  #sequence(): Node {
    const nodes: Node[] = [];
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern[this.#at] as string)) {
      nodes.push(this.#repetition());
    }
    return sequence(nodes);
  }

  #repetition(): Node {
    const node = this.#atom();
    const times = this.#times();
    if (!times) return node;
    if (this.#take('+')) this.#fail('possessive');
    this.#take('?'); // the shortest first: the same whole matches
    if (this.#times()) this.#fail();
    return remembered(repeated(node, ...times));
  }

  #times(): [number, number] | null {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#take('?')) return [0, 1];
    // as in Python: {,n} counts from 0, and a brace that holds anything else is a brace
    const [all, least, comma, most] = this.#token(/\{(\d*)(,?)(\d*)\}/y) ?? [];
    if (all === undefined) return null;
    if (!least && !comma) {
      this.#at -= all.length;
      return null;
    }
    const low = Number(least || 0);
    const high = comma ? Number(most || Number.POSITIVE_INFINITY) : low;
    if (high < low) this.#fail();
    return [low, high];
  }

  #atom(): Node {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return one(this.#class());
    if (this.#take('.')) return one((c) => c !== '\n');
    if (this.#take('^')) return PLACES['A'] as Node;
    if (this.#take('$')) return here((text, at) => at === text.length || (text[at] === '\n' && at + 1 === text.length));
    if (this.#take('\\')) {
      const place = PLACES[this.#pattern[this.#at] ?? ''];
      if (!place) return one(this.#escaped());
      this.#at++;
      return place;
    }
    if (/[*+?]/.test(this.#pattern[this.#at] as string)) this.#fail();
    return one(this.#literal(this.#next()));
  }

  #group(): Node {
    const kind = this.#token(/\?(?:P<\w+>|:|=|!|<=|<!|#[^)]*)/y)?.[0] ?? '';
    if (!kind && this.#pattern[this.#at] === '?') this.#fail('(?');
    const inner = this.#alternatives();
    if (!this.#take(')')) this.#fail();
    if (kind === '?=') return here((text, at) => inner(text, at).size > 0);
    if (kind === '?!') return here((text, at) => inner(text, at).size === 0);
    if (kind === '?<=') return here((text, at) => behind(inner, text, at));
    if (kind === '?<!') return here((text, at) => !behind(inner, text, at));
    return inner;
  }

  #class(): OneCharacter {
    const negated = this.#take('^');
    const tests: OneCharacter[] = [];
    for (let first = true; first || this.#pattern[this.#at] !== ']'; first = false) {
      const [is, low] = this.#member();
      const high = this.#token(/-(?!\])/y) && this.#member()[1];
      if (high === undefined || high === null) tests.push(is);
      else if (low === '' || high === '' || high < low) this.#fail();
      else tests.push((c) => c >= this.#cased(low) && c <= this.#cased(high));
    }
    this.#at++;
    return (c) => tests.some((is) => is(c)) !== negated;
  }

  /** of a class: what it accepts, and the character that it is, '' when it is several */
  #member(): [OneCharacter, string] {
    if (this.#take('\\')) {
      const several = KINDS[this.#pattern[this.#at] ?? ''];
      if (!several) {
        const character = this.#take('b') ? '\b' : this.#character();
        return [this.#literal(character), character];
      }
      this.#at++;
      return [several, ''];
    }
    const character = this.#next();
    return [this.#literal(character), character];
  }

  #escaped(): OneCharacter {
    const several = KINDS[this.#pattern[this.#at] ?? ''];
    if (!several) return this.#literal(this.#character());
    this.#at++;
    return several;
  }

  /**
   * What follows a backslash, as one character. Letters and digits that mean nothing to Python are errors there too.
   */
  #character(): string {
    const code = this.#token(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
    if (code) return String.fromCharCode(Number.parseInt((code[1] ?? code[2]) as string, 16));
    const next = this.#next();
    if (CONTROLS[next]) return CONTROLS[next];
    return /[a-zA-Z0-9]/.test(next) ? this.#fail(`\\${next}`) : next;
  }

  #literal(character: string): OneCharacter {
    const wanted = this.#cased(character);
    return (c) => c === wanted;
  }

  #cased(character: string): string {
    return this.ignoreCase ? character.toLowerCase() : character;
  }

  #next(): string {
    return this.#pattern[this.#at++] ?? this.#fail();
  }

  #take(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #token(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#pattern);
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #fail(what = ''): never {
    throw new PatternError(what || `character ${this.#at + 1}`);
  }
}
