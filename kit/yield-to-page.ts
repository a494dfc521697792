/** Lets the page answer between two pieces of a long computation. */
export const yieldToPage = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
