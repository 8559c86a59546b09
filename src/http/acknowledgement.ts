/**
 * The page behind a message’s link: what it told, and one button that says once that somebody saw it. Nobody signs in
 * here. Looking changes nothing, because apps look at links before people do.
 */
import { html } from 'hono/html'
import type { Context } from 'hono'
import { acknowledgement } from '../contract/messages.ts'
import { type Said, saidIn } from '../domain/message/message-words.ts'
import { localMinutes } from '../domain/period.ts'
import type { Actor } from '../domain/people/account.ts'
import { digestOf } from '../domain/trail/sha256.ts'
import { acknowledgeNotice, type LinkedNotice, noticeOfCode } from '../store/message/notices.ts'
import type { App, Deps, Env } from './deps.ts'
import { serve } from './serve.ts'

const LINK: Actor = { id: 'link', name: saidIn('zh', { key: 'told_by_link' }), role: 'manager', via: 'token' }
/** As newCode makes them. */
const CODE = /^[0-9a-f]{32}$/

export function acknowledgementRoutes(app: App, deps: Deps): void {
  const linked = async (code: string): Promise<LinkedNotice | undefined> =>
    CODE.test(code) ? noticeOfCode(deps.sql, digestOf(code)) : undefined
  const at = (instant: string): string => localMinutes(deps.config.TIME_ZONE)(instant)

  serve(app, deps, acknowledgement.look, async ({ c, params: { code } }) => {
    const notice = await linked(code)
    if (!notice) return page(c, undefined, { key: 'told_seen_unknown' })
    const { acknowledgedAt } = notice
    return page(c, notice, acknowledgedAt && { key: 'told_seen_before', facts: { at: at(acknowledgedAt) } })
  })

  serve(app, deps, acknowledgement.acknowledge, async ({ c, params: { code } }) => {
    const notice = await linked(code)
    if (!notice) return page(c, undefined, { key: 'told_seen_unknown' })
    const { acknowledgedAt } = notice
    if (acknowledgedAt) return page(c, notice, { key: 'told_seen_before', facts: { at: at(acknowledgedAt) } })
    await acknowledgeNotice(deps.sql, notice.id, LINK, deps.now())
    return page(c, notice, { key: 'told_seen_done', facts: { at: at(deps.now().toISOString()) } })
  })
}

/** With the button while there is nothing else to say. */
function page(
  c: Context<Env>,
  notice: LinkedNotice | undefined,
  said: Said | '' | undefined,
): Response | Promise<Response> {
  const language = c.get('language')
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  const title = saidIn(language, { key: 'told_seen_title' })
  const lines = notice?.lines[language] ?? []
  return c.html(
    html`<!doctype html>
      <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="stylesheet" href="/seen.css" />
        </head>
        <body>
          <main>
            <h1>${notice?.title[language] ?? title}</h1>
            <ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>
            ${
              said
                ? html`<p role="status">${saidIn(language, said)}</p>`
                : html`<form method="post">
                    <button>${saidIn(language, { key: 'told_seen_button' })}</button>
                  </form>`
            }
          </main>
        </body>
      </html>`,
    notice ? 200 : 404,
  )
}
