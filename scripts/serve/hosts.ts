/** Files for hosts that need to be told: written beside the site, by the build, from the one list of types. */
import { TYPES, UNKNOWN } from './mime.ts';

/** Extensions of weights, which have no registered type; IIS answers 404 for any type it does not know. */
const WEIGHTS = ['.onnx', '.onnx_data', '.bin', '.safetensors'];

/** IIS. `remove` first: a type that the server knows already, given twice, breaks the whole site. */
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
    </staticContent>
  </system.webServer>
</configuration>
`;
}

/** name → content. GitHub Pages, without the first, leaves out every folder whose name begins with « _ ». */
export const HOST_FILES: Readonly<Record<string, string>> = { '.nojekyll': '', 'web.config': webConfig() };
