/** What a driven test needs to know of the built site. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright';
import { HUB_ACCEPTED } from '../../kit/hub/acceptance.ts';

/** Paths of every page of a build, without leading slash: '', '55-1-1/', 'en/55-1-1/', … and '404.html'. */
export function builtPages(distDir: string): string[] {
  return globSync('**/*.html', { cwd: distDir })
    .filter((file) => !file.startsWith('sandbox'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

/** As a reader who agreed, in every tab: otherwise the page of public models sends them back to `hub/`. */
export async function acceptHub(context: BrowserContext): Promise<void> {
  await context.addInitScript((key) => {
    if (location.protocol !== 'about:') sessionStorage.setItem(key, '1');
  }, HUB_ACCEPTED);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** Levels A and AA of WCAG 2.2, and best practices. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that a change of colours alone can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Boxes that scroll are stops of the Tab key once a reader has come near them (shell/scripts/scrollers.ts). */
async function meetScrollers(root: string): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const { scrollY } = window;
  for (const box of document.querySelectorAll(`${root} [data-scroll]:not([tabindex])`)) {
    if (box.scrollWidth <= box.clientWidth + 1) continue;
    box.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (let frames = 0; frames < 4; frames += 1) await frame();
  }
  scrollTo({ top: scrollY, behavior: 'instant' });
}

/** Runs axe-core on the page as it stands, or on one part of it: all its rules, or those of colours. */
export async function axeViolations(page: Page, within = 'html', of: 'all' | 'colours' = 'all'): Promise<Violation[]> {
  const runOnly =
    of === 'all' ? { type: 'tag' as const, values: STANDARDS } : { type: 'rule' as const, values: OF_COLOURS };
  // what is far from the window is laid out later, and axe would pass over it
  const now = '* { content-visibility: visible !important; } .katex-mathml { display: block !important; }';
  await page.addStyleTag({ content: now });
  await page.evaluate(axeSource);
  await page.evaluate(meetScrollers, within);
  const asked = async ([root, only]: readonly [string, typeof runOnly]) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const results = await axe.run(root, { runOnly: only });
    return results.violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      nodes: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} — ${node.html.slice(0, 140)}`),
    }));
  };
  return page.evaluate(asked, [within, runOnly] as const);
}
