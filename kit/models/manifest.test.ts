import { describe, expect, it } from 'vitest';
import { fetched, manifests, storedFetched, storedManifests } from '../../scripts/models-manifest.ts';
import { allFiles, filesOf, ORT_WASM } from '../runtime/catalog.ts';
import { MODEL_IDS } from './index.ts';

describe('manifest of the models', () => {
  it('describes public/models as it is (npm run models:manifest)', () => {
    expect(storedManifests()).toEqual(manifests());
    expect(JSON.parse(storedFetched())).toEqual(JSON.parse(fetched()));
  });

  it('keeps all models under 60 MB, cards apart', () => {
    const files = Object.values(manifests()).flatMap((text): { size: number }[] => JSON.parse(text).files);
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(60_000_000);
  });

  it('has every file the runtime needs', () => {
    for (const id of MODEL_IDS) expect(filesOf(id).includes(ORT_WASM), id).toBe(id !== 'compressible');
    for (const file of allFiles()) {
      expect(file.size).toBeGreaterThan(0);
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it.each(MODEL_IDS)('keeps the download of %s, runtime apart, at 8 MB or less', (id) => {
    const bytes = filesOf(id)
      .filter((file) => file !== ORT_WASM)
      .reduce((sum, file) => sum + file.size, 0);
    expect(bytes).toBeLessThanOrEqual(8_000_000);
  });
});
