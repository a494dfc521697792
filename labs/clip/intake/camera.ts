/** The camera: asked of the browser only when the reader presses, and let go of as soon as possible. */

export type CameraProblem = 'denied' | 'none' | 'busy' | 'insecure' | 'frame' | 'lost' | 'unavailable';

/** Chromium's way to ask what a page, or a frame, is allowed to do. */
interface WithPolicy {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

/**
 * What is known before anything is asked of the browser: who forbids, where the browser alone would only say « not
 * allowed ».
 */
function forbidden(): CameraProblem | null {
  if (!isSecureContext) return 'insecure';
  const policy = (document as WithPolicy).featurePolicy;
  if (policy && !policy.allowsFeature('camera')) return 'frame';
  return navigator.mediaDevices ? null : 'unavailable';
}

/** Names of DOMException from the Media Capture specification, §10.2. */
function refusedAs(name: string): CameraProblem {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // elsewhere than in Chromium nothing tells the reader's refusal from the frame's: a frame comes first, it refuses
      // by default
      return window.parent === window || 'featurePolicy' in document ? 'denied' : 'frame';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unavailable';
  }
}

/** The one behind a phone, where there is one; or why there is none. */
export async function openCamera(): Promise<MediaStream | CameraProblem> {
  const problem = forbidden();
  if (problem) return problem;
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  } catch (error) {
    return refusedAs(error instanceof DOMException ? error.name : '');
  }
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
