/** What villages and teams are called, all of them as one list that is kept: looked through for letters, it costs no query. */
import { keptBy } from '../engine/kept-readings.ts'
import { mapped, type Reading, rowsOf } from '../engine/sql.ts'
import { everyTeam } from './teams.ts'
import { OF_REGISTER } from './village-versions.ts'

/** What the township of a village `v` was called before, and those in which it lay before, by name and code; each between blanks. */
const BEFORE = `SELECT w.township_code FROM village_versions w WHERE w.village_code = v.code`
export const FORMER_TOWNSHIPS = `coalesce((SELECT group_concat(' ' || n.name, '') FROM name_versions n
    WHERE n.kind = 'township' AND (n.code = v.township_code OR n.code IN (${BEFORE}))), '')
  || coalesce((SELECT group_concat(' ' || o.name || ' ' || o.code, '') FROM townships o WHERE o.code IN (${BEFORE})), '')`

/** The words of all villages as one text, in which letters are found at once, in the order of the codes. */
interface VillagesWords {
  text: string
  codes: string[]
  /** Of each where its name, its township's and their spelling end, by which its logs are listed; then where all ends. */
  names: number[]
  ends: number[]
}
type Row = Record<'code' | 'names' | 'others', string>

const everyVillagesWords: Reading<VillagesWords> = keptBy(
  OF_REGISTER,
  mapped(
    rowsOf<Row>(
      `SELECT v.code, lower(v.name || ' ' || t.name || ' ' || v.pinyin) AS names, lower(t.name || v.name || ' ' || v.aliases ||
         ' ' || v.code || ' ' || v.initials || ${FORMER_TOWNSHIPS}) AS others
       FROM villages v JOIN townships t ON t.code = v.township_code ORDER BY v.code`,
    ),
    textOf,
  ),
)

function textOf(rows: Row[]): VillagesWords {
  const texts = rows.map(({ names, others }) => ` ${names} ${others}\n`)
  let begin = 0
  const names: number[] = []
  const ends = texts.map((text, i) => {
    names.push(begin + 1 + (rows[i]?.names.length ?? 0))
    begin += text.length
    return begin
  })
  return { text: texts.join(''), codes: rows.map(({ code }) => code), names, ends }
}

/** Nothing but numbers is made for each: a letter or two are in the words of all. */
function eachHaving({ text, ends }: VillagesWords, letters: string, isLast: (village: number, at: number) => boolean) {
  let at = text.indexOf(letters)
  for (let village = 0; at >= 0 && village < ends.length; village++) {
    const end = ends[village] ?? 0
    if (at >= end) continue
    if (at + letters.length < end && isLast(village, at)) return
    at = text.indexOf(letters, end)
  }
}

function having(all: VillagesWords, letters: string, most = Infinity): string[] {
  const found: string[] = []
  eachHaving(all, letters, (village) => found.push(all.codes[village] ?? '') >= most)
  return found
}

/** Whose logs a word lists, and whose it does not. */
export const villagesByWord = (word: string): Reading<Record<'saying' | 'others', string[]>> =>
  mapped(everyVillagesWords, (all) => {
    const saying: string[] = []
    const others: string[] = []
    let next = 0
    const othersUntil = (village: number): void => {
      while (next < village) others.push(all.codes[next++] ?? '')
    }
    eachHaving(all, word, (village, at) => {
      if (at + word.length > (all.names[village] ?? 0)) return false
      othersUntil(village)
      saying.push(all.codes[next++] ?? '')
      return false
    })
    othersUntil(all.codes.length)
    return { saying, others }
  })
export const villagesSaying = (word: string): Reading<string[]> => mapped(villagesByWord(word), ({ saying }) => saying)
export const teamsSaying = (word: string): Reading<string[]> =>
  mapped(everyTeam, (all) => all.flatMap(({ code, name }) => (name.toLowerCase().includes(word) ? [code] : [])))

/** All that a part of a name, an alias, a code, or a spelling is of. */
export const villagesNamed = (q: string): Reading<string[]> =>
  mapped(everyVillagesWords, (all) => [...new Set([...having(all, q), ...having(all, q.replaceAll(' ', ''))])])

/** Of a letter or two that nearly all have, those are looked at that begin with it. */
const MOST_LOOKED_AT = 300
export const villagesHaving = (letters: string): Reading<string[]> =>
  mapped(everyVillagesWords, (all) => {
    const some = having(all, letters, MOST_LOOKED_AT + 1)
    if (some.length <= MOST_LOOKED_AT) return some
    return [...having(all, ` ${letters}`, MOST_LOOKED_AT), ...some].slice(0, MOST_LOOKED_AT)
  })
