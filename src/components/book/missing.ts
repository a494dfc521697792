/**
 * A reference to something that does not exist fails the build with a sentence that says what and where;
 * the development server warns and goes on, so that a text can be drafted before its figure is drawn.
 */
export function missing(message: string): undefined {
  if (import.meta.env.PROD) throw new Error(message);
  console.warn(`[book] ${message}`);
  return undefined;
}
