/** The seam under stores elsewhere that are spoken to over HTTP. */
import type { IncomingMessage } from 'node:http'

export interface RemoteSettings {
  user: string
  password: string
  region: string
  endpoint: string | undefined
}

/** Names are as in the folder of backups: `….yxb`, `photos/ab/….yxp`. */
export interface RemoteStore {
  /** What people are told of it; nothing secret. */
  called: string
  /** Names beneath a part with their sizes. */
  list: (part: string, isDeep: boolean) => Promise<Map<string, number>>
  put: (name: string, file: { path: string; bytes: number; sha256: string }) => Promise<void>
  /** Where a file that is only half there could be taken for a whole one: what it is called until then, and its end. */
  sentAs?: (name: string) => string
  settle?: (name: string) => Promise<void>
  /** All of it, or where `isBegin` perhaps no more than its first bytes. */
  get: (name: string, how: { bytes: number; isBegin?: boolean }) => Promise<IncomingMessage>
  remove: (name: string) => Promise<void>
}
