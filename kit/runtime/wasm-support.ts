/**
 * Whether models can run here at all. WebAssembly is missing under iOS's Lockdown Mode and in hardened browsers,
 * forbidden by a host's policy without 'wasm-unsafe-eval', and lacks the vector instructions of onnxruntime in
 * browsers before 2023. WebGPU is no way out: onnxruntime itself is WebAssembly.
 */
import { RuntimeError } from './errors.ts';

/** A module of one function, `() => i8x16.popcnt(i8x16.splat(0))`: compiling it tries all three. */
const WITH_VECTORS = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

let known: boolean | undefined;

export function canRunWasm(): boolean {
  known ??= compiles();
  return known;
}

function compiles(): boolean {
  try {
    return new WebAssembly.Module(WITH_VECTORS) instanceof WebAssembly.Module;
  } catch {
    return false; // no such global, a policy against it, or an instruction it does not know
  }
}

/** Throws RuntimeError('no-wasm') where no model can run: before anything is asked of the reader or fetched. */
export function requireWasm(): void {
  if (!canRunWasm()) throw new RuntimeError('no-wasm');
}
