import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { csp } from './src/integrations/csp.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { interaction } from './src/integrations/interaction.ts';
import { katexPlugin } from './src/integrations/katex.ts';
import { katexFonts } from './src/integrations/katex-fonts.ts';
import { mathGluePlugin } from './src/integrations/math-glue.ts';
import { modelNamesPlugin } from './src/integrations/model-names.ts';
import { ortWasm } from './src/integrations/onnxruntime-wasm.ts';
import { pageStyles } from './src/integrations/page-styles.ts';
import { passagesPlugin } from './src/integrations/passages.ts';
import { precompress } from './src/integrations/precompress.ts';
import { pwa } from './src/integrations/pwa.ts';
import { search } from './src/integrations/search/index.ts';
import { roundDrawings } from './src/integrations/short-numbers.ts';
import { subsetFonts } from './src/integrations/subset-fonts.ts';

// SITE and BASE let the same sources be published anywhere: `SITE=https://example.org BASE=/livre npm run build`.
const site = process.env.SITE ?? 'http://localhost:4321';
const base = process.env.BASE ?? '/';

// Page and workers must emit onnxruntime's wasm under one name, or the build ships it twice.
const assetNames = {
  entryFileNames: '_astro/[name].[hash].js',
  chunkFileNames: '_astro/[name].[hash].js',
  assetFileNames: '_astro/[name].[hash][extname]',
};

// What always comes together comes in one file: every response has its headers, and small files compress badly.
const kit = (paths) => new RegExp(`/kit/(${paths})\\.(ts|svelte)$`);
const together = [
  { name: 'page', test: /kit\/i18n\/index\.ts$|preload-helper/, priority: 3 },
  { name: 'svelte', test: /node_modules\/svelte\//, priority: 2 },
  // an exercise with what its first sight needs; editors and graders of code come when they are used
  {
    name: 'exercises',
    test: kit(
      'exercises/ExerciseHost|exercises/texts|progress/(summary|SectionProgress|strings/index)|lab/address|lab/seed|math/softmax|models/encoder',
    ),
    priority: 1,
  },
  // its words, in the reader's language
  ...['fr', 'en'].map((locale) => ({
    name: `words-${locale}`,
    test: kit(`(exercises|exercises/kinds/(choice|code|numeric)|progress|runtime|ui)/strings/${locale}`),
    priority: 1,
  })),
];

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  output: 'static',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: 'shiki',
    shikiConfig: { themes: { light: 'github-light', dark: 'github-dark' }, defaultColor: false },
    processor: satteri({
      features: { math: true, headingAttributes: true, smartPunctuation: false },
      hastPlugins: [katexPlugin, mathGluePlugin, modelNamesPlugin, passagesPlugin],
    }),
  },
  integrations: [
    svelte(),
    interaction(),
    mdx(),
    sitemap({
      i18n: { defaultLocale: 'fr', locales: { fr: 'fr', en: 'en' } },
      filter: (page) => !page.endsWith('/404/'),
    }),
    subsetFonts(),
    pageStyles(),
    roundDrawings(),
    search(),
    csp(),
    hostFiles(),
    pwa(), // it hashes the files as they will be served
    precompress(), // last: it compresses them
  ],
  vite: {
    plugins: [ortWasm(), katexFonts()],
    worker: { format: 'es', plugins: () => [ortWasm()], rolldownOptions: { output: assetNames } },
    build: { rolldownOptions: { output: assetNames }, assetsInlineLimit: 0 },
    environments: {
      client: { build: { rolldownOptions: { output: { ...assetNames, codeSplitting: { groups: together } } } } },
    },
    optimizeDeps: { include: ['onnxruntime-web/jspi', 'onnxruntime-web/webgpu'] },
  },
});
