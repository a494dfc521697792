/** Vite in the middle of a script: modules with the aliases and components that they have on the site. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type Alias, createServer, type ViteDevServer } from 'vite';
import { ortWasm } from '../../src/integrations/onnxruntime-wasm.ts';

const at = (path: string) => `${process.cwd()}/${path}`;

/** `stands`: what takes the place of modules that need a page. */
export function siteServer(stands: readonly Alias[] = []): Promise<ViteDevServer> {
  return createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [svelte({ configFile: false }), ortWasm()],
    resolve: {
      alias: [
        ...stands,
        { find: '@kit/drawings/page.ts', replacement: at('scripts/lazy/gallery.ts') },
        { find: '@kit', replacement: at('kit') },
      ],
    },
  });
}
