/** The shelf on disk: IndexedDB, each change one transaction that is over when it is written. */

/** Each kind of record and the field that is its key. Loosely typed, so that any version of the app can read them. */
const STORES = { entries: 'key', photos: 'key', copies: 'person', people: 'id', meta: 'key' } as const
type StoreName = keyof typeof STORES
/** These can be listed by person, too. */
const BY_PERSON: readonly StoreName[] = ['entries', 'photos']

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
    const request = getIn(transaction.objectStore(read.from), read)
    request.addEventListener('success', () => {
      found[index] = request.result
      left -= 1
      if (left === 0) done(found)
    })
  }
}

function getIn(store: IDBObjectStore, read: Read): IDBRequest<unknown[]> {
  if ('key' in read) return store.getAll(read.key)
  if ('prefix' in read) return store.getAll(IDBKeyRange.bound(read.prefix, `${read.prefix}\uffff`))
  return store.index('person').getAll(read.person)
}

function apply(transaction: IDBTransaction, write: Write): void {
  const store = transaction.objectStore(write.to)
  if ('remove' in write) store.delete(write.remove)
  else store.put(write.put)
}

/** The first of what is asked for, as some version of the app kept it. */
export const recordOf = async (read: Read): Promise<unknown> => (await recordsOf(read))[0]
export async function recordsOf(read: Read): Promise<unknown[]> {
  const [found = []] = await (await shelf()).look([read])
  return found
}
/** All of them or none; over when they are on disk. */
export async function writeRecords(...writes: Write[]): Promise<void> {
  await (await shelf()).change([], () => ({ writes, result: undefined }))
}

export type Read = { from: StoreName } & ({ key: string } | { person: string } | { prefix: string })
export type Write = { to: StoreName; put: object } | { to: StoreName; remove: string }

interface Shelf {
  /** Every read's records, in the order of their keys. */
  look: (reads: Read[]) => Promise<unknown[][]>
  /** Reads, decides and writes as one: nobody changes anything in between, and it is kept when this resolves. */
  change: <T>(reads: Read[], decide: (found: unknown[][]) => { writes: Write[]; result: T }) => Promise<T>
  /** False where all is gone with the page. */
  isLasting: boolean
}

/** Storage that refused; `full` and `failed` leave all as it was. */
export class StorageProblem extends Error {
  declare readonly kind: 'full' | 'failed'
  constructor(kind: StorageProblem['kind'], cause: unknown) {
    super(`storage is ${kind}`, { cause })
    this.kind = kind
  }
}

/** For browsers that keep nothing: lasts as long as the page. */
function memoryShelf(): Shelf {
  const stores = new Map<StoreName, Map<string, object>>()
  const storeOf = (name: StoreName): Map<string, object> => {
    const store = stores.get(name) ?? new Map<string, object>()
    stores.set(name, store)
    return store
  }
  const find = (read: Read): unknown[] => {
    const sorted = [...storeOf(read.from)].sort(([a], [b]) => (a < b ? -1 : 1))
    return sorted.flatMap(([key, kept]) => (isAsked(read, key, kept) ? [kept] : []))
  }
  const take = (write: Write): void => {
    if ('remove' in write) storeOf(write.to).delete(write.remove)
    else storeOf(write.to).set(keyOf(write.to, write.put), write.put)
  }
  return {
    isLasting: false,
    look: async (reads) => reads.map(find),
    change: async (reads, decide) => {
      const { writes, result } = decide(reads.map(find))
      for (const write of writes) take(write)
      return result
    },
  }
}

const keyOf = (store: StoreName, kept: object): string => String((kept as Record<string, unknown>)[STORES[store]])

function isAsked(read: Read, key: string, kept: object): boolean {
  if ('key' in read) return key === read.key
  if ('prefix' in read) return key.startsWith(read.prefix)
  return (kept as { person?: unknown }).person === read.person
}

export interface StorageState {
  /** False where the browser keeps nothing at all: what is unsent is gone with the page. */
  isAvailable: boolean
  /** The browser promised not to clear it when space runs short. */
  isPersistent: boolean
  usedBytes?: number | undefined
}

/** Whether what is kept on this phone stays there. */
export async function storageState(): Promise<StorageState> {
  const { isLasting } = await shelf()
  const [isPersistent, { usage }] = await Promise.all([asked('persisted'), estimate()])
  return { isAvailable: isLasting, isPersistent: isLasting && isPersistent, usedBytes: usage }
}

/** Asks the browser to keep it for good; it may answer by itself, or ask the person. */
export const persist = (): Promise<boolean> => asked('persist')

// missing without https, and in older browsers, whatever the types say: then asking throws
async function asked(question: 'persist' | 'persisted'): Promise<boolean> {
  try {
    return await navigator.storage[question]()
  } catch {
    return false
  }
}
async function estimate(): Promise<StorageEstimate> {
  try {
    return await navigator.storage.estimate()
  } catch {
    return {}
  }
}
