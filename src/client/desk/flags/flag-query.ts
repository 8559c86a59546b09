/** Which flags are listed: the same few words in the desk's address and in the server's. */
import { FlagKind } from '../../../domain/flag/flags.ts'

export interface FlagQuery {
  isCleared: boolean
  kind?: FlagKind | undefined
  owner?: string | undefined
}

export function readFlagQuery(search: string): FlagQuery {
  const given = new URLSearchParams(search)
  return {
    isCleared: given.get('state') === 'cleared',
    kind: FlagKind.options.find((kind) => kind === given.get('kind')),
    owner: given.get('owner')?.trim() || undefined,
  }
}

const printed = (path: string, params: [name: string, value: string | undefined][]): string => {
  const given = params.filter((param): param is [string, string] => !!param[1])
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

export const flagsPath = ({ isCleared, kind, owner }: FlagQuery): string =>
  printed('/flags', [
    ['state', isCleared ? 'cleared' : undefined],
    ['kind', kind],
    ['owner', owner],
  ])

export const flagsRequest = ({ isCleared, kind, owner }: FlagQuery, limit: number, cursor?: string): string =>
  printed('/api/flags', [
    ['open', String(!isCleared)],
    ['kind', kind],
    ['owner', owner],
    ['limit', String(limit)],
    ['cursor', cursor],
  ])

/** All open ones that somebody sees to: for the owners' names, and for the managers' page. */
export const OWNED_FLAGS = '/api/flags?open=true&acknowledged=true&limit=500'
