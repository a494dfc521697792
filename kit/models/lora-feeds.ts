/**
 * An adapter as the inputs of `onnx/lora.onnx`: for each module m, `lora_A.{m}` [L, in, r] and `lora_B.{m}` [L, r,
 * out], transposed from the file's A [r, in] and B [out, r]; `lora_scale`. Zeros where nothing is adapted, of rank 1 at
 * least: WebGPU has no empty tensor.
 */
import { LORA_MODULES, type LoraAdapter, linearSize } from '../lora/adapter.ts';
import type { DecoderConfig } from './decoder.ts';
import { float32, type Tensor, type Tensors } from './session.ts';

export function loraFeeds({ factors, rank, scale }: LoraAdapter, config: DecoderConfig): Tensors {
  const feeds: Record<string, Tensor> = { lora_scale: float32(Float32Array.of(scale), []) };
  for (const module of LORA_MODULES) {
    const size = linearSize(config, module);
    const own = factors.filter((layer) => layer.module === module);
    const r = own.length > 0 ? rank : 1;
    const a = new Float32Array(config.layers * size.in * r);
    const b = new Float32Array(config.layers * r * size.out);
    for (const layer of own) {
      const atA = layer.layer * size.in * r;
      const atB = layer.layer * r * size.out;
      for (let k = 0; k < r; k++) {
        for (let i = 0; i < size.in; i++) a[atA + i * r + k] = layer.a[k * size.in + i] as number;
        for (let o = 0; o < size.out; o++) b[atB + k * size.out + o] = layer.b[o * r + k] as number;
      }
    }
    feeds[`lora_A.${module}`] = float32(a, [config.layers, size.in, r]);
    feeds[`lora_B.${module}`] = float32(b, [config.layers, r, size.out]);
  }
  return feeds;
}
