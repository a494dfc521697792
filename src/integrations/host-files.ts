/** Writes what some hosts need to serve the site as it is: scripts/serve/hosts.ts says what and why. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostFiles as filesFor } from '../../scripts/serve/hosts.ts';

export function hostFiles(): AstroIntegration {
  let base = '/';
  return {
    name: 'book-host-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/+$/, '')}/`;
      },
      'astro:build:done': ({ dir }) => {
        for (const [name, text] of Object.entries(filesFor(base))) writeFileSync(join(fileURLToPath(dir), name), text);
      },
    },
  };
}
