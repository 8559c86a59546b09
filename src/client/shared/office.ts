/** Whose pages these are, and by which clock they tell the time; learnt before anything is drawn. */
import type { Office } from '../../contract/office.ts'
import { language } from './words.ts'

type Known = Pick<Office, 'name' | 'nameEnglish' | 'supervisionPhone' | 'timeZone' | 'isSampleRegister'>

let office: Known = { name: '', nameEnglish: '', timeZone: 'Asia/Shanghai', isSampleRegister: false }

export function learnOffice(told: Known): void {
  office = told
}

export const officeName = (): string => (language() === 'zh' ? office.name : office.nameEnglish)
/** Whether its register is the sample's: what is saved from a page says so. */
export const isSampleOffice = (): boolean => office.isSampleRegister
export const supervisionPhone = (): string | undefined => office.supervisionPhone
export const officeZone = (): string => office.timeZone
