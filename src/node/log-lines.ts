/** The log: a line each, or an object for what gathers logs. */
import type { Config } from '../config.ts'

export function logObject(line: string, at: Date): string {
  const level = /^warning\b/.test(line) ? 'warning' : /\b(failed|error)\b/i.test(line) ? 'error' : 'info'
  return JSON.stringify({ at: at.toISOString(), level, message: line })
}

export const logIn =
  ({ LOG_FORMAT }: Pick<Config, 'LOG_FORMAT'>, now: () => Date) =>
  (line: string): void =>
    console.error(LOG_FORMAT === 'json' ? logObject(line, now()) : line)
