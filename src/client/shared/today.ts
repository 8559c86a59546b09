/** Today by the office's clock, which is not the device's: the demo's stands in 2017. */
import { useLoad } from './load.ts'

const AN_HOUR = 3_600_000

/** Undefined until it is known. */
export function useToday(): string | undefined {
  return useLoad<{ today: string }>('/api/office', { every: AN_HOUR }).data?.today
}
