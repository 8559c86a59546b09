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

interface VillageWords {
  code: string
  /** Its name, its township's and their spelling, by which its logs are listed, up to `names`; then all else it is found by. */
  text: string
  names: number
}
const everyVillagesWords: Reading<VillageWords[]> = keptBy(
  OF_REGISTER,
  rowsOf(
    `SELECT v.code, lower(v.name || ' ' || t.name || ' ' || v.pinyin) AS names, lower(t.name || v.name || ' ' || v.aliases ||
       ' ' || v.code || ' ' || v.initials || ${FORMER_TOWNSHIPS}) AS others
     FROM villages v JOIN townships t ON t.code = v.township_code ORDER BY v.code`,
    [],
    ({ code, names, others }: Record<'code' | 'names' | 'others', string>) => ({
      code,
      text: `${names} ${others}`,
      names: names.length,
    }),
  ),
)

const codesOf = (found: { code: string }[]): string[] => found.map(({ code }) => code)

/** Whose logs a word lists. */
export const villagesSaying = (word: string): Reading<string[]> =>
  mapped(everyVillagesWords, (all) =>
    codesOf(
      all.filter(({ text, names }) => {
        const at = text.indexOf(word)
        return at >= 0 && at + word.length <= names
      }),
    ),
  )
export const teamsSaying = (word: string): Reading<string[]> =>
  mapped(everyTeam, (all) => codesOf(all.filter(({ name }) => name.toLowerCase().includes(word))))

/** All that a part of a name, an alias, a code, or a spelling is of. */
export const villagesNamed = (q: string): Reading<string[]> =>
  mapped(everyVillagesWords, (all) => {
    const plain = q.replaceAll(' ', '')
    return codesOf(all.filter(({ text }) => text.includes(q) || text.includes(plain)))
  })

/** Of a letter or two that nearly all have, those are looked at that begin with it. */
const MOST_LOOKED_AT = 300
export const villagesHaving = (letters: string): Reading<string[]> =>
  mapped(everyVillagesWords, (all) => {
    const having = all.filter(({ text }) => text.includes(letters))
    if (having.length <= MOST_LOOKED_AT) return codesOf(having)
    const begun = having.filter(({ text }) => ` ${text}`.includes(` ${letters}`))
    return codesOf([...begun, ...having].slice(0, MOST_LOOKED_AT))
  })
