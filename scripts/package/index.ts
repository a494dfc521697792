/** The files of a package of each kind: the same book in each, and what its course wants beside it. */
import EN from '../../src/pwa/strings/en.ts';
import FR from '../../src/pwa/strings/fr.ts';
import { courseStructure } from './cmi5-structure.ts';
import { contentsOf } from './contents.ts';
import { imsManifest } from './imsmanifest.ts';
import { launchFiles } from './launch-page.ts';
import { type Files, relocate } from './relocate.ts';

export const KINDS = ['scorm', 'cmi5', 'kolibri'] as const;
export type Kind = (typeof KINDS)[number];
export const isKind = (text: unknown): text is Kind => KINDS.includes(text as Kind);

const TITLE = `Chapitre I.55 — ${FR.appName}`;
const DESCRIPTION = { fr: FR.appDescription, en: EN.appDescription };
const IDENTIFIER = 'chapitre-i55';

export interface Packaging {
  /** a built site */
  readonly site: Files;
  /** of the book */
  readonly version: string;
  /** `?set=…`: the exercises that count; '' where all do */
  readonly query: string;
}

const bytes = (text: string) => new TextEncoder().encode(text);

export async function packageFiles(kind: Kind, { site, version, query }: Packaging): Promise<Files> {
  const book = relocate(site, kind);
  // Kolibri opens `index.html` of its zip, and keeps no grade: the book is all there is
  if (kind === 'kolibri') return book;
  const files = new Map([...book].map(([name, content]) => [`book/${name}`, content]));
  // a course of cmi5 keeps its records where it likes
  const hosts = kind === 'cmi5' ? ['http:', 'https:'] : [];
  const launch = await launchFiles({ kind, title: TITLE, contents: contentsOf(book), hosts });
  for (const [name, text] of Object.entries(launch)) files.set(name, bytes(text));
  if (kind === 'cmi5') files.set('cmi5.xml', bytes(courseStructure({ title: TITLE, description: DESCRIPTION, query })));
  else {
    const listed = [...files.keys()].sort();
    const manifest = imsManifest({ identifier: IDENTIFIER, title: TITLE, version, query, files: listed });
    files.set('imsmanifest.xml', bytes(manifest));
  }
  return files;
}
