/** WebKitGTK, the engine of Safari, by WebDriver (W3C Recommendation) in a virtual display. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { miniBrowser } from '../setup/engines.ts';
import { type Engine, retried } from './engine.ts';

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts Xvfb on the first display it finds free, whose number it writes to its third file descriptor. */
async function virtualDisplay(): Promise<{ server: ChildProcess; display: string }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
  return { server, display: `:${number}` };
}

export async function startWebKit(): Promise<Engine> {
  const { server, display } = await virtualDisplay();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    // without a GPU, and as root of a container, where its own sandbox cannot start
    env: {
      ...process.env,
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const command = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value as unknown;
  };
  const capabilities = {
    alwaysMatch: {
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation', '--full-screen'] },
    },
  };
  const { sessionId } = (await retried(() => command('POST', '/session', { capabilities }))) as { sessionId: string };
  const session = `/session/${sessionId}`;
  return {
    name: 'WebKit',
    async open(url) {
      await command('POST', `${session}/url`, { url });
    },
    async size(width, height) {
      await command('POST', `${session}/window/rect`, { x: 0, y: 0, width, height });
    },
    run: async (call, ...args) => {
      const script = `return Promise.resolve((${call})(...arguments)).then((value) => JSON.stringify(value) ?? 'null');`;
      const text = (await command('POST', `${session}/execute/sync`, { script, args })) as string;
      return JSON.parse(text);
    },
    async close() {
      await command('DELETE', session).catch(() => undefined);
      driver.kill();
      server.kill();
    },
  };
}
