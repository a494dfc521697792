/** What a package says of the book, read in its built pages: its exercises, its pages. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Contents } from '../../src/course/launch.ts';
import type { Files } from './relocate.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/** The page for teachers lists every exercise, and says which earn points. */
const LISTING = 'enseignant/index.html';

function* islands(node: Node): Generator<string> {
  if ('tagName' in node && node.tagName === 'astro-island') {
    const props = node.attrs.find(({ name }) => name === 'props')?.value;
    if (props) yield props;
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* islands(child);
}

/** Astro writes each value of an island beside the number of its type: 0 as it is, 1 a list. */
function unpacked(packed: unknown): unknown {
  const [type, value] = packed as readonly [number, unknown];
  if (type === 1) return (value as readonly unknown[]).map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpacked(item)]));
}

interface Listed {
  readonly exercises: readonly { readonly id: string; readonly counted: boolean }[];
}

export function contentsOf(files: Files): Contents {
  const page = new TextDecoder().decode(files.get(LISTING));
  const lists = [...islands(parse(page))].map((props) => unpacked([0, JSON.parse(props)]) as { sections?: Listed[] });
  const exercises = lists.flatMap(({ sections = [] }) => sections).flatMap((section) => section.exercises);
  if (exercises.length === 0) throw new Error(`${LISTING} lists no exercise`);
  return {
    ids: exercises.map(({ id }) => id),
    counted: exercises.filter(({ counted }) => counted).map(({ id }) => id),
    pages: [...files.keys()].filter((name) => name.endsWith('.html')),
  };
}
