/** Today by the office's clock, which is not the device's: the demo's stands in 2017. */
import { office } from '../../contract/office.ts'
import { useAsk } from './load.ts'

const AN_HOUR = 3_600_000

/** Undefined until it is known. */
export const useToday = (): string | undefined => useAsk(office.read, {}, { every: AN_HOUR }).data?.today
