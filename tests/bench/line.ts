/** One thing measured, beside its limit. */
export interface Line {
  what: string
  measured: string
  beside?: string
  ratio?: string
  limit: string
  isMet: boolean
}

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
