/** Courses for the driven test of packages: files from memory, as a course's server gives them, and what it is told. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type DefaultTreeAdapterTypes, parse, parseFragment, serialize } from 'parse5';
import type { Files } from '../../scripts/package/relocate.ts';
import { mimeType } from '../../scripts/serve/mime.ts';

/** The LMS of SCORM 1.2 is scorm-again, as it is published. */
const SCORM_AGAIN = readFileSync(createRequire(import.meta.url).resolve('scorm-again/scorm12/min'));

/** A page that holds the API and a frame; `window.kept`: what it kept of the session before, by element. */
const LMS = `<!doctype html><meta charset="utf-8"><title>LMS</title>
<style>body{margin:0}iframe{width:100%;height:95vh;border:0}</style>
<script src="/scorm12.js"></script><script>
const course = new Scorm12API({ autocommit: false, logLevel: 5 });
if (window.kept) course.loadFromFlattenedJSON(window.kept, '');
window.calls = [];
const told = (name) => (...given) => { calls.push([name, ...given]); return course[name](...given); };
const names = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'];
window.API = Object.fromEntries(names.map((name) => [name, told(name)]));
window.cmi = () => JSON.parse(JSON.stringify(course.cmi));
</script><iframe name="sco"></iframe><script>
document.querySelector('iframe').src = '/scorm/index.html' + location.search;
</script>`;

/** Kolibri's page frames a page of another origin, which frames the book; `sandbox` is what it allows there. */
const kolibri = (sandbox: string) => `<!doctype html><meta charset="utf-8"><title>Kolibri</title>
<iframe style="width:100%;height:95vh" src="/hashi.html?${encodeURIComponent(sandbox)}"
  sandbox="allow-scripts allow-same-origin"></iframe>`;
const hashi = (sandbox: string) => `<!doctype html><meta charset="utf-8"><title>Hashi</title>
<iframe style="width:100%;height:95vh" src="/kolibri/index.html" sandbox="${sandbox}"></iframe>`;
const KOLIBRI_POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

/** Kolibri puts a script of its own in the head of each page, through a parser that writes the page anew. */
function withKolibriScript(html: string): string {
  const page = parse(html);
  const root = page.childNodes.find((node) => node.nodeName === 'html') as DefaultTreeAdapterTypes.Element;
  const head = root.childNodes.find((node) => node.nodeName === 'head') as DefaultTreeAdapterTypes.Element;
  head.childNodes.unshift(...parseFragment('<script src="/hashi.js"></script>').childNodes);
  return serialize(page);
}

export interface Recorder {
  readonly statements: Record<string, unknown>[];
  /** documents of the state, by their id */
  readonly documents: Map<string, string>;
  /** how many statements it does not answer, from the next on */
  failing: number;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

export interface CourseServer {
  readonly port: number;
  readonly recorder: Recorder;
  close(): Promise<void>;
}

/** `packages`: their files, each under the name of its kind. A folder has no index, as in a course. */
export async function courseServer(packages: Readonly<Record<string, Files>>): Promise<CourseServer> {
  const recorder: Recorder = { statements: [], documents: new Map(), failing: 0 };
  let tokens = 0;

  async function record(url: URL, request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const json = (value: unknown) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));
    tokens += 1;
    if (url.pathname === '/lrs/token') return json({ 'auth-token': `t${tokens}` });
    const body = await bodyOf(request);
    const id = url.searchParams.get('stateId') ?? '';
    if (id === 'LMS.LaunchData')
      return json({ contextTemplate: {}, launchMode: 'Normal', returnURL: 'http://lms.test/' });
    if (id && request.method === 'PUT') recorder.documents.set(id, body);
    else if (id && recorder.documents.has(id)) return response.end(recorder.documents.get(id));
    else if (request.method !== 'POST') return response.writeHead(404).end();
    else if (recorder.failing > 0) {
      recorder.failing -= 1;
      return response.writeHead(503).end();
    } else {
      const known = new Set(recorder.statements.map((one) => one['id']));
      const sent = [JSON.parse(body)].flat() as Record<string, unknown>[];
      recorder.statements.push(...sent.filter((one) => !known.has(one['id'])));
    }
    return response.writeHead(204).end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://course.test');
    const html = (text: string) => response.setHeader('Content-Type', 'text/html').end(text);
    if (url.pathname === '/lms.html') return html(LMS);
    if (url.pathname === '/kolibri.html') return html(kolibri(decodeURIComponent(url.search.slice(1))));
    if (url.pathname === '/hashi.html') return html(hashi(decodeURIComponent(url.search.slice(1))));
    if (url.pathname === '/hashi.js')
      return response.setHeader('Content-Type', 'text/javascript').end('window.hashi = 1');
    if (url.pathname === '/scorm12.js') return response.setHeader('Content-Type', 'text/javascript').end(SCORM_AGAIN);
    if (url.pathname.startsWith('/lrs/')) return record(url, request, response);
    const [, kind = '', ...path] = decodeURIComponent(url.pathname).split('/');
    const name = path.join('/');
    const bytes = packages[kind]?.get(name);
    if (!bytes) return response.writeHead(404).end();
    response.setHeader('Content-Type', mimeType(name));
    if (kind !== 'kolibri') return response.end(bytes);
    // as its server does: readable from everywhere, under its own policy
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Security-Policy', KOLIBRI_POLICY);
    return name.endsWith('.html') ? html(withKolibriScript(new TextDecoder().decode(bytes))) : response.end(bytes);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    recorder,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
