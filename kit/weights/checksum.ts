/**
 * SHA-256 in hexadecimal: the same weights before and after, or not. Null where the browser withholds crypto.subtle
 * (insecure origins other than localhost).
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
