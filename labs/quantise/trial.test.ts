import { describe, expect, it } from 'vitest';
import { record } from './recorded.ts';
import { type LabState, STATE, settingsOf } from './state.ts';
import { trialName } from './trial.ts';

const name = (patch: Partial<LabState>, locale: 'fr' | 'en' = 'en') =>
  trialName(locale, { settings: settingsOf({ ...STATE.defaults, ...patch }) });

describe('the name of a measured recipe', () => {
  it('says the text that GPTQ looked at, and no text where none was looked at', () => {
    expect(name({ method: 'gptq', calibration: 'fr' })).toBe('4 bits, per channel, GPTQ, calibration: French novels');
    expect(name({ method: 'gptq' })).toBe('4 bits, per channel, GPTQ');
    expect(name({ calibration: 'fr' })).toBe('4 bits, per channel, to the nearest');
  });

  it('tells one text of the reader from another', () => {
    const own = (text: string) => name({ method: 'gptq', calibration: 'own', own: text });
    expect(own(' Bonjour ')).toBe('4 bits, per channel, GPTQ, calibration: your own (“Bonjour”)');
    expect(own('Longtemps, je me suis couché de bonne heure.')).toContain('(“Longtemps, je me suis co…”)');
  });

  it('says the planted weight, but for the decoder that has no room for it', () => {
    expect(name({ outlier: 12 }, 'fr')).toBe('4 bits, par canal, au plus proche, poids aberrant 12 × le plus grand');
    expect(name({ outlier: 12, method: 'qat' })).toBe('4 bits, groups of 32, QAT');
  });

  it('is of those recorded what it was: they were made with what the lab begins with', async () => {
    const { trials } = (await record('fr')).recording;
    expect(new Set(trials.map((trial) => trialName('fr', trial))).size).toBe(trials.length);
    expect(trials.map((trial) => trialName('fr', trial))).toContain('4 bits, groupes de 32, GPTQ');
  });
});
