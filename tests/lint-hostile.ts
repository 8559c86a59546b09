/** Reports in other offices' words, each in its true form and with the slips that a hostile reader planted. */
import { readFileSync } from 'node:fs'
import type { Held, LintRegister } from '../src/domain/report/lint/finding.ts'
import type { Subject } from '../src/domain/report/lint/number-subjects.ts'

export interface HostileReport {
  half: string
  title: string
  text: string
  held: Held
  places: LintRegister['villages'] | undefined
  slips: { kind: string; text: string; from: number; to: number; what: string }[]
}

/** In the file `⟦true⇒kind:false⟧`; lines that begin with a sign say what the system holds and of which county it is. */
export function hostileReports(): HostileReport[] {
  const file = readFileSync(new URL('hostile-reports.txt', import.meta.url), 'utf8')
  return file.split('====\n').map((written) => {
    const lines = written.split('\n')
    const said = (sign: string): string[] =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(sign.length))
    const [, ...body] = lines.filter((line) => !line.startsWith('@'))
    const pieces = body.join('\n').split(/⟦(.*?)⇒(\w+):(.*?)⟧/s)
    let text = ''
    const marks: { kind: string; right: string; wrong: string; from: number }[] = []
    for (let i = 0; i < pieces.length; i += 4) {
      text += pieces[i]
      const [right, kind, wrong] = pieces.slice(i + 1, i + 4)
      if (right === undefined || kind === undefined || wrong === undefined) break
      marks.push({ kind, right, wrong, from: text.length })
      text += right
    }
    return {
      half: lines[0]?.slice(1) ?? '',
      title: body[0] ?? '',
      text,
      held: heldSaid(said('@held ')[0] ?? '', said('@fund ')),
      places: said('@places ')[0]?.split(' ').flatMap(placesSaid),
      slips: marks.map((mark) => planted(text, mark)),
    }
  })
}

const placesSaid = (written: string): LintRegister['villages'] => {
  const [townshipName = '', names = ''] = written.split(':')
  return names.split(',').map((name) => ({ name, townshipName, aliases: [] }))
}

function heldSaid(written: string, funds: string[]): Held {
  const [asOf = '', ...figures] = written.split(' ')
  return {
    asOf,
    figures: figures.map((one) => {
      const [subject = '', value] = one.split('=')
      return { subject: subject as Subject, value: Number(value) }
    }),
    deadlines: [],
    funds: funds.map((one) => ({ document: one.split(' ')[0] ?? '', amount: Number(one.split(' ')[1]) })),
  }
}

/** What was left out is seen where it is missed, in its paragraph. */
function planted(
  text: string,
  { kind, right, wrong, from }: { kind: string; right: string; wrong: string; from: number },
) {
  const slipped = text.slice(0, from) + wrong + text.slice(from + right.length)
  const isLeftOut = wrong === ''
  return {
    kind,
    text: slipped,
    from: isLeftOut ? slipped.lastIndexOf('\n', from - 1) + 1 : from,
    to: isLeftOut ? `${slipped}\n`.indexOf('\n', from) : from + wrong.length,
    what: `${slipped.slice(Math.max(0, from - 8), from)}⟦${right}→${wrong}⟧${text.slice(from + right.length, from + right.length + 6)}`.replaceAll(
      '\n',
      '↵',
    ),
  }
}
