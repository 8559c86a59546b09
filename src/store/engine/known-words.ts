/** Up to where an index of words has come: all versions known before that instant and, of it, the rows up to that number. */
export interface WordMark {
  knownFrom: number
  number: number
  /** A line of the trail by which its database is known. */
  line: number
  said: string
}
export interface Worded {
  number: number
  terms: string[]
  /** Of one with a finding. */
  grave?: Grave | undefined
}
/** Where a log with a finding stands in the order gravest first; numbers and texts in the order of its parts. */
export type Grave = [gravity: number, screenedOn: string, startedAt: string, id: string]
/** What finds logs by what they say, where an engine has such a thing (D1 has none): always somewhat behind, never without saying how far. */
export interface WordIndex {
  readonly mark: WordMark | undefined
  put(rows: Worded[], mark: WordMark): void
  /** The numbers of those that have all of the terms; undefined where they are too many to be told soon. */
  find(terms: string[], most: number): number[] | undefined
  /** Those behind a place in the order gravest first, with the place of the last of them. */
  gravest(after: Grave, most: number): { numbers: number[]; last: Grave | undefined }
  forget(): void
  close(): void
}
