import { afterEach, describe, expect, it, vi } from 'vitest';
import { readChoice, writeChoice } from './preference.ts';

function storage(initial: Record<string, string> = {}) {
  const entries = new Map(Object.entries(initial));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
  });
}
const blocked = () => {
  throw new DOMException('blocked', 'SecurityError');
};

afterEach(() => void vi.unstubAllGlobals());

describe('the choice of backend', () => {
  it('is automatic at first, then what was chosen', () => {
    storage();
    expect(readChoice()).toBe('auto');
    writeChoice('wasm');
    expect(readChoice()).toBe('wasm');
  });

  it('ignores what it does not know', () => {
    storage({ 'book:backend': 'quantum' });
    expect(readChoice()).toBe('auto');
  });

  it('does without storage', () => {
    vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
    expect(readChoice()).toBe('auto');
    expect(() => writeChoice('webgpu')).not.toThrow();
    vi.stubGlobal('localStorage', undefined);
    expect(readChoice()).toBe('auto');
    expect(() => writeChoice('webgpu')).not.toThrow();
  });
});
