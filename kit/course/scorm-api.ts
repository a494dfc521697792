/** The API of SCORM 1.2, which the course puts on a window above the one that it opens. */

export interface Scorm12 {
  LMSInitialize(empty: ''): unknown;
  LMSFinish(empty: ''): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(empty: ''): unknown;
}

/** What is read of a window. */
export interface Frame {
  readonly parent?: Frame | null;
  readonly opener?: Frame | null;
  readonly API?: unknown;
}

/** windows above the one that asks, which is as far as SCORM has it looked for */
const MOST = 7;

/** Another site's window refuses to be read. */
function reading<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

function above(from: Frame): Scorm12 | null {
  let frame: Frame = from;
  for (let up = 0; up <= MOST; up += 1) {
    const here = frame;
    const api = reading(() => here.API);
    if (api) return api as Scorm12;
    const parent = reading(() => here.parent);
    if (!parent || parent === here) return null;
    frame = parent;
  }
  return null;
}

/** Among the windows around this one, then around the one that opened it, or opened one of those around. */
export function findApi(from: Frame): Scorm12 | null {
  const found = above(from);
  if (found) return found;
  let frame: Frame | null = from;
  for (let up = 0; frame && up <= MOST; up += 1) {
    const here: Frame = frame;
    const opener = reading(() => here.opener);
    const api = opener && above(opener);
    if (api) return api;
    const parent: Frame | null = reading(() => here.parent) ?? null;
    frame = parent === here ? null : parent;
  }
  return null;
}
