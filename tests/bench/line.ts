/** One thing measured, beside its limit. */
export interface Line {
  what: string
  measured: string
  beside?: string
  ratio?: string
  limit: string
  isMet: boolean
}

const inOrder = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
export const median = (values: number[]): number => inOrder(values, 1 / 2)
/** The quicker quarter ends here. */
export const quartile = (values: number[]): number => inOrder(values, 1 / 4)
