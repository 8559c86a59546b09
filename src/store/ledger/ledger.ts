/** The ledger as it is kept: one table for its five nouns, whose content is as it was sent. */
import { AppError, invalid, notFound, sameId, unknownCode } from '../../domain/errors.ts'
import type { EntryFile } from '../../domain/ledger/entry-file.ts'
import type { LedgerNoun, Placed } from '../../domain/ledger/ledger.ts'
import type { Actor } from '../../domain/people/account.ts'
import {
  ask,
  assertRevision,
  insertRow,
  json,
  type Reading,
  rowAs,
  rowOf,
  type Sql,
  statement,
  wroteFirst,
} from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { type Bounds, BOUNDS_HOLD, boundsStatements, roomFor } from '../screening/intake-bounds.ts'
import { isSame } from '../people/revisions.ts'

/** What every entry has; the rest is its noun's. */
export interface Content extends Placed {
  id: string
  on: string
  kind?: string | undefined
  withdrawn?: string | undefined
}
export interface Entry<C extends Content = Content> {
  content: C
  revision: number
  villageName?: string
  townshipName?: string
  receivedAt: string
  receivedBy: string
  files?: EntryFile[]
}

export const FROM = `FROM ledger l LEFT JOIN villages v ON v.code = l.village_code
  LEFT JOIN townships t ON t.code = coalesce(l.township_code, v.township_code)`
const FILES = `SELECT nullif(json_group_array(json(file)), '[]') FROM (SELECT json_patch('{}', json_object(
    'sha256', p.sha256, 'name', p.name, 'type', p.type, 'bytes', p.bytes, 'receivedAt', p.received_at,
    'receivedBy', p.received_by, 'withdrawn', p.withdrawn)) AS file
  FROM photos p WHERE p.entry_id = l.id ORDER BY p.received_at, p.rowid)`
export const SELECT = `SELECT l.content, l.revision, l.received_at, l.received_by, (${FILES}) AS files, v.name AS village_name,
  t.name AS township_name ${FROM}`
export const entryAs = rowAs<Entry>({ json: ['content', 'files'] })

export const ledgerEntry = (noun: LedgerNoun, id: string): Reading<Entry | undefined> =>
  rowOf(`${SELECT} WHERE l.noun = ? AND l.id = ?`, [noun, id], entryAs)

const columnsOf = (content: Content) => ({
  onDay: content.on,
  kind: content.kind,
  villageCode: content.villageCode,
  townshipCode: content.townshipCode,
  withdrawn: content.withdrawn === undefined ? 0 : 1,
  // as its line in the trail says it
  content: json(content),
})

export interface Saying {
  noun: LedgerNoun
  actor: Actor
  now: Date
  reason: string | undefined
  /** None for what comes in as a sheet. */
  bounds?: Bounds | undefined
}
const lineOf = (
  { noun, actor, now, reason }: Saying,
  action: 'add' | 'put',
  id: string,
  before: object | undefined,
  after: object,
) => audited(actor, now, [{ action, subjectKind: noun, subjectId: id, reason, before, after }])

/** Keeps what is new; the same under the same id is a success that changes nothing, also when it was changed since. */
export async function addEntry(sql: Sql, content: Content, saying: Saying): Promise<{ isNew: boolean }> {
  const { noun, now, actor } = saying
  const { id } = content
  for (;;) {
    const { kept, sent, places } = await sql.read({
      kept: rowOf<{ noun: string; content: string }>('SELECT noun, content FROM ledger WHERE id = ?', [id]),
      sent: rowOf<{ after: string }>(
        `SELECT after FROM audit WHERE subject_kind = ? AND subject_id = ? AND action = 'add' ORDER BY id LIMIT 1`,
        [noun, id],
      ),
      places: placesOf(content),
    })
    if (kept) {
      const known = [kept.content, sent?.after ?? 'null'].map((text): unknown => JSON.parse(text))
      if (kept.noun === noun && known.some((one) => isSame(one, content))) return { isNew: false }
      throw sameId(id)
    }
    requirePlaces(content, places)
    const refusal = (await roomFor(sql, saying, 'submit', []))?.refusalOf({ teamCode: '', status: 'submitted' })
    if (refusal) throw refusal
    const row = { id, noun, ...columnsOf(content), receivedAt: now.toISOString(), receivedBy: actor.name }
    const statements = [
      insertRow('ledger', row),
      lineOf(saying, 'add', id, undefined, content),
      ...boundsStatements([{ sender: saying, logs: 1 }], 'submit', []),
    ]
    if (await wroteFirst(sql, statements, 'ledger.id', ...BOUNDS_HOLD)) return { isNew: true }
  }
}

/** Beside what is kept under their ids, in their order. */
export async function compareEntries(
  sql: Sql,
  noun: LedgerNoun,
  contents: Content[],
): Promise<('new' | 'same' | 'other')[]> {
  const rows = await sql.all<{ id: string; noun: string; content: string }>(
    'SELECT id, noun, content FROM ledger WHERE id IN (SELECT value FROM json_each(?))',
    json(contents.map(({ id }) => id)),
  )
  const kept = new Map(rows.map((row) => [row.id, row]))
  return contents.map((content) => {
    const row = kept.get(content.id)
    if (!row) return 'new'
    return row.noun === noun && isSame(JSON.parse(row.content), content) ? 'same' : 'other'
  })
}

/** Throws `conflict` where somebody else changed it since that revision, unless to what is wanted. */
export async function changeEntry(sql: Sql, content: Content, revision: number, saying: Saying): Promise<void> {
  const { id } = content
  for (;;) {
    const { kept, places } = await sql.read({ kept: ledgerEntry(saying.noun, id), places: placesOf(content) })
    if (!kept) throw notFound(`noun_${saying.noun}`, id)
    if (isSame(kept.content, content)) return
    if (kept.revision !== revision) throw new AppError('conflict', { key: 'error_changed_meanwhile' })
    requirePlaces(content, places)
    const { onDay, kind = null, villageCode = null, townshipCode = null, withdrawn, content: text } = columnsOf(content)
    const statements = [
      assertRevision('ledger', id, revision),
      statement(
        `UPDATE ledger SET on_day = ?, kind = ?, village_code = ?, township_code = ?, withdrawn = ?, content = ?,
           revision = revision + 1 WHERE id = ?`,
        [onDay, kind, villageCode, townshipCode, withdrawn, text, id],
      ),
      lineOf(saying, 'put', id, kept.content, content),
    ]
    if (await wroteFirst(sql, statements)) return
  }
}

const placesOf = ({ villageCode = '', townshipCode = '' }: Placed) =>
  rowOf<{ village: number; township: number }>(
    `SELECT EXISTS (SELECT 1 FROM villages WHERE code = ?) AS village,
       EXISTS (SELECT 1 FROM townships WHERE code = ?) AS township`,
    [villageCode, townshipCode],
  )
function requirePlaces(
  { villageCode, townshipCode }: Placed,
  known: { village: number; township: number } | undefined,
) {
  if (villageCode !== undefined && known?.village !== 1) throw invalid(unknownCode('village', villageCode))
  if (townshipCode !== undefined && known?.township !== 1) throw invalid(unknownCode('township', townshipCode))
}

export const readEntry = (sql: Sql, noun: LedgerNoun, id: string): Promise<Entry | undefined> =>
  ask(sql, ledgerEntry(noun, id))
