/** N ≈ 12·L·d² + V·d + n·d: layers, token embedding (tied with the output), learned positions. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const MILLION = 1e6;

export const parameterCount = defineExercise({
  id: 'attention.parameter-count',
  level: 2,
  paragraph: 'growing',
  kind: 'numeric',
  ...frame((t) => t.parameterCount),
  variant(random) {
    const layers = random.pick([6, 8, 12, 16, 24]);
    const width = random.pick([256, 384, 512, 768, 1024]);
    const vocabulary = random.pick([16_000, 32_000, 50_257]);
    const context = random.pick([512, 1024, 2048]);
    // in millions
    const blocks = (12 * layers * width ** 2) / MILLION;
    const embeddings = ((vocabulary + context) * width) / MILLION;
    return { layers, width, vocabulary, context, blocks, embeddings, share: embeddings / (blocks + embeddings) };
  },
  spec: {
    fields: [{ unit: text((t) => t.parameterCount.unit) }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: ({
      blocks,
      embeddings,
    }: {
      readonly blocks: number;
      readonly embeddings: number;
      readonly vocabulary: number;
      readonly width: number;
    }) => [blocks + embeddings],
    mistakes: [
      { result: ({ blocks }) => [blocks], text: text((t) => t.parameterCount.noEmbeddings) },
      {
        result: ({ blocks, embeddings }) => [blocks / 3 + embeddings],
        text: text((t) => t.parameterCount.attentionOnly),
      },
      {
        result: ({ blocks, embeddings, vocabulary, width }) => [blocks + embeddings + (vocabulary * width) / MILLION],
        text: text((t) => t.parameterCount.untied),
      },
    ],
  },
});
