/** Whether the bytes of photos are what they were when they came: so many are looked at every night. */
import { type Blobs, DamagedBlob } from '../engine/blobs.ts'
import { json, type Sql, statement } from '../engine/sql.ts'
import { audited, type AuditEntry, SYSTEM } from '../people/audit.ts'
import { OWNER, type PhotoFault } from './photos.ts'

interface Row {
  rowid: number
  /** Of the log, the fault or the entry. */
  owner: string
  sha256: string
  fault: PhotoFault | null
}
interface Looked extends Row {
  found: PhotoFault | null
}

/** At most as many as told; answers how many were looked at and those that are not as they should be. */
export async function checkPhotos(sql: Sql, blobs: Blobs, most: number, now: Date) {
  const rows = await sql.all<Row>(
    `SELECT rowid, ${OWNER} AS owner, sha256, fault FROM photos ORDER BY checked_at, rowid LIMIT ?`,
    most,
  )
  const looked: Looked[] = []
  // one after another: a photo is two megabytes, and nobody waits
  for (const row of rows) looked.push({ ...row, found: await faultOf(blobs, row.sha256) })
  if (looked.length > 0) await write(sql, looked, now)
  return { looked: looked.length, faulty: looked.filter(({ found }) => found !== null) }
}

async function faultOf(blobs: Blobs, sha256: string): Promise<PhotoFault | null> {
  try {
    return (await blobs.get(sha256)) === null ? 'missing' : null
  } catch (error) {
    if (error instanceof DamagedBlob) return 'damaged'
    throw error
  }
}

async function write(sql: Sql, looked: Looked[], now: Date): Promise<void> {
  const news = looked.filter(({ fault, found }) => fault !== found)
  await sql.batch([
    statement(
      `UPDATE photos SET checked_at = ?, fault = j.value->>'found' FROM json_each(?) AS j
       WHERE photos.rowid = j.value->>'rowid'`,
      [now.toISOString(), json(looked)],
    ),
    ...(news.length > 0 ? [audited(SYSTEM, now, news.map(entryOf))] : []),
  ])
}

const entryOf = ({ owner, sha256, found }: Looked): AuditEntry => ({
  action: found ?? 'restored',
  subjectKind: 'photo',
  subjectId: `${owner}/${sha256}`,
})
