/** What a browser gives to hear: its samples, counted. */
import { expect, it } from 'vitest';
import { melodyOf, pitchOf, type Tune } from './pitch.ts';
import { LEAD, play } from './play.ts';

const RATE = 44_100;

/** The tune as samples, without the silence that leads it. */
async function rendered(tune: Tune): Promise<{ samples: Float32Array; seconds: number }> {
  const melody = melodyOf(tune);
  const context = new OfflineAudioContext(1, Math.ceil((LEAD + melody.seconds) * RATE), RATE);
  play(context, melody);
  const buffer = await context.startRendering();
  const all = buffer.getChannelData(0);
  expect(all.subarray(0, LEAD * RATE - 1).every((sample) => sample === 0)).toBe(true);
  return { samples: all.subarray(Math.round(LEAD * RATE)), seconds: melody.seconds };
}

/** Hz between two times, from how often the wave goes up through nought. */
function heard(samples: Float32Array, from: number, to: number): number {
  const ups: number[] = [];
  for (let i = Math.ceil(from * RATE) + 1; i < to * RATE; i += 1)
    if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) ups.push(i);
  const [first = 0, last = 0] = [ups[0], ups.at(-1)];
  return ((ups.length - 1) * RATE) / (last - first);
}

it('each cell of a row sounds at its pitch, and one without a value not at all', async () => {
  const values = [0, 0.2, Number.NaN, 0.5, 1];
  const tune: Tune = { joined: false, range: [0, 1], points: values.map((value, i) => ({ at: i / 5, value })) };
  const { samples, seconds } = await rendered(tune);
  const each = seconds / values.length;
  values.forEach((value, i) => {
    const [from, to] = [(i + 0.1) * each, (i + 0.9) * each];
    const hz = pitchOf(value, tune);
    if (hz === null) expect(samples.subarray(from * RATE, to * RATE).every((one) => Math.abs(one) < 1e-6)).toBe(true);
    else expect(Math.abs(heard(samples, from, to) / hz - 1)).toBeLessThan(0.005);
  });
});

it('a curve glides: half way between two points, half the interval', async () => {
  const tune: Tune = { joined: true, range: [0, 1], points: [0, 1].map((at) => ({ at, value: 1 - at })) };
  const { samples, seconds } = await rendered(tune);
  for (const part of [0.25, 0.5, 0.75]) {
    const hz = heard(samples, part * seconds - 0.05, part * seconds + 0.05);
    expect(Math.abs(hz / (1760 * 2 ** (-3 * part)) - 1)).toBeLessThan(0.01);
  }
});
