/** Files for hosts that need to be told: written beside the site, by the build, from the one list of types. */
import { TYPES, UNKNOWN } from './mime.ts';

/** Extensions of weights, which have no registered type; IIS answers 404 for any type it does not know. */
const WEIGHTS = ['.onnx', '.onnx_data', '.bin', '.safetensors'];

/** Folder, under the base, of the files that are named after their content. */
const HASHED = '_astro';
const DAYS = 365;
const FOR_EVER = `public, max-age=${DAYS * 24 * 3600}, immutable`;
const ASK_AGAIN = 'no-cache';

/** Files named after their content never change; all else is asked for again and mostly answered 304. */
export function cacheControl(pathname: string): string {
  return pathname.includes(`/${HASHED}/`) ? FOR_EVER : ASK_AGAIN;
}

/**
 * IIS. `remove` first: a type that the server knows already, given twice, breaks the whole site. Nothing here may be
 * locked by an administrator, as error pages are: that too breaks the whole site.
 */
function webConfig(): string {
  const types = { ...Object.fromEntries(WEIGHTS.map((extension) => [extension, UNKNOWN])), ...TYPES };
  const maps = Object.entries(types).flatMap(([extension, type]) => [
    `      <remove fileExtension="${extension}" />`,
    `      <mimeMap fileExtension="${extension}" mimeType="${type}" />`,
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
${maps.join('\n')}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
  </system.webServer>
  <location path="${HASHED}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${DAYS}.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`;
}

/** Netlify, Cloudflare Pages: a header that two rules give is given twice, so that each path has one. */
function headers(base: string): string {
  const rules = [
    [`${base}${HASHED}/*`, FOR_EVER],
    [`${base}sw.js`, ASK_AGAIN],
    [`${base}models/*`, ASK_AGAIN],
  ];
  return rules.map(([path, value]) => `${path}\n  Cache-Control: ${value}\n`).join('');
}

/**
 * name → content; `base` with both slashes. GitHub Pages, without the first, leaves out every folder whose name begins
 * with « _ ».
 */
export function hostFiles(base: string): Readonly<Record<string, string>> {
  return { '.nojekyll': '', 'web.config': webConfig(), _headers: headers(base) };
}
