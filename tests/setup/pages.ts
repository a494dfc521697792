/** What a driven test needs to know of the built site. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

/**
 * Paths of every page of a build, without leading slash: '', '55-1-1/', 'en/55-1-1/', … and '404.html'. The page of public
 * models is left out: it sends a reader who has not accepted back to `hub/`, and tests/e2e/chain.test.ts drives it.
 */
export function builtPages(distDir: string): string[] {
  return globSync('**/*.html', { cwd: distDir })
    .filter((file) => !file.startsWith('sandbox') && !file.endsWith('hub/modele/index.html'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** Runs axe-core (WCAG 2.2 A and AA, best practices) on the page as it stands. */
export async function axeViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const results = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return results.violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      nodes: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} — ${node.html.slice(0, 140)}`),
    }));
  });
}
