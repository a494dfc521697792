/**
 * Adds `client:interaction`: an island whose script is fetched when the reader first touches it, sees it, or at once
 * (islands/).
 */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:interaction'?: boolean | 'near' | 'load';
  }
}

export function interaction(): AstroIntegration {
  return {
    name: 'book-interaction',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        const entrypoint = fileURLToPath(new URL('../islands/interaction.ts', import.meta.url));
        addClientDirective({ name: 'interaction', entrypoint });
      },
    },
  };
}
