/** Writes what some hosts need to serve the site as it is: scripts/serve/hosts.ts says what and why. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { HOST_FILES } from '../../scripts/serve/hosts.ts';

export function hostFiles(): AstroIntegration {
  return {
    name: 'book-host-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const [name, text] of Object.entries(HOST_FILES)) writeFileSync(join(fileURLToPath(dir), name), text);
      },
    },
  };
}
