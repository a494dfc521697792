import { afterEach, expect, it, vi } from 'vitest';
import { getRuntime, getWasmRuntime } from './client.ts';

afterEach(() => void vi.unstubAllGlobals());

it('what must run on wasm shares the page’s worker where nothing else can be chosen there, and has its own elsewhere', () => {
  vi.stubGlobal('navigator', {});
  expect(getWasmRuntime()).toBe(getRuntime());
  vi.stubGlobal('navigator', { gpu: {} });
  const apart = getWasmRuntime();
  expect(apart).not.toBe(getRuntime());
  expect([getRuntime().status.choice, apart.status.choice]).toEqual(['auto', 'wasm']);
  expect(getWasmRuntime()).toBe(apart);
});
