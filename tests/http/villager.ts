/** A villager with a phone of his own, in tests of what he says of shows. */
import type { CadreTicket } from '../../src/domain/screening/cadre-carried.ts'
import type { Running } from '../engines.ts'

export type Ticket = CadreTicket & { names: Record<string, string> }

/** A browser that keeps its cookie. */
export function aPhone({ call }: Pick<Running, 'call'>, cookie = '') {
  const page = async (method: string, path: string, body?: string) => {
    const headers = { ...(cookie && { cookie }), 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await call(method, path, body, headers)
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: answer.status, text: await answer.text() }
  }
  return {
    open: (path: string) => page('GET', path),
    say: async (path: string, reply: Record<string, string>) => {
      await page('GET', path)
      return page('POST', path, new URLSearchParams(reply).toString())
    },
    /** What its page keeps for where there is no signal. */
    ticket: async (path: string) => {
      const { text } = await page('GET', path)
      const [, kept = '{}'] = /data-ticket="([^"]*)"/.exec(text) ?? []
      return JSON.parse(kept.replaceAll('&quot;', '"')) as Ticket
    },
    digits: async (path: string) => {
      const { text } = await page('GET', path)
      return /class="code"[^>]*>\s*(\d{3}) (\d{3})/.exec(text)?.slice(1).join('') ?? ''
    },
  }
}
