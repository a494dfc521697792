/** A melody on an oscillator of the Web Audio API: one voice, automated beforehand, that a reader can stop. */
import type { Melody } from './pitch.ts';

/** Seconds before the first note: the button has time to say its new name. */
export const LEAD = 0.4;
/** Loudness, of 1; and seconds that it takes to come and go, without which each note clicks. */
const LOUD = 0.25;
const FADE = 0.012;

/** Ends by itself at the last note. */
export function play(context: BaseAudioContext, { notes, seconds, joined }: Melody): OscillatorNode {
  const voice = context.createOscillator();
  const level = context.createGain();
  voice.type = 'triangle';
  voice.connect(level).connect(context.destination);
  const start = context.currentTime + LEAD;
  level.gain.setValueAtTime(0, start);
  let sounding = false;
  notes.forEach(({ at, hz }, i) => {
    const now = start + at;
    const next = start + (notes[i + 1]?.at ?? seconds);
    if (hz === null) {
      sounding = false;
      return;
    }
    // equal intervals in equal times
    if (joined && sounding) voice.frequency.exponentialRampToValueAtTime(hz, now);
    else voice.frequency.setValueAtTime(hz, now);
    const silent = notes[i + 1]?.hz == null;
    if (!joined || !sounding) {
      level.gain.setValueAtTime(0, now);
      level.gain.linearRampToValueAtTime(LOUD, now + FADE);
    }
    if (!joined || silent) {
      level.gain.setValueAtTime(LOUD, next - FADE);
      level.gain.linearRampToValueAtTime(0, next);
    }
    sounding = true;
  });
  voice.start(start);
  voice.stop(start + seconds);
  return voice;
}
