/** Whatever the service changes of what is asked about later says from which instant on it is known. */
import { KNOWN_TABLES } from '../src/store/engine/knowledge.ts'
import type { Sql } from '../src/store/engine/sql.ts'

// of photos it is written down when they were looked at again, which is no knowledge about a show
const CHANGING = new RegExp(
  `(INSERT INTO|UPDATE|DELETE FROM) (${KNOWN_TABLES.filter((table) => table !== 'photos').join('|')})\\b`,
)

/** The same database; a batch or a statement that forgets its instant fails. */
export const timed = <S extends Sql>(sql: S): S =>
  new Proxy(sql, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name, target)
      if (typeof own !== 'function') return own
      return (...given: unknown[]) => {
        const statements = Array.isArray(given[0]) ? (given[0] as { sql: string; at?: number }[]) : []
        const texts = name === 'run' ? [String(given[0])] : statements.map((one) => one.sql)
        const isTimed = statements.some(({ at }) => at !== undefined)
        const forgotten = isTimed ? undefined : texts.find((text) => CHANGING.test(text))
        if (forgotten !== undefined) throw new Error(`no instant is told of: ${forgotten}`)
        return Reflect.apply(own, target, given) as unknown
      }
    },
  })
