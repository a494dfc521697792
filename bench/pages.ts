/**
 * `npm run bench:pages [-- --counts 0,100,1000]`: does a page cost more when the book has more of them? Builds copies of
 * the project with one of its chapters and so many more like it in both languages: text, formulas, figures, exercises
 * and lab of the shortest chapter that has all of these. Judged is the time of the processor, which a busy machine hardly lengthens,
 * of the added pages alone: what the book costs without them would hide it. Fails above the limit.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { LOCALES, type Locale } from '../kit/i18n/index.ts';

/** What a build reads of the project. In `.cache`, packages are found where they are. */
const SOURCES = [
  ...['astro.config.mjs', 'package.json', 'svelte.config.js', 'tsconfig.json'],
  ...['content', 'kit', 'labs', 'public', 'scripts', 'sections', 'src', 'tasks'],
];
const SCRATCH = '.cache/bench-pages';
const PARTS_BEFORE = 4;
const PER_PART = 10;
/** how much more a page may cost in the larger book */
const LIMIT = 1.2;

interface Cost {
  /** seconds of the processor, of all threads */
  readonly cpu: number;
  /** most memory held, MB */
  readonly memory: number;
}

interface Row extends Cost {
  /** pages added to the book */
  readonly pages: number;
  /** MB: all pages; the index of the search, per language; the service worker, which lists every file */
  readonly html: number;
  readonly index: number;
  readonly worker: number;
}

/** Slug of the shortest chapter with everything that a chapter may have. */
function templateChapter(): string {
  const whole = globSync(`content/${LOCALES[0]}/*.mdx`)
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => ['Equation', 'Figure', 'Exercise', 'Lab'].every((tag) => text.includes(`<${tag} id=`)))
    .sort((a, b) => a.text.length - b.text.length);
  return /([^/\\]+)\.mdx$/.exec(whole[0]?.path ?? '')?.[1] ?? '';
}

/** Ids that the text gives to something of its own. */
const OWN = /<(?:Equation|Figure|DataTable) id="([^"]+)"/g;
const REFERENCE = /<Ref id="([^"]+)"[^>]*\/>/g;

/**
 * The chapter again under another number. Its own equations, figures and tables take names of their own; its lab and its
 * exercises are the same ones, and therefore not objects that the book numbers (an expression, not a literal).
 */
export function chapterLike(text: string, part: number, rank: number): string {
  const renamed = [...text.matchAll(OWN)].reduce(
    (all, [, id]) => all.replaceAll(`id="${id}"`, `id="${id}-${part}-${rank}"`),
    text,
  );
  return renamed
    .replace(/^number: .*$/m, `number: "55.${part}.${rank}"`)
    .replace(/^part: .*$/m, `part: "55.${part}"`)
    .replace(/^title: "(.*)"$/m, `title: "$1 ${part}.${rank}"`)
    .replaceAll(/<(Lab|Exercise) id="([^"]+)"/g, "<$1 id={'$2'}");
}

/** The copy without the other chapters and their labs, whose models would take most of the time. */
function keepOnly(root: string, slug: string): Readonly<Record<Locale, string>> {
  const drop = (pattern: string, kept: (path: string) => boolean) => {
    for (const path of globSync(pattern, { cwd: root })) if (!kept(path)) rmSync(join(root, path), { recursive: true });
  };
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
  drop('content/{??,revision}/*.*', (path) => /[^/\\]+(?=\.\w+$)/.exec(path)?.[0] === slug);
  edit('content/notations.json', (text) =>
    JSON.stringify((JSON.parse(text) as { section: string }[]).filter(({ section }) => section === slug)),
  );
  const texts = LOCALES.map((locale) => {
    const path = `content/${locale}/${slug}.mdx`;
    edit(path, (text) => {
      const own = [...text.matchAll(OWN)].map(([, id]) => id);
      return text.replaceAll(REFERENCE, (tag, id: string) => (own.includes(id) ? tag : ''));
    });
    return [locale, readFileSync(join(root, path), 'utf8')] as const;
  });
  const labs = [...(texts[0]?.[1] ?? '').matchAll(/<Lab id="([^"]+)"/g)].map(([, id]) => id);
  drop('labs/*', (path) => labs.includes(basename(path)));
  return Object.fromEntries(texts) as Record<Locale, string>;
}

function scratchCopy(count: number): string {
  const root = join(SCRATCH, String(count));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const source of SOURCES) cpSync(source, join(root, source), { recursive: true });
  const texts = keepOnly(root, templateChapter());
  const parts = JSON.parse(readFileSync('content/parts.json', 'utf8')) as Record<string, string>[];
  for (let i = 0; i < count; i += 1) {
    const [part, rank] = [PARTS_BEFORE + Math.floor(i / PER_PART), (i % PER_PART) + 1];
    if (rank === 1) parts.push({ id: `55.${part}`, fr: `Partie ${part}`, en: `Part ${part}` });
    for (const locale of LOCALES) {
      writeFileSync(join(root, `content/${locale}/55-${part}-${rank}.mdx`), chapterLike(texts[locale], part, rank));
    }
  }
  writeFileSync(join(root, 'content/parts.json'), JSON.stringify(parts));
  return root;
}

/** In a process of its own, whose memory and time are the build's. */
async function buildHere(): Promise<void> {
  await build({ root: '.', logLevel: 'error' });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: Cost = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  writeFileSync('cost.json', JSON.stringify(cost));
  process.exit(0); // the models that the build ran keep their threads
}

function measure(count: number): Row {
  const cwd = scratchCopy(count);
  execFileSync(process.execPath, [resolve('bench/pages.ts'), '--here'], { cwd, stdio: 'inherit' });
  const cost = JSON.parse(readFileSync(join(cwd, 'cost.json'), 'utf8')) as Cost;
  const dist = join(cwd, 'dist');
  const megabytes = (pattern: string) =>
    globSync(pattern, { cwd: dist }).reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1e6;
  const row: Row = {
    ...cost,
    pages: count * LOCALES.length,
    html: megabytes('**/*.html'),
    index: megabytes('_astro/search-*.json') / LOCALES.length,
    worker: megabytes('sw.js'),
  };
  rmSync(cwd, { recursive: true });
  return row;
}

const COLUMNS = ['cpu', 'memory', 'html', 'index', 'worker'] as const;

function print(rows: readonly Row[]): void {
  const line = (cells: readonly (string | number)[]) =>
    console.log(cells.map((cell) => String(cell).padStart(12)).join(''));
  line(['pages', 'cpu s', 'memory MB', 'html MB', 'index MB', 'sw.js MB']);
  for (const row of rows) line([row.pages, ...COLUMNS.map((name) => row[name].toFixed(2))]);
  const [none, few, many] = rows;
  if (!none || !few || !many) return;
  const each = (row: Row, name: (typeof COLUMNS)[number]) => (row[name] - none[name]) / (row.pages - none.pages);
  const ratio = each(many, 'cpu') / each(few, 'cpu');
  for (const row of [few, many]) console.log(`${row.pages} pages more: ${(each(row, 'cpu') * 1e3).toFixed(1)} ms each`);
  const growth = (name: (typeof COLUMNS)[number]) => (many[name] - few[name]) / (many.pages - few.pages);
  const tenth = 10_000 * LOCALES.length;
  line([`≈ ${tenth}`, ...COLUMNS.map((name) => (many[name] + growth(name) * (tenth - many.pages)).toFixed(2))]);
  console.log(`a page of the larger book costs ${ratio.toFixed(2)} times one of the smaller (at most ${LIMIT})`);
  if (ratio > LIMIT) process.exitCode = 1;
}

const { values } = parseArgs({
  options: { counts: { type: 'string', default: '0,100,1000' }, here: { type: 'boolean', default: false } },
});
if (values.here) await buildHere();
else {
  const rows: Row[] = [];
  for (const count of values.counts.split(',').map(Number)) {
    rows.push(measure(count));
    console.log(JSON.stringify(rows.at(-1)));
  }
  print(rows);
}
