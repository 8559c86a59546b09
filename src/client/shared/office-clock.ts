/** The office's clock, which its pages go by. */
import { type Office, office } from '../../contract/office.ts'
import { ask } from './api.ts'

/** The office with its own clock, asked anew: a demo's stands in another year, and this device's may be wrong. */
export const askClock = (): Promise<Office> => ask(office.read)
