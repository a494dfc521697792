/**
 * TypeScript → JavaScript by blanking: every type is replaced by spaces, so that lines and columns stay what the
 * learner sees. The parser is the editor's own (Lezer), nothing more is downloaded and nothing is evaluated.
 * What is not erasable (enum, namespace, parameter properties, imports) is refused with its line.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { oddCharacter, withoutWrapping } from './pasted.ts';

export type StripResult =
  | { readonly ok: true; readonly code: string }
  | {
      readonly ok: false;
      readonly reason: 'syntax' | 'not-erasable' | 'import';
      readonly line: number;
      readonly text: string;
    }
  | {
      readonly ok: false;
      readonly reason: 'odd-character';
      readonly line: number;
      readonly text: string;
      readonly instead: string;
    };

type Failure = Extract<StripResult, { ok: false }>;
/** a piece of the source to blank, or to write something of the same length in place of */
type Erasure = readonly [from: number, to: number, instead?: string];

type SyntaxNode = ReturnType<typeof typescriptLanguage.parser.parse>['topNode'];

/** Nodes that are types from end to end. */
const ERASED = new Set([
  'TypeAnnotation',
  'TypePredicate',
  'TypeParamList',
  'TypeArgList',
  'TypeAliasDeclaration',
  'InterfaceDeclaration',
  'AmbientDeclaration',
  'Privacy',
  'readonly',
  'abstract',
  'override',
  'declare',
  'Optional',
]);
const REFUSED = new Set(['EnumDeclaration', 'NamespaceDeclaration', 'PrefixCast']);

/** The last node of `x as T` / `x satisfies T` is the type; `as const` has no type node but the keyword. */
function castRange(operator: SyntaxNode): readonly [number, number] {
  return [operator.from, operator.parent?.to ?? operator.to];
}

/** Two errors of the parser that are TypeScript: `catch (e: unknown)` and `let x!: T`. */
function knownError(error: SyntaxNode, source: string): readonly [number, number] | null {
  const parent = error.parent;
  if (parent?.name === 'CatchClause') {
    const close = parent.getChild(')');
    const colon = parent.getChild('VariableDefinition')?.to;
    return close && colon !== undefined ? [colon, close.from] : null;
  }
  const definite = parent?.name === 'VariableDeclaration' && source.slice(error.from, error.to) === '!';
  return definite ? [error.from, error.to] : null;
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'Property',
]);

function within(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (names.has(outer.name)) return true;
  return false;
}

/** The next statement or member, without its `export`; null where none follows. */
function following(node: SyntaxNode): SyntaxNode | null {
  const exported = node.parent?.name === 'ExportDeclaration';
  let next = (exported ? node.parent : node)?.nextSibling ?? null;
  while (next && (next.name.endsWith('Comment') || next.name === ';')) next = next.nextSibling;
  return next?.name === 'ExportDeclaration' ? next.getChild('FunctionDeclaration') : next;
}

const nameOf = (node: SyntaxNode, source: string) => {
  const name = node.getChild('VariableDefinition') ?? node.getChild('PropertyDefinition');
  return name && source.slice(name.from, name.to);
};

/**
 * A function without a body: an abstract method, or an overload, which the same name follows; else something is
 * missing.
 */
function bodiless(node: SyntaxNode, source: string): Erasure | 'syntax' {
  const next = following(node);
  const overload = next?.name === node.name && nameOf(next, source) === nameOf(node, source);
  return overload || node.getChild('abstract') ? [node.from, node.to] : 'syntax';
}

/** `export default` before what declares no name: the sandbox takes the value from `$default`. */
function defaultExport(node: SyntaxNode): Erasure | null {
  const value = node.getChild('default')?.nextSibling;
  const declared = value && /^(?:Function|Class)Declaration$/.test(value.name) && value.getChild('VariableDefinition');
  return value && !declared ? [node.from, value.from, '$default='] : null;
}

/** What to blank for this node: a range, null (look inside), or why the program is refused. */
function visit(node: SyntaxNode, source: string): Erasure | 'syntax' | 'not-erasable' | 'import' | null {
  const parent = node.parent;
  // an index signature of a class: only its colon is an error
  if (
    node.name === 'PropertyDeclaration' &&
    /^(?:(?:static|readonly)\s+)*\[\s*[\w$]+\s*:/.test(source.slice(node.from, node.to))
  )
    return [node.from, node.to];
  if (node.type.isError) return knownError(node, source) ?? 'syntax';
  if (REFUSED.has(node.name)) return 'not-erasable';
  if (node.name === 'Privacy' && parent?.name === 'ParamList') return 'not-erasable';
  if (node.name === 'ImportDeclaration') return node.getChild('type') ? [node.from, node.to] : 'import';
  if (node.name === 'ExportDeclaration') {
    if (node.getChild('String') && !node.getChild('type')) return 'import';
    // `export { f }` and `export type { T }` hold nothing to run
    return node.getChild('ExportGroup') ? [node.from, node.to] : defaultExport(node);
  }
  if ((node.name === 'export' || node.name === 'default') && parent?.name === 'ExportDeclaration')
    return [node.from, node.to];
  // the program runs as the body of a function, where this would pass
  if (node.name === 'ReturnStatement' && !within(node, FUNCTIONS)) return 'syntax';
  if (ERASED.has(node.name)) return [node.from, node.to];
  if (/^(?:Function|Method)Declaration$/.test(node.name) && !node.getChild('Block')) return bodiless(node, source);
  if ((node.name === 'as' || node.name === 'satisfies') && parent?.name === 'BinaryExpression') return castRange(node);
  if (node.name === 'LogicOp' && /^(?:PostfixExpression|PropertyDeclaration)$/.test(parent?.name ?? ''))
    return [node.from, node.to];
  if (node.name === 'implements') return [node.from, parent?.getChild('ClassBody')?.from ?? node.to];
  if (node.name === 'this' && parent?.name === 'ParamList') {
    const comma = node.nextSibling?.nextSibling;
    return [node.from, comma?.name === ',' ? comma.to : (node.nextSibling?.to ?? node.to)];
  }
  return null;
}

/** Type parameters of an asynchronous arrow, which the parser takes for comparisons. */
function withoutAsyncParameters(source: string): string {
  return source.replace(/\basync(\s*)(<[^()=;{}]{0,200}>)(?=\s*\()/g, (_, space: string, parameters: string) => {
    return `async${space}${parameters.replace(/[^\n\r]/g, ' ')}`;
  });
}

const TEXTS = new Set(['String', 'TemplateString', 'LineComment', 'BlockComment', 'RegExp']);

export function stripTypes(pasted: string): StripResult {
  const source = withoutAsyncParameters(withoutWrapping(pasted));
  const tree = typescriptLanguage.parser.parse(source);
  const at = (place: number) => {
    const line = source.slice(0, place).split('\n').length;
    return { line, text: (source.split('\n')[line - 1] ?? '').trim().slice(0, 80) };
  };
  const texts: (readonly [number, number])[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (!TEXTS.has(name)) return;
      texts.push([from, to]);
      return false;
    },
  });
  const odd = oddCharacter(source, texts);
  if (odd) return { ok: false, reason: 'odd-character', ...at(odd.at), text: odd.character, instead: odd.instead };

  const ranges: Erasure[] = [];
  let failure: Failure | null = null;
  let covered = 0;
  tree.iterate({
    enter(reference) {
      if (failure || (reference.to <= covered && reference.to > reference.from)) return false;
      const found = visit(reference.node, source);
      if (typeof found === 'string') {
        if (reference.from < covered) return false;
        failure = { ok: false, reason: found, ...at(reference.from) };
        return false;
      }
      if (!found) return;
      ranges.push(found);
      covered = Math.max(covered, found[1]);
      return found[1] < reference.to ? undefined : false;
    },
  });
  if (failure) return failure;
  let code = source;
  for (const [from, to, instead = ''] of ranges) {
    const blank = code.slice(from, to).replace(/[^\n\r]/g, ' ');
    code = code.slice(0, from) + instead + blank.slice(instead.length) + code.slice(to);
  }
  return { ok: true, code };
}
