/** One thing measured, beside its limit. */
export interface Line {
  what: string
  measured: string
  beside?: string
  ratio?: string
  limit: string
  isMet: boolean
}
