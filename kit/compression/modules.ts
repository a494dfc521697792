/** The linear maps of a block by what they do, with their names in the file, in the order of computation. */
export const MODULES = {
  'attention-in': 'attn.c_attn',
  'attention-out': 'attn.c_proj',
  'mlp-in': 'mlp.c_fc',
  'mlp-out': 'mlp.c_proj',
} as const;
export type BlockKind = keyof typeof MODULES;
export const BLOCK_KINDS = Object.keys(MODULES) as readonly BlockKind[];

/** The name of a block's matrix in the file; layers from 0. */
export const matrixName = (layer: number, kind: BlockKind): string => `transformer.h.${layer}.${MODULES[kind]}.weight`;
