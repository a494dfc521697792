/** Why there is no camera: each cause has its own sentence. What a browser answers is played; its names are the specification's. */
import { afterEach, expect, it, vi } from 'vitest';
import FR from '../strings/fr.ts';
import { openCamera } from './camera.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'featurePolicy');
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

function browser({
  secure = true,
  allowed = true as boolean | null,
  framed = false,
  answer = 'NotAllowedError',
}): void {
  vi.stubGlobal('isSecureContext', secure);
  if (allowed !== null) Object.assign(document, { featurePolicy: { allowsFeature: () => allowed } });
  if (framed) vi.stubGlobal('parent', {});
  const getUserMedia = () => Promise.reject(new DOMException('', answer));
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: answer ? { getUserMedia } : undefined,
  });
}

it.each([
  ['the reader or the system says no', {}, 'denied'],
  ['the frame’s policy says no', { allowed: false }, 'frame'],
  ['a policy that this browser does not tell, in a frame', { allowed: null, framed: true }, 'frame'],
  ['the reader says no, in a browser that tells no policy', { allowed: null }, 'denied'],
  ['the reader says no, in a frame that allows it', { framed: true }, 'denied'],
  ['there is none', { answer: 'NotFoundError' }, 'none'],
  ['there is none such', { answer: 'OverconstrainedError' }, 'none'],
  ['another program has it', { answer: 'NotReadableError' }, 'busy'],
  ['the page is not in https', { secure: false }, 'insecure'],
  ['the browser knows no camera', { answer: '' }, 'unavailable'],
] as const)('%s', async (_, world, problem) => {
  browser(world);
  expect(await openCamera()).toBe(problem);
  expect(FR.camera[problem].length).toBeGreaterThan(20);
});

it('sentences differ', () => {
  const { denied, none, busy, frame, insecure, lost, unavailable } = FR.camera;
  expect(new Set([denied, none, busy, frame, insecure, lost, unavailable]).size).toBe(7);
});
