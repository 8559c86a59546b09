/** What is asked at the door; what it is asked with comes behind the first view, schemas and all. */
import { Problem } from '../../shared/api.ts'
import { behindFirstView } from '../phone/behind.ts'
import type * as Asked from './asked.ts'
import { t } from './words-entrance.ts'

const fetchAsked = (): Promise<typeof Asked> => import('./asked.ts')
export const prepareToAsk = (): void => void behindFirstView(fetchAsked)

const asked = (): Promise<typeof Asked> =>
  fetchAsked().catch(() => {
    throw new Problem('offline', t('offline'))
  })

export const redeem = async (code: string) => (await asked()).redeem({ code })
export const signIn = async (way: Parameters<typeof Asked.signIn>[0]) => (await asked()).signIn(way)
