/**
 * Loss, in nats per token, against one resource while the other does not limit.
 * Kaplan et al. 2020, eq. (1.1) and (1.2): N without the embeddings, WebText2. Hoffmann et al. 2022, eq. (10): all
 * parameters, MassiveText. Texts and tokenizers differ: shapes compare, levels do not.
 */
export const KAPLAN = {
  parameters: { scale: 8.8e13, exponent: 0.076 },
  tokens: { scale: 5.4e13, exponent: 0.095 },
} as const;

/** L(N, D) = E + A/N^α + B/D^β. */
export interface ParametricLaw {
  /** E */
  readonly floor: number;
  /** A and α */
  readonly parameters: { readonly scale: number; readonly exponent: number };
  /** B and β */
  readonly tokens: { readonly scale: number; readonly exponent: number };
}

export const HOFFMANN = {
  floor: 1.69,
  parameters: { scale: 406.4, exponent: 0.34 },
  tokens: { scale: 410.7, exponent: 0.28 },
} as const satisfies ParametricLaw;

/** The same with the exponents of the paper's TeX source, less rounded: quoted by Besiroglu et al. 2024, section 3. */
export const HOFFMANN_UNROUNDED = {
  floor: 1.69,
  parameters: { scale: 406.4, exponent: 0.3392 },
  tokens: { scale: 410.7, exponent: 0.2849 },
} as const satisfies ParametricLaw;

/** The same points read off Hoffmann's figure and fitted again: Besiroglu et al. 2024, eq. (4). */
export const BESIROGLU = {
  floor: 1.8172,
  parameters: { scale: 482.01, exponent: 0.3478 },
  tokens: { scale: 2085.43, exponent: 0.3658 },
} as const satisfies ParametricLaw;

export type Resource = 'parameters' | 'tokens';

/** Sizes really trained, from the two papers; a fit says less beyond them. */
export const MEASURED = {
  kaplan: { parameters: [768, 1.5e9], tokens: [2.2e7, 2.3e10] },
  hoffmann: { parameters: [7e7, 1.6e10], tokens: [5e9, 5e11] },
} as const satisfies Record<string, Record<Resource, readonly [number, number]>>;

/** (x_c / x)^α: a straight line on logarithmic axes. */
export function kaplanLoss(resource: Resource, size: number): number {
  const { scale, exponent } = KAPLAN[resource];
  return (scale / size) ** exponent;
}

/** One term of the sum: A/N^α or B/D^β, what too small a model or too short a text costs. */
export function parametricTerm(law: ParametricLaw, resource: Resource, size: number): number {
  const { scale, exponent } = law[resource];
  return scale / size ** exponent;
}

export function parametricLoss(law: ParametricLaw, parameters: number, tokens: number): number {
  return law.floor + parametricTerm(law, 'parameters', parameters) + parametricTerm(law, 'tokens', tokens);
}

export const hoffmannLoss = (parameters: number, tokens: number): number =>
  parametricLoss(HOFFMANN, parameters, tokens);

/** The same with the other resource unlimited: L(N, ∞) or L(∞, D). */
export function hoffmannLimit(resource: Resource, size: number): number {
  return HOFFMANN.floor + parametricTerm(HOFFMANN, resource, size);
}
