/**
 * Whether what is downloaded can stay for another visit: a page served over plain http has no Cache Storage, and some
 * frames and private windows refuse it on sight. Refusals that come later are told when they come.
 */
export function keepsFiles(): boolean {
  try {
    return globalThis.caches !== undefined;
  } catch {
    return false;
  }
}
