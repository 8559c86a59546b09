/** Where a phone keeps things: records by name, changed all or nothing. In memory here; on disk in indexed-shelf.ts. */

/** Each kind of record and the field that is its key. Loosely typed, so that any version of the app can read them. */
export const STORES = { entries: 'key', photos: 'key', copies: 'person', people: 'id', meta: 'key' } as const
export type StoreName = keyof typeof STORES
/** These can be listed by person, too. */
export const BY_PERSON: readonly StoreName[] = ['entries', 'photos']

export type Read = { from: StoreName } & ({ key: string } | { person: string } | { prefix: string })
export type Write = { to: StoreName; put: object } | { to: StoreName; remove: string }

export interface Shelf {
  /** Every read's records, in the order of their keys. */
  look: (reads: Read[]) => Promise<unknown[][]>
  /** Reads, decides and writes as one: nobody changes anything in between, and it is kept when this resolves. */
  change: <T>(reads: Read[], decide: (found: unknown[][]) => { writes: Write[]; result: T }) => Promise<T>
  /** False where all is gone with the page. */
  isLasting: boolean
}

/** Storage that refused; `full` and `failed` leave all as it was. */
export class StorageProblem extends Error {
  readonly kind: 'full' | 'failed'
  constructor(kind: StorageProblem['kind'], cause: unknown) {
    super(`storage is ${kind}`, { cause })
    this.kind = kind
  }
}

/** For browsers that keep nothing: lasts as long as the page. */
export function memoryShelf(): Shelf {
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
  const apply = (write: Write): void => {
    if ('remove' in write) storeOf(write.to).delete(write.remove)
    else storeOf(write.to).set(keyOf(write.to, write.put), write.put)
  }
  return {
    isLasting: false,
    look: async (reads) => reads.map(find),
    change: async (reads, decide) => {
      const { writes, result } = decide(reads.map(find))
      for (const write of writes) apply(write)
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
