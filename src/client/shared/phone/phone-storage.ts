/** Whether what is kept on this phone stays there. */
import { shelf } from './shelf.ts'

export interface StorageState {
  /** False where the browser keeps nothing at all: what is unsent is gone with the page. */
  isAvailable: boolean
  /** The browser promised not to clear it when space runs short. */
  isPersistent: boolean
  usedBytes?: number | undefined
  freeBytes?: number | undefined
}

export async function storageState(): Promise<StorageState> {
  const { isLasting } = await shelf()
  const [isPersistent, { usage, quota }] = await Promise.all([asked('persisted'), estimate()])
  const freeBytes = usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage)
  return { isAvailable: isLasting, isPersistent: isLasting && isPersistent, usedBytes: usage, freeBytes }
}

/** Asks the browser to keep it for good; it may answer by itself, or ask the person. */
export const persist = (): Promise<boolean> => asked('persist')

// missing without https, and in older browsers, whatever the types say
const manager = (): Partial<StorageManager> =>
  typeof navigator === 'undefined' ? {} : ((navigator as { storage?: StorageManager }).storage ?? {})

async function asked(question: 'persist' | 'persisted'): Promise<boolean> {
  try {
    return (await navigator.storage[question]()) && true
  } catch {
    return false
  }
}

async function estimate(): Promise<StorageEstimate> {
  try {
    return (await manager().estimate?.call(navigator.storage)) ?? {}
  } catch {
    return {}
  }
}
