/**
 * `npm run new:lab -- <id> --section 55-2-0 --fr "Titre" --en "Title"`: a lab of formulas in both languages, in a
 * folder of its own, that works as it stands; with `--model decoder`, a lab that asks the decoder what comes after a
 * sentence. It shows once `<Lab id="…" />` is in the two chapters of its section.
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** One folder per kind of lab: `formulas`, and one per model that a new lab may ask. */
const TEMPLATES = fileURLToPath(new URL('new-lab/', import.meta.url));
const FORMULAS = 'formulas';

export interface NewLab {
  /** lower-case words joined by hyphens: folder, address, prefix of its exercises */
  readonly id: string;
  /** slug of its section */
  readonly section: string;
  readonly fr: string;
  readonly en: string;
  /** the model that it asks; absent: none */
  readonly model?: string;
}

/** Path in the lab's folder → content. */
export function filesOf(lab: NewLab): ReadonlyMap<string, string> {
  const quoted = (text: string) => text.replaceAll(/['\\]/g, '\\$&');
  const words: Readonly<Record<string, string>> = { ...lab, fr: quoted(lab.fr), en: quoted(lab.en) };
  const template = join(TEMPLATES, lab.model ?? FORMULAS);
  const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => words[word] ?? '');
  return new Map(
    globSync('**/*.tpl', { cwd: template }).map((file) => [
      file.replace(/\.tpl$/, ''),
      fill(readFileSync(join(template, file), 'utf8')),
    ]),
  );
}

/** Why no such lab can be made; null when it can. */
export function objection({ id, section, fr, en, model }: NewLab, root: string): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `« ${id} » is no id: lower-case words joined by hyphens.`;
  if (existsSync(join(root, 'labs', id))) return `labs/${id}/ is already there.`;
  if (!existsSync(join(root, 'content/fr', `${section}.mdx`))) return `No chapter content/fr/${section}.mdx.`;
  const models = readdirSync(TEMPLATES).filter((name) => name !== FORMULAS);
  if (model !== undefined && !models.includes(model)) return `No template asks « ${model} »: ${models.join(', ')}.`;
  if (!fr || !en) return 'A title in both languages: --fr "…" --en "…".';
  return null;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { section: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' }, model: { type: 'string' } },
  });
  const { section = '', fr = '', en = '', model } = values;
  const lab: NewLab = { id: positionals[0] ?? '', section, fr, en, ...(model !== undefined && { model }) };
  const wrong = objection(lab, '.');
  if (wrong) {
    console.error(`${wrong}\nnpm run new:lab -- <id> --section 55-2-0 --fr "Titre" --en "Title" [--model decoder]`);
    process.exitCode = 2;
    return;
  }
  for (const [file, content] of filesOf(lab)) {
    const path = join('labs', lab.id, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(path);
  }
  console.log(`\nNow write <Lab id="${lab.id}" /> in content/fr/${lab.section}.mdx and content/en/${lab.section}.mdx.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
