/** On what the models run: WebGPU when the reader has a GPU behind it, WebAssembly otherwise. */

export type Backend = 'webgpu' | 'wasm';
/** What the reader asks for; `auto` is WebGPU when a real adapter exists, wasm otherwise. */
export type BackendChoice = 'auto' | Backend;

/** Why the runtime is on the backend it is on: keys of a sentence in the reader's language. */
export type BackendReason =
  | 'webgpu-available'
  | 'no-adapter'
  | 'fallback-adapter'
  | 'device-lost'
  | 'webgpu-failed'
  | 'chosen';

export interface BackendDecision {
  readonly backend: Backend;
  readonly reason: BackendReason;
  /** human-readable adapter, '' when there is none */
  readonly adapter: string;
}

/** What is needed of `navigator.gpu`. */
export interface Gpu {
  requestAdapter(): Promise<Adapter | null>;
}
interface Adapter {
  readonly info: Readonly<Partial<Record<'vendor' | 'architecture' | 'description', string>>> & {
    readonly isFallbackAdapter?: boolean;
  };
}

/**
 * `auto` leaves software adapters (SwiftShader, WARP) aside: WebAssembly is several times faster than they are.
 * A reader who asks for WebGPU gets it even on one of them.
 */
export async function decideBackend(choice: BackendChoice, gpu: Gpu | undefined): Promise<BackendDecision> {
  if (choice === 'wasm') return { backend: 'wasm', reason: 'chosen', adapter: '' };
  const info = (await gpu?.requestAdapter().catch(() => null))?.info;
  if (!info) return { backend: 'wasm', reason: 'no-adapter', adapter: '' };
  const adapter = info.description || [info.vendor, info.architecture].filter(Boolean).join(' ');
  if (choice === 'webgpu') return { backend: 'webgpu', reason: 'chosen', adapter };
  if (info.isFallbackAdapter) return { backend: 'wasm', reason: 'fallback-adapter', adapter };
  return { backend: 'webgpu', reason: 'webgpu-available', adapter };
}
