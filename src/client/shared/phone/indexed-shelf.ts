/** The shelf on disk: IndexedDB, each change one transaction that is over when it is written. */
import {
  BY_PERSON,
  memoryShelf,
  type Read,
  type Shelf,
  StorageProblem,
  type StoreName,
  STORES,
  type Write,
} from './shelf.ts'

const NAME = 'yingxiang-field'
const VERSION = 1
const EVERY = Object.keys(STORES) as StoreName[]

let opened: Promise<Shelf> | undefined
/** This browser's shelf; one in memory where it has none, or refuses it (a private window, a site forbidden to keep data). */
export const shelf = (): Promise<Shelf> => (opened ??= open().then(indexedShelf).catch(memoryShelf))

let connection: IDBDatabase | undefined

/** A newer app was here before: its records are read as they are. */
const open = (): Promise<IDBDatabase> =>
  opening(VERSION).catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === 'VersionError') return opening()
    throw thrown
  })

async function opening(version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, version)
  request.addEventListener('upgradeneeded', () => lay(request.result))
  await new Promise<void>((resolve, reject) => {
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB does not open')))
  })
  return listened(request.result)
}

function lay(db: IDBDatabase): void {
  for (const name of EVERY) {
    if (db.objectStoreNames.contains(name)) continue
    const store = db.createObjectStore(name, { keyPath: STORES[name] })
    if (BY_PERSON.includes(name)) store.createIndex('person', 'person')
  }
}

/** Another tab's newer app is never kept waiting; the next use opens again. */
function listened(db: IDBDatabase): IDBDatabase {
  const forget = (): void => {
    if (connection === db) connection = undefined
  }
  db.addEventListener('versionchange', () => {
    forget()
    db.close()
  })
  db.addEventListener('close', forget)
  connection = db
  return db
}

async function begin(stores: StoreName[], mode: IDBTransactionMode): Promise<IDBTransaction> {
  const started = (db: IDBDatabase): IDBTransaction => db.transaction(stores, mode, { durability: 'strict' })
  try {
    return started(connection ?? (await open()))
  } catch (thrown) {
    // closed by the browser meanwhile: once more, on a new connection
    if (!(thrown instanceof DOMException) || thrown.name !== 'InvalidStateError') throw problemOf(thrown)
    return started(await open().catch((again: unknown) => Promise.reject(problemOf(again))))
  }
}

const problemOf = (thrown: unknown): StorageProblem => {
  if (thrown instanceof StorageProblem) return thrown
  const isFull = thrown instanceof DOMException && thrown.name === 'QuotaExceededError'
  return new StorageProblem(isFull ? 'full' : 'failed', thrown)
}

const indexedShelf = (): Shelf => ({
  isLasting: true,
  look: async (reads) => {
    if (reads.length === 0) return []
    const transaction = await begin([...new Set(reads.map(({ from }) => from))], 'readonly')
    return settled(transaction, reads, (found) => found)
  },
  change: async (reads, decide) => {
    const transaction = await begin(EVERY, 'readwrite')
    return settled(transaction, reads, (found) => {
      const { writes, result } = decide(found)
      for (const write of writes) apply(transaction, write)
      return result
    })
  },
})

/** Resolves with what `work` made of what was found, once the transaction is complete; a thrown mistake undoes it all. */
function settled<T>(transaction: IDBTransaction, reads: Read[], work: (found: unknown[][]) => T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let made: { is: T } | undefined
    let mistake: unknown
    transaction.addEventListener('complete', () => (made ? resolve(made.is) : reject(problemOf(mistake))))
    transaction.addEventListener('abort', () => reject(problemOf(mistake ?? transaction.error)))
    findAll(transaction, reads, (found) => {
      try {
        made = { is: work(found) }
      } catch (thrown) {
        mistake = thrown
        transaction.abort()
      }
    })
  })
}

/** Calls while the transaction is still open. */
function findAll(transaction: IDBTransaction, reads: Read[], done: (found: unknown[][]) => void): void {
  const found: unknown[][] = reads.map(() => [])
  let left = reads.length
  if (left === 0) return done(found)
  for (const [index, read] of reads.entries()) {
    const request = asked(transaction.objectStore(read.from), read)
    request.addEventListener('success', () => {
      found[index] = request.result
      left -= 1
      if (left === 0) done(found)
    })
  }
}

function asked(store: IDBObjectStore, read: Read): IDBRequest<unknown[]> {
  if ('key' in read) return store.getAll(read.key)
  if ('prefix' in read) return store.getAll(IDBKeyRange.bound(read.prefix, `${read.prefix}\uffff`))
  return store.index('person').getAll(read.person)
}

function apply(transaction: IDBTransaction, write: Write): void {
  const store = transaction.objectStore(write.to)
  if ('remove' in write) store.delete(write.remove)
  else store.put(write.put)
}
