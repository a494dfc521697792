/** How exercises take their texts from one file per language. */
import type { Localized } from '../i18n/index.ts';
import type { CodeTest } from './kinds/code/spec.ts';
import type { MatchingItem, MatchingLine } from './kinds/matching/spec.ts';
import type { Ladder } from './types.ts';

type TestTexts<Name extends string> = Readonly<Record<Name, { readonly name: string; readonly advice: string }>>;

interface LadderTexts {
  readonly worked: string;
  readonly gaps: readonly { readonly ask: string; readonly fill: string }[];
}

interface Frame {
  readonly title: string;
  readonly statement: string;
  readonly hints: readonly string[];
  readonly solution: string;
  readonly ladder?: LadderTexts;
}

/**
 * `text` is one text in every language; `frame` the title, statement, hints, solution and ladder of one
 * exercise; `testsOf` gives the tests of an exercise of code by their names; `linesOf` and `itemsOf` the two sides of a
 * matching by theirs.
 */
export function textsFrom<Texts>(texts: Localized<Texts>) {
  const text = (pick: (texts: Texts) => string): Localized => ({ fr: pick(texts.fr), en: pick(texts.en) });
  const ladderOf = (pick: (texts: Texts) => LadderTexts | undefined): Ladder => ({
    worked: text((t) => pick(t)?.worked ?? ''),
    gaps: (pick(texts.fr)?.gaps ?? []).map((_, i) => ({
      ask: text((t) => pick(t)?.gaps[i]?.ask ?? ''),
      fill: text((t) => pick(t)?.gaps[i]?.fill ?? ''),
    })),
  });
  const frame = (pick: (texts: Texts) => Frame) => ({
    title: text((t) => pick(t).title),
    statement: text((t) => pick(t).statement),
    hints: pick(texts.fr).hints.map((_, i) => text((t) => pick(t).hints[i] ?? '')),
    solution: text((t) => pick(t).solution),
    ...(pick(texts.fr).ladder && { ladder: ladderOf((t) => pick(t).ladder) }),
  });
  const testsOf =
    <Name extends string>(pick: (texts: Texts) => TestTexts<Name>) =>
    (name: Name, visible: boolean, make: CodeTest['make']): CodeTest => ({
      name: text((t) => pick(t)[name].name),
      advice: text((t) => pick(t)[name].advice),
      visible,
      make,
    });
  const itemsOf = <Name extends string>(pick: (texts: Texts) => Readonly<Record<Name, string>>): MatchingItem[] =>
    (Object.keys(pick(texts.fr)) as Name[]).map((id) => ({ id, text: text((t) => pick(t)[id]) }));
  /** `goes`: by the name of a line, that of what goes with it; `mistakes`: by line, then by what was chosen for it */
  const linesOf = <Name extends string>(
    pick: (texts: Texts) => Readonly<Record<Name, { readonly text: string; readonly why: string }>>,
    goes: Readonly<Record<Name, string>>,
    mistakes?: Readonly<Partial<Record<Name, MatchingLine['mistakes']>>>,
  ): MatchingLine[] =>
    (Object.keys(goes) as Name[]).map((id) => ({
      id,
      with: goes[id],
      text: text((t) => pick(t)[id].text),
      why: text((t) => pick(t)[id].why),
      ...(mistakes?.[id] && { mistakes: mistakes[id] }),
    }));
  return { text, frame, testsOf, itemsOf, linesOf };
}
