/** Whose pages these are, and by which clock they tell the time; learnt before anything is drawn. */
import * as z from 'zod'
import { readBy, request } from './api.ts'
import { language } from './words.ts'

const Office = z.object({
  name: z.string(),
  nameEnglish: z.string(),
  timeZone: z.string(),
  isSampleRegister: z.boolean(),
})

let office: z.infer<typeof Office> = { name: '', nameEnglish: '', timeZone: 'Asia/Shanghai', isSampleRegister: false }

export async function learnOffice(): Promise<void> {
  office = readBy(Office)(await request('GET', '/api/office'))
}

export const officeName = (): string => (language() === 'zh' ? office.name : office.nameEnglish)
/** Whether its register is the sample's: what is saved from a page says so. */
export const isSampleOffice = (): boolean => office.isSampleRegister
export const officeZone = (): string => office.timeZone

const Clock = z.object({ today: z.string(), now: z.string() })

/** The office's own clock, asked anew: a demo's stands in another year, and this device's may be wrong. */
export const askClock = async (): Promise<z.infer<typeof Clock>> => readBy(Clock)(await request('GET', '/api/office'))
