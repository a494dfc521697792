import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ortWasm } from './src/integrations/onnxruntime-wasm.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const resolve = {
  alias: { '@kit': path('./kit'), '@components': path('./src/components'), '@labs': path('./labs') },
};

const DRIVEN = ['tests/{e2e,offline,a11y,engines}/**/*.test.ts', '{labs,tests/field}/**/*.driven.test.ts'];
const SPECIAL = ['**/*.dom.test.ts', '**/*.browser.test.ts', ...DRIVEN];
const IGNORED = ['**/node_modules/**', '**/dist/**', '.cache/**', 'training/**'];

/** Vitest leaves a core free by default: half of a small machine. Each may hold a browser or a model. */
const WORKERS = 2;

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        plugins: [svelte(), ortWasm()],
        resolve,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,labs,sections,kit,scripts,tests,bench}/**/*.test.ts'],
          exclude: [...IGNORED, ...SPECIAL],
          maxWorkers: WORKERS,
          // some run whole models; none says how fast
          testTimeout: 120_000,
        },
      },
      {
        plugins: [svelte(), svelteTesting(), ortWasm()],
        resolve,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['{src,labs,kit}/**/*.dom.test.ts'],
          setupFiles: ['tests/setup/jsdom.ts'],
          exclude: IGNORED,
          maxWorkers: WORKERS,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [svelte(), ortWasm()],
        resolve,
        optimizeDeps: {
          include: [
            '@codemirror/autocomplete',
            '@codemirror/commands',
            '@codemirror/lang-javascript',
            '@codemirror/language',
            '@codemirror/state',
            '@codemirror/view',
            '@lezer/highlight',
            'onnxruntime-web/jspi',
            'onnxruntime-web/webgpu',
            '@xenova/transformers',
            '@huggingface/tokenizers',
            'svelte',
            'zod',
            'idb',
          ],
        },
        test: {
          name: 'browser',
          include: ['{src,labs,sections,kit,tests}/**/*.browser.test.ts'],
          exclude: IGNORED,
          // alone, and so after the others: they share their workers
          sequence: { groupOrder: 1 },
          // swiftshader compiles WebGPU shaders on two cores: slow, never wrong
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          environment: 'node',
          include: DRIVEN,
          exclude: IGNORED,
          globalSetup: ['tests/setup/site.ts'],
          maxWorkers: WORKERS,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // a slow machine draws its next frame when it can: what is polled is a state, never a time
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
