/** What the text says of the exam's mistakes, on the answers that the build records. */
import { galleryInNode } from '@kit/drawings/node.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, it } from 'vitest';
import { examOf } from './exam.ts';
import { record } from './recorded.ts';

it.each(LOCALES)(
  'wrong answers of the %s exams fall in the right group far more often than by chance',
  async (locale) => {
    const { recording } = await record(locale);
    const gallery = await galleryInNode();
    let [wrong, inGroup, byChance] = [0, 0, 0];
    for (const unseen of ['concept', 'style'] as const) {
      const { concepts, truths } = examOf(gallery, unseen, null);
      const groups = concepts.map((index) => gallery.concepts[index]?.group);
      recording.exam[unseen].predicted.forEach((predicted, i) => {
        const truth = truths[i] ?? 0;
        if (predicted === truth) return;
        wrong += 1;
        inGroup += Number(groups[predicted] === groups[truth]);
        byChance += (groups.filter((group) => group === groups[truth]).length - 1) / (groups.length - 1);
      });
    }
    expect(wrong).toBeGreaterThan(50);
    expect(inGroup / wrong).toBeGreaterThan((2 * byChance) / wrong);
    expect(inGroup / wrong).toBeLessThan(0.6); // many have no visible reason
  },
  120_000,
);
