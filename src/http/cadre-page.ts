/** What the village cadre sees on his phone: small pages without a script, in Chinese or English. */
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
}

type Html = ReturnType<typeof html>

export function cadrePage({ language, path, officePhone }: Asked, title: CadreWord, content: Html): Html {
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
      </head>
      <body>
        <header>
          <a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${say('other_language')}</a>
        </header>
        <main>
          <h1>${say(title)}</h1>
          ${content}
        </main>
        ${officePhone && html`<footer>${say('office_phone', { phone: officePhone })}</footer>`}
      </body>
    </html>`
}

/** A page that says why nothing can be said, or not any more. */
export const cadreNotice = (asked: Asked, title: CadreWord, text: CadreWord): Html =>
  cadrePage(asked, title, html`<p>${sayCadre(asked.language, text)}</p>`)

/** What was chosen so far, and what is missing. */
export interface Filled {
  answer?: string
  began?: string
  audience?: string
  wrong?: 'answer_missing' | 'began_missing' | 'audience_missing' | undefined
}

export function cadreForm(asked: Asked, show: ShowSaid, filled: Filled): Html {
  const { language, path } = asked
  const say = (key: CadreWord, facts?: Record<string, string>) => sayCadre(language, key, facts)
  return cadrePage(
    asked,
    'title',
    html`
      <p>${say('lead', { team: show.team })}</p>
      <dl>
        <dt>${say('village')}</dt>
        <dd>${show.village}</dd>
        <dt>${say('films')}</dt>
        <dd>${show.films.length > 0 ? show.films.join('、') : say('films_unlisted')}</dd>
        <dt>${say('times')}</dt>
        <dd>${dayInWords(show.day, language)} <span>${show.from}–${show.to}</span></dd>
      </dl>
      ${filled.wrong && html`<p class="wrong" role="alert">${say(filled.wrong)}</p>`}
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
      <input type="time" name="began" value="${began}" ${invalidAt('began_missing')} />
    </label>
    <label class="field">
      <span>${say('audience')}</span>
      <select name="audience" ${invalidAt('audience_missing')}>
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

/** The digits also as a code for the team's camera: a picture of this page does without signal. */
export function cadreThanks(asked: Asked, code: string | undefined): Html {
  const say = (key: CadreWord, facts?: Record<string, string>) => sayCadre(asked.language, key, facts)
  return cadrePage(
    asked,
    'thanks',
    html`
      <p>${say('thanks_text')}</p>
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
