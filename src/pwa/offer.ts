/** A new version of the book that waits. */
export interface UpdateOffer {
  /** takes the new version and reloads this tab */
  accept(): void;
}
