/** What nobody who hears a page should have to guess, in a transcript of it. */
import type { Said } from './transcript.ts';

const CONTROL = new RegExp(
  '^(button|link|tab|radio|checkbox|switch|option|slider|spinbutton|' +
    'progressbar|textbox|searchbox|combobox.*|listbox|grid|tablist|ComboBox.*|PopUpButton)$',
);
const GRAPHIC = /^(image|img|graphics-.*|Canvas|canvas)$/;
/** What gives the number in it a name: heads of a table, its own name. */
const NAMING = new RegExp(
  '^(cell|gridcell|columnheader|rowheader|row|option|radio|heading|button|link|' +
    'tab|math|MathMLMath|definition|LayoutTableCell|code|term|listitem|superscript|subscript)$',
);
/** A part of a page is named by the heading or the table that it holds. */
const PART = /^(region|article|group|figure|form|tabpanel|list|section)$/;
/** Drawn beside a name, for the eye: heard, it would be « black down-pointing small triangle ». */
const DRAWN = /[▸▾▶▼▲△▽]/;
const STUTTER = /(?<!\p{L})(\p{L}[\p{L} ]{4,}) \1(?!\p{L})/u;
/** Two neighbours may hold the same number. */
const CELL = /^(cell|gridcell|columnheader|rowheader|row|option)$/;
const NUMBER = /^[−+-]?\d[\d\s]*([.,]\d+)?$/;
/** « 55.3.1 » names a section. */
const SECTION = /^55(\.\d)+$/;
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function faultsOf(all: readonly Said[]): string[] {
  const faults: string[] = [];
  const parents = (at: number): Said[] => {
    const chain: Said[] = [];
    for (let i = all[at]?.within ?? -1; i >= 0; i = all[i]?.within ?? -1) chain.push(all[i] as Said);
    return chain;
  };
  const inside = (at: number) => all.filter((_, i) => all[i]?.within === at);
  let level = 0;
  const spoken = new Map<string, number>();
  all.forEach((said, at) => {
    const { role, name, live } = said;
    const where =
      parents(at)
        .map((one) => plain(one.name))
        .find(Boolean) ?? '';
    const fault = (what: string) =>
      faults.push(`${what}: ${role} « ${plain(name).slice(0, 60)} » in « ${where.slice(0, 40)} »`);
    if (CONTROL.test(role) && !plain(name)) fault('no name');
    if (GRAPHIC.test(role) && !plain(name)) fault('a graphic without a name');
    const before = all[at - 1];
    if (
      before &&
      !CELL.test(role) &&
      !CELL.test(before.role) &&
      !(PART.test(before.role) && /^(heading|table|grid)$/.test(role)) &&
      plain(name).length > 1 &&
      plain(before.name) === plain(name) &&
      before.within !== at &&
      before.role !== role
    )
      fault(`said twice in a row, after ${before.role}`);
    if (role === 'StaticText' && NUMBER.test(plain(name)) && !SECTION.test(plain(name))) {
      const around = parents(at);
      const siblings = inside(said.within);
      const alone = siblings.every((one) => NUMBER.test(plain(one.name)) || !plain(one.name));
      if (alone && !around.some((one) => NAMING.test(one.role))) fault('a number of nothing');
    }
    if (CONTROL.test(role) && plain(said.description) && plain(said.description) === plain(name))
      fault('described by its own name');
    if (DRAWN.test(name)) fault('a drawing is said');
    if (role === 'slider' && STUTTER.test(`${plain(said.value)}. ${plain(said.description)}`))
      fault(`repeats itself, ${plain(said.value)}`);
    if (role === 'slider' && !plain(said.value)) fault('no value');
    if (role === 'heading') {
      if (level > 0 && said.level > level + 1) fault(`heading ${said.level} after ${level}`);
      level = said.level;
    }
    if (live) {
      if (live === 'assertive' && role !== 'alert') fault('interrupts');
      if (parents(at).some((one) => one.live)) fault('a live region in another');
      const text = plain(
        all
          .filter((_, i) => i === at || within(all, i, at))
          .map((one) => one.name)
          .join(' '),
      );
      if (text.length > 20 && spoken.has(text)) fault('announced twice');
      spoken.set(text, at);
    }
  });
  return faults;
}

function within(all: readonly Said[], at: number, root: number): boolean {
  for (let i = all[at]?.within ?? -1; i >= 0; i = all[i]?.within ?? -1) if (i === root) return true;
  return false;
}
