/** Was something heard of only later than it happened? Then both times are shown. */
const LATE_MS = 600_000

export const cameLate = (at: string, receivedAt: string): boolean => Date.parse(receivedAt) - Date.parse(at) > LATE_MS
