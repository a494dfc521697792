/** A page of the bench, served from its sources with the book's runtime: what no page of the site does. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { ortWasm } from '../src/integrations/onnxruntime-wasm.ts';

/** `page`: its path in the repository. `packages`: those it imports, beside the runtime's. */
export async function servePage(page: string, packages: readonly string[]) {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    cacheDir: '.cache/bench-vite',
    logLevel: 'error',
    plugins: [ortWasm()],
    worker: { format: 'es', plugins: () => [ortWasm()] },
    optimizeDeps: {
      entries: [page],
      include: ['onnxruntime-web/jspi', 'onnxruntime-web/webgpu', '@huggingface/tokenizers', ...packages],
    },
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
