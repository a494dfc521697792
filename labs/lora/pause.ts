/** Lets the page answer between two pieces of a long computation. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
