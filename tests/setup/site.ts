/** Builds the site once for all driven tests and serves it on a free port. `DIST_DIR` reuses a build. */
import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../scripts/serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    distDir: string;
    baseURL: string;
  }
}

/** Vitest's own variables (BASE_URL, MODE…) would pass for the site's. */
const OWN_TO_VITEST = /^(BASE_URL|MODE|DEV|PROD|SSR|TEST|VITEST.*)$/;

export function buildSite(outDir: string, env: Record<string, string> = {}): void {
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_TO_VITEST.test(name));
  execFileSync('npx', ['astro', 'build', '--silent', '--outDir', outDir], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...Object.fromEntries(inherited), NODE_ENV: 'production', ...env },
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const distDir = process.env['DIST_DIR'] ?? '.cache/test-dist';
  if (!process.env['DIST_DIR']) buildSite(distDir);
  const server = await startServer({ dir: distDir, port: 0 });
  project.provide('distDir', distDir);
  project.provide('baseURL', server.url);
  return () => server.close();
}
