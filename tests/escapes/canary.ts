/** Somebody who listens, and must hear nothing: whatever connects is counted, before it says a word. */
import { createServer } from 'node:net';

export interface Canary {
  /** host and port */
  readonly address: string;
  readonly heard: () => number;
  close(): Promise<void>;
}

export async function startCanary(): Promise<Canary> {
  let heard = 0;
  const server = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    address: `127.0.0.1:${port}`,
    heard: () => heard,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
