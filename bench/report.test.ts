import { describe, expect, it } from 'vitest';
import { type Medians, medians, report } from './report.ts';

describe('medians', () => {
  it('takes the middle of each metric over the runs that have it', () => {
    const result = medians([{ mapTime: 3, block: 1 }, { mapTime: 1 }, { mapTime: 2 }]);
    expect(result.mapTime).toBe(2);
    expect(result.block).toBe(1);
    expect(result.token).toBeNaN();
  });
});

describe('report', () => {
  const now: Medians = { ...medians([]), readBytes: 250, mapBytes: 0.5 };
  it('says which ceiling is broken', () => {
    const [, read, map] = report(now, {}).split('\n');
    expect(read).toContain('OVER ≤ 200 kB');
    expect(map).toContain('ok ≤ 0.9 MB');
  });
  it('says which floor is not reached', () => {
    const line = (generatedRatio: number) =>
      report({ ...now, generatedRatio }, {})
        .split('\n')
        .at(-1);
    expect(line(1.4)).toContain('UNDER ≥ 1.5 ×');
    expect(line(1.5)).toContain('ok ≥ 1.5 ×');
  });
  it('prints the change against the baseline', () => {
    expect(report(now, { readBytes: 200 }).split('\n')[1]).toContain('+25.0 %');
  });
});
