/** A folder of pictures, one folder per class, and what each class is called. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';

export type Language = 'fr' | 'en';

/** `names.json` of the model, written by training/clip/export.py. */
export interface Names {
  /** {a}: name with its article, {n}: without */
  readonly template: Readonly<Record<Language, string>>;
  readonly photographs: Readonly<Record<string, Readonly<Record<Language, { readonly article: string }>>>>;
  readonly drawings: readonly Readonly<Record<Language, string>>[];
}

export interface ImageClass {
  /** name of its folder */
  readonly name: string;
  readonly caption: string;
  readonly files: readonly string[];
}

/**
 * A class of photographs gets the template of the evaluation; a drawing its bare name; another English name stands for
 * itself.
 */
export function captionOf(name: string, names: Names, language: Language): string {
  const known = names.photographs[name]?.[language];
  if (known) return names.template[language].replace('{a}', known.article);
  const drawing = names.drawings.find(({ en }) => en === name);
  if (drawing) return drawing[language];
  if (language === 'en') return name;
  throw new Failure(`${name}: the model has no French name for it; --labels en`);
}

/** Throws Failure when there are not two classes, or one has no picture. */
export function classesOf(folder: string, namesJson: string, language: Language): ImageClass[] {
  const names = JSON.parse(namesJson) as Names;
  const classes = list(folder).filter((entry) => entry.isDirectory());
  if (classes.length < 2) throw new Failure(`${folder}: ${classes.length} folders, two or more classes are needed`);
  return classes.map(({ name }) => {
    const inside = list(join(folder, name)).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    if (inside.length === 0) throw new Failure(`${join(folder, name)}: no picture in it`);
    return {
      name,
      caption: captionOf(name, names, language),
      files: inside.map((entry) => join(folder, name, entry.name)),
    };
  });
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`${folder}: ${code === 'ENOENT' ? 'no such folder' : `cannot be read (${code})`}`);
  }
}
