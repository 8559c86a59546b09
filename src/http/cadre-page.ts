/** What the village cadre sees on his phone: small pages that work without a script, in Chinese or English; with one (client/cadre), without signal, too. */
import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { CadreAnswer, CadreAudience } from '../domain/screening/cadre.ts'
import { dayInWords, type Language } from '../domain/sentence.ts'
import { type CadreWord, sayCadre } from '../domain/words-cadre.ts'

/** The show in words. */
export interface ShowSaid {
  team: string
  village: string
  films: string[]
  day: string
  from: string
  to: string
}

export interface Asked {
  language: Language
  path: string
  officePhone: string
  /** What the page's script keeps on this phone, or needs there: in attributes, for no script stands in a page. */
  data: Record<string, string>
}

type Html = ReturnType<typeof html>

export function cadrePage({ language, path, officePhone, data }: Asked, title: CadreWord, content: Html): Html {
  const say = (key: CadreWord, facts?: Record<string, string>) => sayCadre(language, key, facts)
  const other = language === 'zh' ? 'en' : 'zh'
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${say(title)}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/cadre.css" />
        <script src="/cadre.js" defer></script>
      </head>
      <body data-cadre="${title}" ${Object.entries(data).map(([name, value]) => html`data-${name}="${value}" `)}>
        <header>
          <a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${say('other_language')}</a>
        </header>
        <main>
          <div data-part="page">
            <h1>${say(title)}</h1>
            ${content}
          </div>
          ${parts[title]?.map((part) => partOf(language, part))}
        </main>
        ${officePhone && html`<footer>${say('office_phone', { phone: officePhone })}</footer>`}
      </body>
    </html>`
}

/** What the script shows instead, without signal. */
const OFFLINE_PARTS = ['kept', 'over', 'not_yet', 'unknown', 'stranger'] as const
const parts: Partial<Record<CadreWord, readonly (typeof OFFLINE_PARTS)[number][]>> = { title: OFFLINE_PARTS }

function partOf(language: Language, part: (typeof OFFLINE_PARTS)[number]): Html {
  return html`<div data-part="${part}" hidden>
    <h1 tabindex="-1">${sayCadre(language, `${part}_title`)}</h1>
    <p>${sayCadre(language, `${part}_text`)}</p>
    ${
      part === 'kept' &&
      html`<div class="squares large">
          <svg role="img" aria-label="${sayCadre(language, 'kept_code')}"><path /></svg>
        </div>
        <details>
          <summary>${sayCadre(language, 'kept_digits')}</summary>
          <p class="code" data-part="digits" hidden></p>
          <p data-part="later">${sayCadre(language, 'kept_later')}</p>
        </details>`
    }
  </div>`
}

/** A page that says why nothing can be said, or not any more. */
export const cadreNotice = (asked: Asked, title: CadreWord, text: CadreWord): Html =>
  cadrePage(asked, title, html`<p>${sayCadre(asked.language, text)}</p>`)

/** What was chosen so far, and what is missing. */
export interface Filled {
  answer?: string
  began?: string
  audience?: string
  wrong?: 'answer' | 'began' | 'audience' | undefined
}

/** Without a show, the page as it is kept for where there is no signal: its script puts in what the link says. */
export function cadreForm(asked: Asked, show: ShowSaid | null, filled: Filled): Html {
  const { language, path } = asked
  const say = (key: CadreWord, facts?: Record<string, string>) => sayCadre(language, key, facts)
  return cadrePage(
    asked,
    'title',
    html`
      <p data-said="lead">${say('lead', { team: show?.team ?? '{team}' })}</p>
      <dl>
        <dt>${say('village')}</dt>
        <dd data-said="village">${show?.village}</dd>
        <dt>${say('films')}</dt>
        <dd data-said="films">${show ? filmsSaid(language, show) : say('films_offline')}</dd>
        <dt>${say('times')}</dt>
        <dd data-said="times">
          ${show && html`${dayInWords(show.day, language)} <span>${show.from}–${show.to}</span>`}
        </dd>
      </dl>
      ${!show && html`<p class="soft">${say('offline_lead')}</p>`}
      <p
        class="wrong"
        role="alert"
        ${filled.wrong ? '' : 'hidden'}
        data-answer="${say('answer_missing')}"
        data-began="${say('began_missing')}"
        data-audience="${say('audience_missing')}"
      >
        ${filled.wrong && say(`${filled.wrong}_missing`)}
      </p>
      <form method="post" action="${path}?lang=${language}">
        ${fields(language, filled)}
        <button type="submit">${say('send')}</button>
        <p class="soft">${say('private')}</p>
      </form>
    `,
  )
}

function fields(language: Language, { answer, began = '', audience, wrong }: Filled): Html {
  const say = (key: CadreWord) => sayCadre(language, key)
  const invalidAt = (field: NonNullable<Filled['wrong']>) => (wrong === field ? raw('aria-invalid="true"') : '')
  return html`
    <fieldset>
      <legend>${say('ask')}</legend>
      ${CadreAnswer.options.map(
        (one) => html`
          <label>
            <input type="radio" name="answer" value="${one}" ${answer === one ? 'checked' : ''} />
            <span>${say(`answer_${one}`)}</span>
          </label>
        `,
      )}
    </fieldset>
    <label class="field">
      <span>${say('began')}</span>
      <input type="time" name="began" value="${began}" ${invalidAt('began')} />
    </label>
    <label class="field">
      <span>${say('audience')}</span>
      <select name="audience" ${invalidAt('audience')}>
        <option value="">${say('audience_none')}</option>
        ${CadreAudience.options.map(
          (one) => html`
            <option value="${one}" ${audience === one ? 'selected' : ''}>${say(`cadre_audience_${one}`)}</option>
          `,
        )}
      </select>
    </label>
  `
}

const filmsSaid = (language: Language, { films }: ShowSaid): string =>
  films.length > 0 ? films.join('、') : sayCadre(language, 'films_unlisted')

/** The digits also as a code for the team's camera: a picture of this page does without signal. */
export function cadreThanks(asked: Asked, code: string | undefined): Html {
  const say = (key: CadreWord, facts?: Record<string, string>) => sayCadre(asked.language, key, facts)
  return cadrePage(
    asked,
    'thanks',
    html`
      <p>${say('thanks_text')}</p>
      <p data-part="ready" hidden>${say('ready_text')}</p>
      ${
        code === undefined
          ? ''
          : html`<section>
              <h2>${say('code_title')}</h2>
              <p class="code" aria-label="${say('code_alone', { code: code.split('').join(' ') })}">
                ${code.slice(0, 3)} ${code.slice(3)}
              </p>
              <div class="squares" aria-hidden="true">${raw(renderSVG(code, { ecc: 'M', border: 4 }))}</div>
              <p>${say('code_text')}</p>
            </section>`
      }
    `,
  )
}
