/** A host that gives the files of one version of the book, and a line to it that can be cut at any byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}
/** What the host makes of a good answer; null: it cuts the line. */
export type Manners = (path: string, good: Answer) => Answer | null;

export const NOT_FOUND: Answer = { status: 404, type: 'text/html', body: new Uint8Array(0) };

/** A page as its address, as hosts give it. */
function read(root: string, path: string): Answer {
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  try {
    const type = file.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream';
    return { status: 200, type, body: new Uint8Array(readFileSync(join(root, file))) };
  } catch {
    return NOT_FOUND;
  }
}

export class Host {
  /** folder of the version that is published */
  root: string;
  manners: Manners = (_, good) => good;
  /** before each answer: the moment at which the host may be made to change */
  before: (asked: number) => void = () => undefined;
  /** bytes that the line still carries; what remains of the answer then on its way is lost */
  left = Number.POSITIVE_INFINITY;
  /** requests refused before the line is back by itself */
  outage = Number.POSITIVE_INFINITY;
  /** what it is asked for and never answers */
  silent: string | undefined;
  asked = 0;
  /** bytes at which each answer so far began */
  readonly begins: number[] = [];
  carried = 0;

  constructor(root: string) {
    this.root = root;
  }

  /** The line is good again. */
  restore(): void {
    this.left = Number.POSITIVE_INFINITY;
    this.outage = Number.POSITIVE_INFINITY;
  }

  script(): string | undefined {
    if (this.left <= 0) return undefined;
    return new TextDecoder().decode(read(this.root, 'sw.js').body);
  }

  async fetch(request: string | { readonly url: string }, init: RequestInit = {}): Promise<Response> {
    await null;
    this.asked += 1;
    this.before(this.asked);
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, 'https://book.test');
    if (pathname === `/${this.silent}`) await new Promise(() => undefined);
    const answer = this.manners(pathname.slice(1), read(this.root, decodeURI(pathname.slice(1))));
    if (this.left <= 0 || answer === null) {
      this.outage -= 1;
      if (this.outage <= 0) this.restore();
      throw new TypeError('Failed to fetch');
    }
    const body = init.method === 'HEAD' ? new Uint8Array(0) : answer.body;
    this.begins.push(this.carried);
    this.carried += body.length;
    const whole = body.length <= this.left;
    const come = body.slice(0, Math.min(body.length, this.left));
    this.left -= come.length;
    const stream = new ReadableStream({
      start(controller) {
        if (come.length > 0) controller.enqueue(come);
        if (whole) controller.close();
        else controller.error(new TypeError('network error'));
      },
    });
    return new Response(stream, { status: answer.status, headers: { 'content-type': answer.type } });
  }
}
