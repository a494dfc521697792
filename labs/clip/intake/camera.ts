/** The camera: asked of the browser only when the reader presses, and let go of as soon as possible. */

export type CameraProblem = 'denied' | 'none' | 'busy' | 'unavailable';

/** Names of DOMException from the Media Capture specification, §10.2. */
export function cameraProblem(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unavailable';
}

/** The one behind a phone, where there is one. Rejects with a DOMException, or TypeError on an insecure page. */
export function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices) return Promise.reject(new TypeError('no mediaDevices'));
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
