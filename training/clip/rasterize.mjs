// Draws the emojis of every set at 64 × 64 pixels, with transparency.
//
//   node rasterize.mjs WORK     WORK holds this folder's package.json, installed
//
// Sets drawn before are kept: remove WORK/emoji.json to draw all again.
// Writes WORK/emoji.bin (uint8, N × 64 × 64 × 4, straight alpha) and WORK/emoji.json:
// {"size", "sets": {set: {version, license}}, "concepts": [{code, group, fr, en, tags}], "images": [[concept, set]]}.
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const SIZE = 64;
const SETS = ['noto', 'noto-v1', 'twemoji', 'fluent-emoji', 'fluent-emoji-flat', 'emojione', 'fxemoji', 'openmoji', 'emojione-v1', 'streamline-emojis'];
/** Sets that number their variants: the first stands for all. */
const NUMBERED = new Set(['streamline-emojis']);
/** Names that mean something else there: its turkey is the flag. */
const MISNAMED = { 'streamline-emojis': ['turkey'] };
const SHORTCODES = ['cldr', 'emojibase', 'github', 'joypixels'];
const COMPONENTS = 2; // emojibase's group of skin tones and hair

const work = resolve(process.argv[2] ?? 'training/.work/clip');
const modules = join(work, 'node_modules');
const sharp = createRequire(join(work, 'package.json'))('sharp');
const read = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));
const tryRead = (...path) => {
  try {
    return read(...path);
  } catch {
    return {};
  }
};

/** Code points without the variation selector, in lower case: '2764'. */
const plain = (code) => code.toLowerCase().replaceAll('-fe0f', '');
/** A name reduced to its letters and digits, so that sets' spellings meet. */
const key = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** One entry per emoji: no component, no skin tone, no man or woman variant of a person. */
function concepts() {
  const french = new Map(read('emojibase-data', 'fr', 'data.json').map((e) => [e.hexcode, e]));
  return read('emojibase-data', 'en', 'data.json')
    .filter((e) => e.group !== undefined && e.group !== COMPONENTS)
    .filter((e) => !/-200D-(2640|2642)|^1F46[89](-1F3F.)?-200D/.test(e.hexcode))
    .map((e) => ({
      code: plain(e.hexcode),
      group: e.group,
      subgroup: e.subgroup,
      en: e.label,
      fr: french.get(e.hexcode).label,
      tags: { en: e.tags ?? [], fr: french.get(e.hexcode).tags ?? [] },
    }));
}

/** Every known name of an emoji → its code. */
function names(list) {
  const found = new Map();
  for (const set of SETS)
    for (const [code, name] of Object.entries(tryRead('@iconify-json', set, 'chars.json'))) found.set(key(name), plain(code));
  for (const source of SHORTCODES)
    for (const [code, value] of Object.entries(tryRead('emojibase-data', 'en', 'shortcodes', `${source}.json`)))
      for (const name of [value].flat()) if (!found.has(key(name))) found.set(key(name), plain(code));
  for (const c of list) found.set(key(c.en), c.code);
  return found;
}

function svg(icon, set) {
  const width = icon.width ?? set.width ?? 16;
  const height = icon.height ?? set.height ?? 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${icon.left ?? 0} ${icon.top ?? 0} ${width} ${height}" width="${SIZE * 2}" height="${(SIZE * 2 * height) / width}">${icon.body}</svg>`;
}

/** Straight-alpha pixels, SIZE × SIZE × 4, the drawing centred. */
function draw(source) {
  const options = { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } };
  return sharp(Buffer.from(source)).resize(SIZE, SIZE, options).ensureAlpha().raw().toBuffer();
}

const list = concepts();
const index = new Map(list.map((c, i) => [c.code, i]));
const byName = names(list);
let drawn = { sets: {}, images: [] };
try {
  drawn = JSON.parse(readFileSync(join(work, 'emoji.json'), 'utf8'));
} catch {
  // nothing drawn yet
}
const { sets, images } = drawn;
const out = openSync(join(work, 'emoji.bin'), images.length > 0 ? 'a' : 'w');
for (const name of SETS) {
  if (name in sets) continue;
  const set = read('@iconify-json', name, 'icons.json');
  const info = read('@iconify-json', name, 'info.json');
  sets[name] = { version: read('@iconify-json', name, 'package.json').version, license: info.license.spdx, author: info.author };
  const codes = new Map(Object.entries(tryRead('@iconify-json', name, 'chars.json')).map(([c, n]) => [n, plain(c)]));
  const done = new Set();
  const every = [...Object.keys(set.icons), ...Object.keys(set.aliases ?? {})];
  for (const icon of every) {
    const title = NUMBERED.has(name) ? icon.replace(/-\d+$/, '') : icon;
    const concept = index.get(codes.get(icon) ?? byName.get(key(title)));
    const alias = set.aliases?.[icon];
    if (MISNAMED[name]?.includes(icon)) continue;
    if (concept === undefined || done.has(concept) || alias?.rotate || alias?.hFlip || alias?.vFlip) continue;
    const body = set.icons[alias ? alias.parent : icon];
    if (!body) continue;
    const pixels = await draw(svg(body, set));
    if (pixels.length !== SIZE * SIZE * 4 || !pixels.some((v, i) => i % 4 === 3 && v > 64)) continue;
    done.add(concept);
    writeSync(out, pixels);
    images.push([concept, SETS.indexOf(name)]);
  }
  console.log(name, done.size);
}
closeSync(out);
writeFileSync(join(work, 'emoji.json'), JSON.stringify({ size: SIZE, sets, concepts: list, images }));
console.log(`${list.length} concepts, ${images.length} images`);
