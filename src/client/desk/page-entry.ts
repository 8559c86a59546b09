/** What is said of a page of the desk: its address, who sees it, and its place in the rail. */
import type { ComponentType } from 'preact'
import type { Role } from '../../domain/people/account.ts'
import type { Lazy } from './kit/lazy.tsx'
import type { IconName } from './kit/marks.tsx'
import type { PlainKey } from './words.ts'

/** At most four for each role: so many fit below a phone's page. */
interface RailPlace {
  for: readonly Role[]
  icon: IconName
  word: PlainKey
  /** Where it leads, if not to the page as it is. */
  href?: string
  /** Phones have it in the menu: they have no fifth place. */
  isOfDesks?: boolean
  Count?: ComponentType
}

export interface PageEntry<Name extends string> {
  /** `{code}` is what the page is about. Without an address it is what is seen in place of another. */
  address?: string
  /** What an address says for the thing, if not its name. */
  read?: (said: string) => string
  /** Who sees it besides managers and auditors. */
  also?: readonly Role[]
  place?: RailPlace
  /** What it is called in the menu of pages that are needed now and then. */
  menu?: PlainKey
  /** The page in whose place of the rail it stands. */
  under?: Name
  /** It shows what has two times: of a day it chooses itself, or of the moment alone, which stands above it. */
  times?: 'day' | 'moment'
  /** It has the screen to itself, without the rail. */
  isWhole?: boolean
  /** Its parts, in the rail: the ids of their titles. */
  sections?: Readonly<Record<string, PlainKey>>
  view: Lazy
}
