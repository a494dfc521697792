/** Parameters of a linear map from `inputs` to `outputs` numbers: its matrix, and one bias per output. */
export function parameters({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }): number {
  return outputs * inputs + outputs;
}
