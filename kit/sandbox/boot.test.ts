import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { BOOT_HASH, BOOT_SCRIPT, SANDBOX_DOCUMENT, SANDBOX_POLICY } from './boot.ts';

test('the hash that the policies allow is the hash of the script that runs', () => {
  expect(BOOT_HASH).toBe(`sha256-${createHash('sha256').update(BOOT_SCRIPT).digest('base64')}`);
  expect(SANDBOX_DOCUMENT).toContain(`<script>${BOOT_SCRIPT}</script>`);
});

test('the policy allows nothing else', () => {
  expect(SANDBOX_POLICY).toBe(`default-src 'none'; script-src '${BOOT_HASH}'; worker-src blob:`);
  expect(SANDBOX_DOCUMENT).toContain(`content="${SANDBOX_POLICY}"`);
});
