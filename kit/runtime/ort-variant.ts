/**
 * Which build of onnxruntime this browser uses; both run on WebGPU and on wasm. To wait for the GPU, C++ code must be
 * suspended: the browser does it (JavaScript Promise Integration, Chromium 137 and later) or the compiler rewrote
 * every function for it (asyncify). The first is 4.1 MB instead of 6.6, and in Chromium 156 the decoder opens in two
 * thirds of the time with 100 MB less. Without WebAssembly, wasm-support.ts says so; here nothing must fail.
 */
export const ORT_VARIANT: 'jspi' | 'asyncify' =
  typeof WebAssembly === 'object' && 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';
