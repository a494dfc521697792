import { describe, expect, it } from 'vitest';
import { medians, report, type Sample } from './report.ts';

describe('medians', () => {
  it('takes the middle of each metric over the runs that have it', () => {
    const result = medians([{ mapTime: 3, 'clip.block': 1 }, { mapTime: 1 }, { mapTime: 2 }]);
    expect(result).toEqual({ mapTime: 2, 'clip.block': 1 });
  });
});

describe('report', () => {
  const now: Sample = { readBytes: 250, mapBytes: 0.5, 'lora.block': 101 };
  it('says which ceiling is broken', () => {
    const [read, map, block] = report(now, {}).split('\n');
    expect(read).toContain('OVER ≤ 200 kB');
    expect(map).toContain('ok ≤ 0.9 MB');
    expect(block).toMatch(/^lora: longest main-thread block .* OVER ≤ 100 ms/);
  });
  it('says which floor is not reached', () => {
    const line = (generatedRatio: number) => report({ generatedRatio }, {});
    expect(line(1.4)).toContain('UNDER ≥ 1.5 ×');
    expect(line(1.5)).toContain('ok ≥ 1.5 ×');
  });
  it('prints the change against the baseline', () => {
    expect(report(now, { readBytes: 200 }).split('\n')[0]).toContain('+25.0 %');
  });
});
