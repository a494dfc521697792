/** What stops the command, in one line: printed as it is, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The first line of any error's message. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] || 'unknown error';
}
