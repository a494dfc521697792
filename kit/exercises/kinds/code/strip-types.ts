/**
 * TypeScript → JavaScript by blanking: every type is replaced by spaces, so that lines and columns stay what the
 * learner sees. The parser is the editor's own (Lezer), nothing more is downloaded and nothing is evaluated.
 * What is not erasable (enum, namespace, parameter properties, imports) is refused with its line.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript';

export type StripResult =
  | { readonly ok: true; readonly code: string }
  | {
      readonly ok: false;
      readonly reason: 'syntax' | 'not-erasable' | 'import';
      readonly line: number;
      readonly text: string;
    };

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

/** What to blank for this node: a range, null (look inside), or why the program is refused. */
function visit(
  node: SyntaxNode,
  source: string,
): readonly [number, number] | 'syntax' | 'not-erasable' | 'import' | null {
  const parent = node.parent;
  if (node.type.isError) return knownError(node, source) ?? 'syntax';
  if (REFUSED.has(node.name)) return 'not-erasable';
  if (node.name === 'Privacy' && parent?.name === 'ParamList') return 'not-erasable';
  if (node.name === 'ImportDeclaration') return node.getChild('type') ? [node.from, node.to] : 'import';
  if (node.name === 'ExportDeclaration') {
    if (node.getChild('String')) return 'import';
    // `export { f }` and `export type { T }` hold nothing to run
    return node.getChild('ExportGroup') ? [node.from, node.to] : null;
  }
  if ((node.name === 'export' || node.name === 'default') && parent?.name === 'ExportDeclaration')
    return [node.from, node.to];
  // the program runs as the body of a function, where this would pass
  if (node.name === 'ReturnStatement' && !within(node, FUNCTIONS)) return 'syntax';
  if (ERASED.has(node.name)) return [node.from, node.to];
  // an overload, or an abstract method
  if (/^(?:Function|Method)Declaration$/.test(node.name) && !node.getChild('Block')) return [node.from, node.to];
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

export function stripTypes(source: string): StripResult {
  const ranges: (readonly [number, number])[] = [];
  let failure: Extract<StripResult, { ok: false }> | null = null;
  let covered = 0;
  typescriptLanguage.parser.parse(source).iterate({
    enter(reference) {
      if (failure || (reference.to <= covered && reference.to > reference.from)) return false;
      const found = visit(reference.node, source);
      if (typeof found === 'string') {
        if (reference.from < covered) return false;
        const line = source.slice(0, reference.from).split('\n').length;
        failure = { ok: false, reason: found, line, text: (source.split('\n')[line - 1] ?? '').trim().slice(0, 80) };
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
  for (const [from, to] of ranges)
    code = code.slice(0, from) + code.slice(from, to).replace(/[^\n\r]/g, ' ') + code.slice(to);
  return { ok: true, code };
}
