/**
 * What logs say, word by word, and which weigh most, in a file of its own beside the database (FTS5): made of the
 * database, thrown away and made anew at will, in no backup. D1 has none: a database with such a table cannot be
 * exported there.
 */
import Database from 'better-sqlite3'
import type { Grave, WordIndex, WordMark, Worded } from './known-words.ts'

/** A row in a file that is not there yet, or of a kind that is not ours any more, is made anew. */
const KIND = 2
const SCHEMA = `DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS mark; DROP TABLE IF EXISTS graves;
  CREATE VIRTUAL TABLE words USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0');
  CREATE TABLE graves (number INTEGER PRIMARY KEY, gravity INTEGER NOT NULL, screened_on TEXT NOT NULL, started_at TEXT NOT NULL, id TEXT NOT NULL) STRICT;
  CREATE INDEX graves_in_order ON graves (gravity, screened_on, started_at, id);
  CREATE TABLE mark (id INTEGER PRIMARY KEY CHECK (id = 1), known_from INTEGER NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, said TEXT NOT NULL) STRICT`
/** What fewer logs have finds them by itself, and two of those are enough. */
const RARE = 3000
const ENOUGH = 2
/** Of others one must be in fewer than this, or going through what all of them have in common takes too long. */
const USUAL = 18_000
const MOST_USUAL = 6

/** The beginning of some where it ends so. */
const isBeginning = (term: string): boolean => term.endsWith('*')
const asked = (term: string): string => (isBeginning(term) ? `"${term.slice(0, -1)}" *` : `"${term}"`)
/** Which words there are, and in which logs each is: read one by one, where a search would gather all that begin so first. */
const VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'instance')"

export class WordsFile implements WordIndex {
  readonly #db: Database.Database

  constructor(path: string) {
    this.#db = new Database(path)
    for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -1024', 'secure_delete = ON'])
      this.#db.pragma(pragma)
    if (this.#db.pragma('user_version', { simple: true }) !== KIND) this.forget()
    this.#db.exec(VOCABULARY)
  }

  /** How far it has come: undefined where it has not begun. */
  get mark(): WordMark | undefined {
    return this.#db.prepare('SELECT known_from AS knownFrom, number, line, said FROM mark').get() as
      | WordMark
      | undefined
  }

  put(rows: Worded[], mark: WordMark): void {
    this.#db.transaction(() => {
      const put = this.#db.prepare('INSERT OR REPLACE INTO words (rowid, terms) VALUES (?, ?)')
      const take = this.#db.prepare('DELETE FROM graves WHERE number = ?')
      const place = this.#db.prepare('INSERT INTO graves VALUES (?, ?, ?, ?, ?)')
      for (const { number, terms, grave } of rows) {
        put.run(number, terms.join(' '))
        take.run(number)
        if (grave) place.run(number, ...grave)
      }
      const { knownFrom, number, line, said } = mark
      this.#db.prepare('INSERT OR REPLACE INTO mark VALUES (1, ?, ?, ?, ?)').run(knownFrom, number, line, said)
    })()
  }

  get isOpen(): boolean {
    return this.#db.open
  }

  find(terms: string[], most: number): number[] | undefined {
    const rare: string[] = []
    for (const term of terms) {
      if (!this.#isIn(term, RARE)) rare.push(term)
      if (rare.length === ENOUGH) break
    }
    const having = rare.length > 0 ? rare : this.#own(terms)
    if (having.length === 0) return undefined
    const found = this.#db
      .prepare('SELECT rowid FROM words WHERE words MATCH ? LIMIT ?')
      .pluck()
      .all(having.map(asked).join(' '), most + 1) as number[]
    return found.length > most ? undefined : found
  }

  /** Of words that many have those that fewer have, and the one of the others that is most its own: the last. */
  #own(terms: string[]): string[] {
    // to gather all that begin in a usual way takes longer than it helps
    const usual = terms.filter((term) => !isBeginning(term)).slice(-MOST_USUAL)
    const own = usual.filter((term) => !this.#isIn(term, USUAL))
    return own.length === 0 ? [] : [...own, ...usual.filter((term) => !own.includes(term)).slice(-1)]
  }

  /** In more logs than so many, or so often. */
  #isIn(term: string, often: number): boolean {
    if (!isBeginning(term))
      return (
        this.#db.prepare('SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?').get(asked(term), often) !==
        undefined
      )
    const begun = term.slice(0, -1)
    return (
      this.#db
        .prepare('SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT 1 OFFSET ?')
        .get(begun, `${begun}\u{10ffff}`, often) !== undefined
    )
  }

  gravest(after: Grave, most: number): { numbers: number[]; last: Grave | undefined } {
    const places = this.#db
      .prepare(
        `SELECT gravity, screened_on, started_at, id, number FROM graves
         WHERE (gravity, screened_on, started_at, id) > (?, ?, ?, ?)
         ORDER BY gravity, screened_on, started_at, id LIMIT ?`,
      )
      .raw()
      .all(...after, most) as [...Grave, number][]
    const last = places.length < most ? undefined : places.at(-1)
    return { numbers: places.map((place) => place[4]), last: last && [last[0], last[1], last[2], last[3]] }
  }

  forget(): void {
    this.#db.exec(`${SCHEMA}; PRAGMA user_version = ${KIND}`)
  }

  close(): void {
    this.#db.close()
  }
}
