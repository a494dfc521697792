import { describe, expect, it } from 'vitest';
import { decideBackend, type Gpu } from './backend.ts';

const gpu = (info: Record<string, unknown> | null): Gpu => ({
  requestAdapter: async () => (info ? { info } : null),
});
const REAL = gpu({ vendor: 'apple', architecture: 'metal-3', description: '', isFallbackAdapter: false });
const SOFTWARE = gpu({
  vendor: 'google',
  architecture: 'swiftshader',
  description: 'SwiftShader',
  isFallbackAdapter: true,
});
const BROKEN: Gpu = { requestAdapter: () => Promise.reject(new Error('blocklisted')) };

describe('backend', () => {
  it.each([
    ['auto', 'a real adapter', REAL, 'webgpu', 'webgpu-available', 'apple metal-3'],
    ['auto', 'a software adapter', SOFTWARE, 'wasm', 'fallback-adapter', 'SwiftShader'],
    ['auto', 'no adapter', gpu(null), 'wasm', 'no-adapter', ''],
    ['auto', 'no WebGPU', undefined, 'wasm', 'no-adapter', ''],
    ['auto', 'a WebGPU that fails', BROKEN, 'wasm', 'no-adapter', ''],
    ['webgpu', 'a real adapter', REAL, 'webgpu', 'chosen', 'apple metal-3'],
    ['webgpu', 'a software adapter', SOFTWARE, 'webgpu', 'chosen', 'SwiftShader'],
    ['webgpu', 'no WebGPU', undefined, 'wasm', 'no-adapter', ''],
    ['wasm', 'a real adapter', REAL, 'wasm', 'chosen', ''],
  ] as const)('%s with %s', async (choice, _, adapters, backend, reason, adapter) => {
    expect(await decideBackend(choice, adapters)).toEqual({ backend, reason, adapter });
  });
});
