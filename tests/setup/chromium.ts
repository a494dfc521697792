/** Where Chromium is and how tests start it. */
import { existsSync } from 'node:fs';
import type { LaunchOptions } from 'playwright';

/**
 * The same engine without the windows of a desktop, which tests never see: with them each page opened costs twice as
 * much or more, for a strip of tabs that nobody looks at.
 */
const SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What there is of Chromium. `CHROMIUM_PATH` wins; then the shell, unless the whole browser is asked for. */
export function findChromium(part: 'any' | 'shell' | 'whole' = 'any'): string | undefined {
  const known = [
    process.env['CHROMIUM_PATH'],
    ...(part === 'whole' ? [] : [SHELL]),
    ...(part === 'shell' ? [] : WHOLE),
  ];
  return known.find((path): path is string => Boolean(path && existsSync(path)));
}

/** Launch options for a Chromium that runs WebGPU without a GPU and asks nothing of the network. */
export function chromiumLaunch(part: 'any' | 'whole' = 'any'): LaunchOptions {
  const executablePath = findChromium(part);
  return {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: [
      '--no-sandbox',
      '--enable-unsafe-webgpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // letters as wide in the shell as in the whole browser
      '--font-render-hinting=none',
    ],
  };
}
