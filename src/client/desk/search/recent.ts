/** The last questions asked on this device. */
import { recall, remember } from '../../shared/keep.ts'
import { readRecent, withRecent } from './search-query.ts'

const KEY = 'searched'

export const recentSearches = (): string[] => readRecent(recall(KEY))
export const rememberSearch = (q: string): void => remember(KEY, JSON.stringify(withRecent(recentSearches(), q)))
export const forgetSearches = (): void => remember(KEY, null)
