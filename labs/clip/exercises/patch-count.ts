/** n = (H/P)·(W/P) patches, n² pairs to compare (the chapter's eq-patches). */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const patchCount = defineExercise({
  id: 'clip.patch-count',
  level: 1,
  paragraph: 'seeing',
  kind: 'numeric',
  ...frame((t) => t.patchCount),
  variant(random) {
    const patch = random.pick([4, 8, 14, 16]);
    const columns = random.integer(6, 20);
    const rows = columns + random.pick([-2, 2, 4]);
    return { patch, width: columns * patch, height: rows * patch, columns, rows, numbers: patch * patch * 3 };
  },
  spec: {
    fields: [
      { label: text((t) => t.patchCount.tokens), integer: true, min: 1 },
      { label: text((t) => t.patchCount.pairs), integer: true, min: 1 },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 8,
    solve: ({
      columns,
      rows,
    }: {
      readonly columns: number;
      readonly rows: number;
      readonly width: number;
      readonly height: number;
      readonly patch: number;
    }) => [columns * rows, (columns * rows) ** 2],
    misses: async ({ columns, rows }) => [
      [columns * rows + 1, (columns * rows) ** 2],
      [columns * rows, columns * rows],
    ],
    mistakes: [
      { result: ({ columns, rows }) => [columns + rows, (columns + rows) ** 2], text: text((t) => t.patchCount.added) },
      {
        result: ({ width, height, patch }) => [(width * height) / patch, ((width * height) / patch) ** 2],
        text: text((t) => t.patchCount.side),
      },
    ],
  },
});
