/** The floors of the house: src → labs → kit. Each rule says why it exists. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const CODE = ['src', 'labs', 'sections', 'kit', 'scripts', 'tests', 'bench'].flatMap((root) =>
  globSync(`${root}/**/*.{ts,svelte,astro,mjs}`),
);
const ALIASES: Record<string, string> = { '@kit/': 'kit/', '@components/': 'src/components/', '@labs/': 'labs/' };

interface Import {
  readonly from: string;
  /** repository path, or the bare package name */
  readonly to: string;
  readonly typeOnly: boolean;
}

function resolveImport(file: string, specifier: string): string {
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (specifier.startsWith(alias)) return folder + specifier.slice(alias.length);
  }
  const clean = specifier.replace(/\?.*$/, '');
  return clean.startsWith('.') ? normalize(join(dirname(file), clean)) : clean;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const pattern =
    /(?:^|[\s;])(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => ({
    from: file,
    to: resolveImport(file, match[2] ?? match[3] ?? ''),
    typeOnly: Boolean(match[1]),
  }));
}

const IMPORTS = CODE.flatMap(importsOf);
const isTest = (file: string) => /\.test\.ts$/.test(file);
const under = (path: string, folder: string) => path.startsWith(`${folder}/`);
const list = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} → ${to}`);

describe('floors: src is the site, labs the labs, kit the ground floor; arrows run down only', () => {
  it('finds the code it judges', () => {
    expect(CODE.length).toBeGreaterThan(20);
    expect(IMPORTS.length).toBeGreaterThan(40);
  });

  it('the kit knows no page, component or lab: any lab can be removed without touching it', () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) =>
        under(from, 'kit') &&
        (under(to, 'labs') ||
          under(to, 'sections') ||
          under(to, 'src') ||
          to.startsWith('astro:') ||
          to.endsWith('.astro')),
    );
    expect(list(wrong)).toEqual([]);
  });

  it('labs use the kit alone, and no other lab: a lab is one folder', () => {
    const wrong = IMPORTS.filter(({ from, to }) => {
      // a driven test drives the built site, with what all of them share
      if (!under(from, 'labs') || from.endsWith('.driven.test.ts')) return false;
      const own = from.split('/').slice(0, 2).join('/');
      return (under(to, 'labs') && !under(to, own)) || under(to, 'src') || under(to, 'tests');
    });
    expect(list(wrong)).toEqual([]);
  });

  it('exercises of a section use the kit alone: they stand beside the labs', () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) => under(from, 'sections') && !under(to, 'kit') && /^(?:src|labs|tests|scripts)\//.test(to),
    );
    expect(list(wrong)).toEqual([]);
  });

  it('nothing outside its folder knows a lab by name: pages, bench and shared runs find it there', () => {
    const shared = ['src', 'kit', 'bench', 'tests/setup'];
    const named = IMPORTS.filter(
      ({ from, to }) => shared.some((root) => under(from, root)) && /^(?:labs|sections)\//.test(to),
    );
    expect(list(named)).toEqual([]);
    const globs = CODE.filter((file) => shared.some((root) => under(file, root))).filter((file) =>
      /['"`/]labs\/(?!\*|<id>|\$\{)\w/.test(readFileSync(file, 'utf8')),
    );
    expect(globs).toEqual([]);
  });

  it('Python and TypeScript share data in tasks/: training reads no file of the site, the labs or the kit', () => {
    const wrong = globSync('training/**/*.py').filter((file) =>
      readFileSync(file, 'utf8')
        .replaceAll(/'''[\s\S]*?'''|"""[\s\S]*?"""|#.*$/gm, '')
        .match(/["'](?:\.\.\/)*(?:src|labs|kit)\//),
    );
    expect(wrong).toEqual([]);
  });

  it('components import no page and no layout', () => {
    const wrong = IMPORTS.filter(
      ({ from, to }) => under(from, 'src/components') && (under(to, 'src/pages') || under(to, 'src/layouts')),
    );
    expect(list(wrong)).toEqual([]);
  });

  it('has no import cycle, of types neither', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of IMPORTS) {
      if (!isTest(from)) graph.set(from, [...(graph.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('one place for each thing', () => {
  it('only kit/runtime imports onnxruntime-web or transformers.js: one copy, one place that configures it', () => {
    const wrong = IMPORTS.filter(
      ({ from, to, typeOnly }) =>
        /^(onnxruntime|@xenova\/transformers|@huggingface\/transformers)/.test(to) &&
        !under(from, 'kit/runtime') &&
        !under(from, 'bench') && // which measures against transformers.js
        !isTest(from) &&
        !typeOnly,
    );
    expect(list(wrong)).toEqual([]);
  });

  it('only kit/progress touches IndexedDB: one schema, one migration path', () => {
    const users = CODE.filter(
      (file) =>
        ['src', 'labs', 'kit'].some((root) => under(file, root)) &&
        !isTest(file) &&
        !under(file, 'kit/progress') &&
        // the sandbox harness names it only to refuse it to the learner's code
        !under(file, 'kit/sandbox') &&
        /\bindexedDB\b|from 'idb'/.test(readFileSync(file, 'utf8')),
    );
    expect(users).toEqual([]);
  });

  it('content imports nothing: components are injected, so a chapter is only text', () => {
    const wrong = globSync('content/**/*.mdx').filter((file) => /^(import|export)\s/m.test(readFileSync(file, 'utf8')));
    expect(wrong).toEqual([]);
  });
});

describe('sizes and habits', () => {
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length;

  it('no file is too long to read in one sitting', () => {
    expect(CODE.filter((file) => lines(file) > 400)).toEqual([]);
  });

  it('randomness is seeded: Math.random is neither data nor identity', () => {
    const wrong = CODE.filter(
      (file) => !file.endsWith('architecture.test.ts') && /Math\.random\(/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('no type is silenced', () => {
    const wrong = CODE.filter(
      (file) =>
        !file.endsWith('architecture.test.ts') &&
        /\bas any\b|@ts-ignore|@ts-nocheck|: any\b/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
