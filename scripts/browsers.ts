/** Finds the browsers of the tests and of the bench, or installs Debian's packages when it may. */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../tests/setup/chromium.ts';
import { missingEngines } from '../tests/setup/engines.ts';

/** Installs packages with apt-get, as root on Debian; nothing elsewhere. */
function install(packages: readonly string[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log(`Not found: installing Debian’s ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'inherit', env });
}

/** Path of Chromium, its shell where it can be had; exits with a sentence when there is none. */
export function ensureChromium(part: 'any' | 'whole' = 'any'): string {
  if (part === 'any' && !findChromium('shell')) install(['chromium-headless-shell']);
  if (!findChromium(part)) install(['chromium']);
  const found = findChromium(part);
  if (found) return found;
  console.error(
    'Chromium is needed for the browser tests. Install it (Debian: `sudo apt-get install chromium`) or set ' +
      'CHROMIUM_PATH to a Chrome or Chromium binary.',
  );
  process.exit(1);
}

/** The other engines; says whose tests are left out where they cannot be had. */
export function ensureEngines(): void {
  if (missingEngines().length > 0) install(missingEngines().flatMap(({ packages }) => packages));
  for (const { name, packages } of missingEngines()) {
    console.log(`${name} not found: its tests are left out (Debian: \`sudo apt-get install ${packages.join(' ')}\`).`);
  }
}
