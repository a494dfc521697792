/** Debian's Firefox, by WebDriver BiDi (W3C Working Draft): commands and answers over one WebSocket. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, retried } from './engine.ts';

interface Answer {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly result?: unknown;
}

/** The address that a starting Firefox says it listens on. */
function listening(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(`${address}/session`);
    });
    output.once('end', () => reject(new Error(`Firefox ended: ${said.slice(-500)}`)));
  });
}

async function connect(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`no connection to ${address}`));
  });
  return socket;
}

export async function startFirefox(): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const browser = spawn(
    'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const address = await listening(browser.stderr);
  const socket = await retried(() => connect(address));
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  };
  let last = 0;
  const command = (method: string, params: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ error, message, result }) =>
        error ? reject(new Error(`${error}: ${message}`)) : resolve(result),
      );
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await command('session.new', { capabilities: {} });
  const { context } = (await command('browsingContext.create', { type: 'tab' })) as { context: string };
  return {
    name: 'Firefox',
    async open(url) {
      await command('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async size(width, height) {
      await command('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    run: async (call, ...args) => {
      const answer = (await command('script.callFunction', {
        functionDeclaration: `async (args) => JSON.stringify(await (${call})(...JSON.parse(args))) ?? 'null'`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        awaitPromise: true,
        target: { context },
      })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return JSON.parse(answer.result?.value ?? 'null');
    },
    async close() {
      await command('browser.close', {}).catch(() => undefined);
      socket.close();
      browser.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
