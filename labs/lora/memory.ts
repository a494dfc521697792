/**
 * Bytes of weights that a way of computing reads, all in float32: what the session holds, activations and cache apart.
 */
const FLOAT = 4;

export function weightBytes(parameters: number): number {
  return FLOAT * parameters;
}

export function factorBytes({ parameters }: { readonly parameters: number }): number {
  return FLOAT * parameters;
}
