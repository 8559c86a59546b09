/** Villages and townships by their codes, for what names one of very many. */
import type { Village } from './place.ts'

export interface Places {
  villages: ReadonlyMap<string, Village>
  /** Those that have a village. */
  townships: ReadonlyMap<string, { name: string; hasDesignated: boolean }>
}

export function placesOf(all: readonly Village[]): Places {
  const townships = new Map<string, { name: string; hasDesignated: boolean }>()
  for (const { townshipCode, townshipName, designated } of all) {
    const known = townships.get(townshipCode)
    if (known) known.hasDesignated ||= designated
    else townships.set(townshipCode, { name: townshipName, hasDesignated: designated })
  }
  return { villages: new Map(all.map((village) => [village.code, village])), townships }
}
