/** Orders against graphs, worked out by hand; and against every order tried, on drawn graphs. */
import { expect, it } from 'vitest';
import { seededRandom } from '../../random.ts';
import { misplaced } from './graph.ts';
import type { Step } from './spec.ts';

const text = { fr: '', en: '' };
const steps = (graph: Readonly<Record<string, readonly string[]>>): Step[] =>
  Object.entries(graph).map(([id, after]) => ({ id, after, text }));
const CHAIN = steps({ a: [], b: ['a'], c: ['b'], d: ['c'] });
const FORK = steps({ a: [], b: [], c: ['a', 'b'], d: ['c'] });

it('moves nothing where nothing is contradicted, steps left out or not', () => {
  expect(misplaced(['a', 'b', 'c', 'd'], CHAIN)).toEqual([]);
  expect(misplaced(['b', 'd'], CHAIN)).toEqual([]);
  expect(misplaced(['b', 'a', 'c', 'd'], FORK)).toEqual([]);
});

it('moves the fewest: the one that jumped, one of two swapped, all but one of a reversed row', () => {
  expect(misplaced(['d', 'a', 'b', 'c'], CHAIN)).toEqual(['d']);
  expect(misplaced(['a', 'c', 'b', 'd'], CHAIN)).toHaveLength(1);
  expect(misplaced(['d', 'c', 'b', 'a'], CHAIN)).toHaveLength(3);
  // what stands far before counts too, where what links them is left out
  expect(misplaced(['d', 'a'], CHAIN)).toHaveLength(1);
});

it('leaves as many as the largest part that can stay, found by trying all parts', () => {
  const random = seededRandom(7);
  for (let trial = 0; trial < 60; trial += 1) {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const graph = steps(
      Object.fromEntries(names.map((name, i) => [name, names.slice(0, i).filter(() => random.uniform() < 0.3)])),
    );
    const reach = (id: string): string[] =>
      (graph.find((step) => step.id === id)?.after ?? []).flatMap((one) => [one, ...reach(one)]);
    const order = random.shuffle(names);
    const sound = (part: readonly string[]) =>
      part.every((first, i) => part.slice(i + 1).every((second) => !reach(first).includes(second)));
    const parts = Array.from({ length: 2 ** names.length }, (_, mask) => order.filter((_, i) => (mask >> i) & 1));
    const most = Math.max(...parts.filter(sound).map((part) => part.length));
    const moved = misplaced(order, graph);
    expect(order.length - moved.length).toBe(most);
    expect(sound(order.filter((id) => !moved.includes(id)))).toBe(true);
  }
});
