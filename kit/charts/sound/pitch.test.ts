import { describe, expect, it } from 'vitest';
import { HIGHEST, LOWEST, melodyOf, pitchOf, rowTune } from './pitch.ts';

describe('pitch', () => {
  it('gives equal steps of value equal intervals: the notes of the piano, as tables of equal temperament have them', () => {
    // A3, C♯4, A4, E5, A6; Hz, to the hundredth
    const notes = [0, 4, 12, 19, 36].map((value) => pitchOf(value, { range: [0, 36] }));
    expect(notes.map((hz) => hz?.toFixed(2))).toEqual(['220.00', '277.18', '440.00', '659.26', '1760.00']);
  });

  it('follows ratios on a logarithmic axis', () => {
    const heard = { range: [1e-3, 1] as const, scale: 'log' as const };
    expect([1e-3, 1e-2, 1e-1, 1].map((value) => pitchOf(value, heard))).toEqual(
      [220, 440, 880, 1760].map((hz) => expect.closeTo(hz, 6)),
    );
  });

  it('is silent without a value, stays within its ends, and has one note for one value', () => {
    for (const none of [Number.NaN, Number.NEGATIVE_INFINITY]) expect(pitchOf(none, { range: [0, 1] })).toBeNull();
    expect([-1, 2].map((value) => pitchOf(value, { range: [0, 1] }))).toEqual([LOWEST, HIGHEST]);
    expect(pitchOf(3, { range: [3, 3] })).toBeCloseTo(220 * 2 ** 1.5, 6);
  });
});

it('a curve takes its time whatever its points; each is where it is on the way', () => {
  const points = [0, 0.1, 1].map((at) => ({ at, value: at }));
  const { notes, seconds } = melodyOf({ points, range: [0, 1], joined: true });
  expect(notes.map(({ at }) => at / seconds)).toEqual([0, 0.1, 1].map((at) => expect.closeTo(at, 9)));
});

it('a row is heard cell by cell, in the range of its matrix; a masked cell is a silence', () => {
  const matrix = Float32Array.of(1, Number.NEGATIVE_INFINITY, 0.25, 0.75);
  const { notes, seconds } = melodyOf(rowTune(matrix, 2, 0));
  expect(notes.map(({ hz }) => hz)).toEqual([HIGHEST, null]);
  expect(notes[1]?.at).toBeCloseTo(seconds / 2, 9);
  expect(melodyOf(rowTune(matrix, 2, 1)).notes.map(({ hz }) => hz)).toEqual([LOWEST, expect.closeTo(880, 6)]);
});
