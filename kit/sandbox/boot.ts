/**
 * The document the learner's code runs under: an `<iframe sandbox="allow-scripts" srcdoc>`. Its origin is opaque (no
 * cookies, no storage, no access to the page) and its policy forbids everything but this boot script and a blob worker.
 *
 * Why srcdoc and not a file of the site: an opaque-origin frame is not served by the service worker, so a file would be
 * out of reach offline. A srcdoc document inherits the page's Content-Security-Policy too, so the page's must allow
 * `script-src 'sha256-…'` (BOOT_HASH) and `worker-src blob:`.
 *
 * Protocol. Page → frame, once: { source } with two MessagePorts, one for the worker (see harness.js)
 * and one for the frame. Frame → its port: { type: 'started' } when the worker begins, { type: 'error', message, line }
 * when its script fails (syntax error, throw at top level). Anything on the frame's port ends the worker.
 */
export const BOOT_SCRIPT =
  "addEventListener('message',e=>{if(e.source!==parent)return;const[a,b]=e.ports;" +
  "const w=new Worker(URL.createObjectURL(new Blob([e.data.source],{type:'text/javascript'})));" +
  "w.onerror=f=>{f.preventDefault();b.postMessage({type:'error',message:String(f.message).slice(0,500),line:f.lineno})};" +
  "w.onmessage=f=>b.postMessage(f.data);w.postMessage(0,[a]);b.onmessage=()=>w.terminate()},{once:true});parent.postMessage('sandbox-ready','*')";

/** SHA-256 of BOOT_SCRIPT as a CSP source expression; a test recomputes it. */
export const BOOT_HASH = 'sha256-evogFuGkwKO2mdAZz08HCU3OPXvhBWT2qZ9uEqLwxZ8=';

/** Policy of the frame: its own script, its own worker, nothing else. */
export const SANDBOX_POLICY = `default-src 'none'; script-src '${BOOT_HASH}'; worker-src blob:`;

export const SANDBOX_DOCUMENT =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" ' +
  `content="${SANDBOX_POLICY}"><script>${BOOT_SCRIPT}</script>`;
