/** Finds Chromium for the tests and the bench, or installs Debian's package when it may. */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../tests/setup/chromium.ts';

/** Path of Chromium; installs it with apt-get as root on Debian; exits with a sentence when there is none. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Chromium not found: installing Debian’s package “chromium” …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env });
    const installed = findChromium();
    if (installed) return installed;
  }
  console.error(
    'Chromium is needed for the browser tests. Install it (Debian: `sudo apt-get install chromium`) or set ' +
      'CHROMIUM_PATH to a Chrome or Chromium binary.',
  );
  process.exit(1);
}
