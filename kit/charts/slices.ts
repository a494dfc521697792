/** A queue of small jobs run a few milliseconds at a time, so that thirty maps never block a key press. */

const BUDGET_MS = 12;
const queue: { readonly run: () => void; cancelled: boolean }[] = [];
let scheduled = false;

function drain(): void {
  const start = performance.now();
  let job = queue.shift();
  while (job) {
    if (!job.cancelled) job.run();
    if (performance.now() - start > BUDGET_MS) break;
    job = queue.shift();
  }
  scheduled = false;
  schedule();
}

function schedule(): void {
  if (scheduled || queue.length === 0) return;
  scheduled = true;
  // setTimeout, not requestAnimationFrame: the jobs must end in a hidden tab too
  setTimeout(drain, 0);
}

/** Runs `job` soon, after those already waiting; returns what cancels it. */
export function soon(run: () => void): () => void {
  const job = { run, cancelled: false };
  queue.push(job);
  schedule();
  return () => {
    job.cancelled = true;
  };
}
