/** The log: a line each, or an object for what gathers logs; then requests and jobs have a line, too. */
import type { Config } from '../config.ts'
import type { Deps } from '../http/deps.ts'

export function logObject(line: string, at: Date, request?: string): string {
  const level = /^warning\b/.test(line) ? 'warning' : /\b(failed|error)\b/i.test(line) ? 'error' : 'info'
  return JSON.stringify({ at: at.toISOString(), level, message: line, ...(request !== undefined && { request }) })
}

type Format = Pick<Config, 'LOG_FORMAT'>
export const lineIn = ({ LOG_FORMAT }: Format, line: string, at: Date): string =>
  LOG_FORMAT === 'json' ? logObject(line, at) : line

/** `log` and, of objects, `note`: what was asked and done, without who or with what. */
export function logIn({ LOG_FORMAT }: Format, now: () => Date, print = console.error): Pick<Deps, 'log' | 'note'> {
  if (LOG_FORMAT === 'text') return { log: (line) => print(line) }
  return {
    log: (line, request) => print(logObject(line, now(), request)),
    note: (facts) => print(JSON.stringify({ at: now().toISOString(), ...facts })),
  }
}
