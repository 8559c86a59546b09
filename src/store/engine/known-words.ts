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
}
/** What finds logs by what they say, where an engine has such a thing (D1 has none): always somewhat behind, never without saying how far. */
export interface WordIndex {
  readonly mark: WordMark | undefined
  put(rows: Worded[], mark: WordMark): void
  /** The numbers of those that have all of the terms; undefined where they are too many to be told soon. */
  find(terms: string[], most: number): number[] | undefined
  forget(): void
  close(): void
}
