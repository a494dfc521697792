/**
 * Numbers of equations, figures, tables and exercises, computed from the MDX sources in reading order:
 * one chapter-wide sequence per kind (55.1, 55.2 …). The source is scanned, not rendered, so that a section
 * can refer to an object of a later one.
 */
export type LabelKind = 'equation' | 'figure' | 'table' | 'exercise' | 'lab' | 'section';

export interface Label {
  readonly kind: LabelKind;
  /** id as written in the source */
  readonly id: string;
  /** '55.2'; '' for a lab, which is named, not numbered */
  readonly number: string;
  /** slug of the page it is on */
  readonly page: string;
  /** id of its element in that page, '' for the page itself */
  readonly anchor: string;
}

export interface Source {
  readonly slug: string;
  /** number of the section, '55.1.1' */
  readonly number: string;
  readonly body: string;
}

const KINDS: Readonly<Record<string, LabelKind>> = {
  Equation: 'equation',
  Figure: 'figure',
  DataTable: 'table',
  Exercise: 'exercise',
  Lab: 'lab',
};

/** '55.2' before '55.10'. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Id of the element that shows a labelled object: dots do not travel well in anchors and selectors. */
export function anchorOf(kind: LabelKind, id: string): string {
  if (kind === 'section') return '';
  const plain = id.replaceAll('.', '-');
  if (kind === 'exercise') return `ex-${plain}`;
  if (kind === 'lab') return `lab-${plain}`;
  return plain;
}

/** Fenced code, inline code, maths and comments may show a tag without being one. */
export function withoutCode(body: string): string {
  return body
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/`[^`\n]*`/g, '');
}

/** Values of attribute `name` of every `<Tag …>` of the source, in order. */
export function attributeValues(body: string, tags: readonly string[], name: string): { tag: string; value: string }[] {
  const tag = new RegExp(`<(${tags.join('|')})\\b([^>]*)>`, 'g');
  const attribute = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  const found: { tag: string; value: string }[] = [];
  for (const [, tagName = '', attributes = ''] of withoutCode(body).matchAll(tag)) {
    const match = attribute.exec(attributes);
    if (match) found.push({ tag: tagName, value: match[1] ?? match[2] ?? '' });
  }
  return found;
}

/** Labels of a whole book in one language; `sources` in any order. Throws when an id is used twice. */
export function numberLabels(sources: readonly Source[], chapter: string): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  const counts = new Map<LabelKind, number>();
  const add = (key: string, label: Label) => {
    const other = labels.get(key);
    if (other) throw new Error(`Label "${key}" is used twice: in ${other.page} and in ${label.page}.`);
    labels.set(key, label);
  };
  for (const { slug, number, body } of [...sources].sort((a, b) => compareNumbers(a.number, b.number))) {
    add(slug, { kind: 'section', id: slug, number, page: slug, anchor: '' });
    for (const { tag, value: id } of attributeValues(body, Object.keys(KINDS), 'id')) {
      const kind = KINDS[tag];
      if (!kind) continue;
      const rank = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, rank);
      const label: Label = {
        kind,
        id,
        number: kind === 'lab' ? '' : `${chapter}.${rank}`,
        page: slug,
        anchor: anchorOf(kind, id),
      };
      add(kind === 'lab' || kind === 'exercise' ? label.anchor : id, label);
    }
  }
  return labels;
}
