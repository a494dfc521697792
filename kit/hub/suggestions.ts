/** Public models small enough for a browser, with ONNX weights in their own repositories. */
import type { HubTask } from './plan.ts';

export const SUGGESTIONS: Readonly<Record<HubTask, readonly string[]>> = {
  'text-generation': [
    'HuggingFaceTB/SmolLM2-135M-Instruct',
    'HuggingFaceTB/SmolLM2-360M-Instruct',
    'onnx-community/Qwen2.5-0.5B-Instruct',
  ],
  'zero-shot-image-classification': ['Xenova/clip-vit-base-patch32', 'Xenova/clip-vit-base-patch16'],
};
