/** The page that a course opens (src/course): written here, its script made of one file. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Contents } from '../../src/course/launch.ts';
import { escaped } from './xml.ts';

const root = new URL('../../', import.meta.url);
const path = (file: string) => fileURLToPath(new URL(file, root));

async function script(kind: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@kit': path('kit') } },
    build: {
      write: false,
      rolldownOptions: {
        input: path(`src/course/${kind}.ts`),
        output: { format: 'es', entryFileNames: 'launch.js', codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`src/course/${kind}.ts was not bundled`);
  return output.output[0].code;
}

/** `hosts`: where it may send what it has to tell, beside its own. */
function page(title: string, contents: Contents, hosts: readonly string[]): string {
  const policy = `default-src 'self'; connect-src 'self' ${hosts.join(' ')}`.trim();
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="launch.css">
</head>
<body>
<iframe title="${escaped(title)}" allow="clipboard-write; fullscreen"></iframe>
<footer><p role="status"></p><a hidden></a></footer>
<script type="application/json" id="contents">${JSON.stringify(contents).replaceAll('<', '\\u003c')}</script>
<script type="module" src="launch.js"></script>
</body>
</html>
`;
}

export interface Launch {
  readonly kind: string;
  readonly title: string;
  readonly contents: Contents;
  readonly hosts: readonly string[];
}

/** Its files, by name. */
export async function launchFiles({ kind, title, contents, hosts }: Launch): Promise<Record<string, string>> {
  return {
    'index.html': page(title, contents, hosts),
    'launch.js': await script(kind),
    'launch.css': readFileSync(path('src/course/launch.css'), 'utf8'),
  };
}
