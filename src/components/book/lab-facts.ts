/** What labs measured and the text quotes: `facts.ts` of a lab, found by its folder. */
const modules = import.meta.glob<{ facts: unknown }>('/labs/*/facts.ts', { eager: true });

export function findLabFacts(lab: string): unknown {
  return modules[`/labs/${lab}/facts.ts`]?.facts;
}
