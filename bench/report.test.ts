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
  it('prints the change against the baseline', () => {
    expect(report(now, { readBytes: 200 }).split('\n')[1]).toContain('+25.0 %');
  });
});
