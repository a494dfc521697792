/**
 * A browser driven by a protocol of the Web, for those that Playwright does not start from Debian's packages: what a
 * page holds and does is asked by scripts run in it.
 */
export interface Engine {
  readonly name: string;
  /** Opens an address and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Width and height of the window's content, CSS px. */
  size(width: number, height: number): Promise<void>;
  /** Calls a function in the page; what it takes and gives passes as JSON. */
  run<Args extends readonly unknown[], Result>(
    call: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

const PATIENCE_MS = 90_000;

/** Asks again until the page says yes, or throws what `expected` says. */
export async function until<Args extends readonly unknown[]>(
  engine: Engine,
  expected: string,
  call: (...args: Args) => boolean,
  ...args: Args
): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (await engine.run(call, ...args)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${engine.name}: ${expected}, and it never was`);
}

/** Tries a connection until a browser that was just started takes it. */
export async function retried<T>(connect: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await connect();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
