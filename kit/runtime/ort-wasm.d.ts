/** onnxruntime's wasm, gzipped at build by src/integrations/onnxruntime-wasm.ts. */
declare module 'virtual:ort-wasm' {
  interface Packed {
    readonly url: string;
    /** bytes, gzipped */
    readonly size: number;
    /** of the gzipped bytes, hexadecimal */
    readonly sha256: string;
  }
  export const jspi: Packed;
  export const asyncify: Packed;
}
