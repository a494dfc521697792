/** onnxruntime's wasm, gzipped at build by src/integrations/ort-wasm.ts. */
declare module 'virtual:ort-wasm' {
  export const url: string;
  /** bytes, gzipped */
  export const size: number;
  /** of the gzipped bytes, hexadecimal */
  export const sha256: string;
}
