/** The engines that are not Chromium's, as Debian packages them. */
import { existsSync, globSync } from 'node:fs';
import type { EngineName } from '../../kit/trials.ts';

/** WebKit's browser, which Debian puts among the libraries, under the name of the architecture. */
export const miniBrowser = (): string | undefined => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().at(-1);

export interface EnginePackage {
  readonly name: Exclude<EngineName, 'Chromium'>;
  readonly packages: readonly string[];
  readonly found: () => boolean;
}

export const ENGINES: readonly EnginePackage[] = [
  { name: 'Firefox', packages: ['firefox-esr'], found: () => existsSync('/usr/bin/firefox-esr') },
  {
    name: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    found: () => ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb', miniBrowser() ?? ''].every(existsSync),
  },
];

export const missingEngines = (): readonly EnginePackage[] => ENGINES.filter(({ found }) => !found());
