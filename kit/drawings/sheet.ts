/** The sheet of drawings that comes with the model: its list, and how it is cut. */
import type { Rgba } from '../images/preprocess.ts';
import { type Concept, type Drawing, type Gallery, GROUPS } from './gallery.ts';

/** `drawings.json`. Tiles lie row by row in `drawings.png`, opaque, `size` pixels a side. */
export interface Sheet {
  readonly size: number;
  readonly columns: number;
  readonly sets: Readonly<
    Record<string, { readonly author: string; readonly license: string; readonly trained: boolean }>
  >;
  readonly concepts: readonly {
    readonly code: string;
    readonly group: number;
    readonly fr: string;
    readonly en: string;
    readonly heldOut: boolean;
  }[];
  /** concept and set of each tile */
  readonly drawings: readonly (readonly [concept: number, set: string])[];
}

/** `picture`: the pixels of the sheet. `url`: where a style sheet finds it. */
export function galleryOf(sheet: Sheet, picture: Rgba, url: string): Gallery {
  const { size, columns } = sheet;
  const rows = picture.height / size;
  const concepts = sheet.concepts.map(
    ({ code, group, fr, en, heldOut }): Concept => ({
      code,
      group: group in GROUPS ? (group as Concept['group']) : 8,
      names: { fr: typographic(fr), en: typographic(en) },
      heldOut,
    }),
  );
  const drawings = sheet.drawings.map(
    ([concept, set]): Drawing => ({
      id: `${concepts[concept]?.code}.${set}`,
      concept,
      set,
      unseen: concepts[concept]?.heldOut ? 'concept' : sheet.sets[set]?.trained ? null : 'style',
    }),
  );
  const corner = (index: number) => ({ column: index % columns, row: Math.floor(index / columns) });
  return {
    concepts,
    drawings,
    rgba(index) {
      const { column, row } = corner(index);
      const data = new Uint8ClampedArray(size * size * 4);
      for (let y = 0; y < size; y++) {
        const from = ((row * size + y) * picture.width + column * size) * 4;
        data.set(picture.data.subarray(from, from + size * 4), y * size * 4);
      }
      return { width: size, height: size, data };
    },
    tile(index) {
      const { column, row } = corner(index);
      const part = (at: number, count: number) => (count > 1 ? (100 * at) / (count - 1) : 0);
      return `url("${url}") ${part(column, columns)}% ${part(row, rows)}% / ${columns * 100}% ${rows * 100}%`;
    },
  };
}

/** Names are kept as captions write them; shown, they have the apostrophe of print. The model reads both alike. */
function typographic(name: string): string {
  return name.replaceAll("'", '’');
}
