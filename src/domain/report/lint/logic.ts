/** Sentences that argue against each other: all to be upgraded although some pass, last year's standard, two deadlines. */
import { deadlinesIn } from './deadlines.ts'
import { type Checked, type Confirmed, type Finding, type Read, usual } from './finding.ts'
import type { LintSentence } from './lint-words.ts'
import { scopeAt } from './number-scope.ts'
import type { ReportSentence } from './report-text.ts'
import { progressTo } from './time-progress.ts'

const NO_CONFIRMED: Confirmed[] = []

export const logic = (read: Read): Checked => ({
  findings: [...upgradedAll(read), ...oldStandard(read), ...twoDeadlines(read), ...whoseAttendance(read)],
  confirmed: NO_CONFIRMED,
})

/** Unless some sentence speaks of both: then it is said what happens to those that pass. */
function upgradedAll({ facts }: Read): Finding[] {
  const [all, passing] = [usual(facts, 'upgrade.target'), usual(facts, 'audible.have')]
  if (!all || !passing || passing.value <= 0 || passing.value >= all.value) return []
  const lacking = usual(facts, 'audible.lack')
  const isSaid =
    /已达标(?:的|村)?.{0,12}(?:一并|同步|也|巩固|不再|维护)|(?:一并|同步|巩固|维护).{0,16}达标村|其中已?达标/.test(
      passing.sentence.text + all.sentence.text,
    )
  if (isSaid) return []
  const said: LintSentence = {
    key: 'upgrade_all',
    facts: { all: all.value, passing: passing.value, rest: all.value - passing.value },
  }
  return [{ kind: 'logic', said, places: [all, passing, ...(lacking ? [lacking] : [])] }]
}

const OLD = /去年(?:的)?(?:验收)?(?:标准|要求)/
const MEASURED = /均|达不到|未达|不达|未达到|达到|符合|满足|不符/
const NEW = /(?:较|比)去年.{0,12}(?:提高|更高|变化)|新标准|今年(?:的)?(?:要求|标准|明确要求)|要求明显提高/

function oldStandard({ report: { sentences } }: Read): Finding[] {
  const isNew = sentences.find(({ text }) => NEW.test(text))
  if (!isNew) return []
  const fresh = NEW.exec(isNew.text)
  return sentences.flatMap((sentence): Finding[] => {
    const clause = sentence.clauses.find(
      ({ text }) => OLD.test(text) && MEASURED.test(text) && !NEW.test(text) && !/[比较]去年/.test(text),
    )
    const old = clause && OLD.exec(clause.text)
    if (!clause || !old || /今年/.test(clause.text)) return []
    const from = clause.from + old.index
    return [
      {
        kind: 'logic',
        said: { key: 'old_standard', facts: { a: old[0], b: fresh?.[0] ?? '' } },
        places: [{ from, to: from + old[0].length }, placeIn(isNew, NEW)],
      },
    ]
  })
}

function placeIn(sentence: ReportSentence, words: RegExp) {
  const found = words.exec(sentence.text)
  const from = sentence.from + (found?.index ?? 0)
  return { from, to: from + (found?.[0].length ?? 0) }
}

/** The year for one sentence, 30 November for another, and nowhere by which of them it is judged. */
function twoDeadlines(read: Read): Finding[] {
  const { facts, report, asOf, year } = read
  const target = facts.find(
    ({ subject, quantity }) => subject === 'film.county.target' && /全年|年度|年内/.test(quantity.sentence.text),
  )?.quantity
  const early = deadlinesIn(read).find(
    ({ work, what, day }) => work === 'film' && what === 'finish' && !day.endsWith('12-31'),
  )
  if (!target || !early || (year !== undefined && !early.day.startsWith(String(year)))) return []
  if (report.sentences.some(({ text }) => JUDGED_BY.test(text))) return []
  const judged = asOf === undefined || asOf >= early.day ? ({ key: 'none' } as const) : judgedBy(read, early.day, asOf)
  const a = /全年|年度|年内/.exec(target.sentence.text)
  const from = target.sentence.from + (a?.index ?? 0)
  return [
    {
      kind: 'logic',
      said: { key: 'two_deadlines', facts: { a: a?.[0] ?? '', b: early.named.text, deadline: early.day, judged } },
      places: [{ from, to: from + (a?.[0].length ?? 0) }, early.named],
    },
  ]
}
/** A report that names the day it is judged by. */
const JUDGED_BY =
  /(?:按|以|到|对照|至)[^，。；]{0,12}(?:\d{1,2}月(?:\d{1,2}日|底|末)|年底|期限|时限)[^，。；]{0,12}(?:计|算|为准|为限|为期限|衡量|推算|序时)|序时进度[^。；]{0,24}(?:\d{1,2}月(?:\d{1,2}日|底))/

function judgedBy({ facts }: Read, deadline: string, asOf: string): LintSentence {
  const [whole, early] = [progressTo(`${deadline.slice(0, 4)}-12-31`, asOf), progressTo(deadline, asOf)]
  const [done, target] = [usual(facts, 'film.county.done'), usual(facts, 'film.county.target')]
  const percent = done && target && target.value > 0 ? (100 * done.value) / target.value : undefined
  const saidDone: LintSentence =
    percent === undefined
      ? { key: 'none' }
      : {
          key: 'two_done',
          facts: {
            percent: percent.toFixed(2),
            a: { key: percent >= whole.percent ? 'is_ahead' : 'is_behind' },
            b: { key: percent >= early.percent ? 'other_ahead' : 'other_behind' },
          },
        }
  return {
    key: 'two_judged',
    facts: { asOf, year: whole.percent.toFixed(2), early: early.percent.toFixed(2), done: saidDone },
  }
}

/** Said right after “of which in designated villages …”: of those, or of all? */
function whoseAttendance({ facts }: Read): Finding[] {
  const shows = facts.filter(({ subject }) => subject === 'film.county.done' || subject === 'film.designated.done')
  return facts.flatMap(({ subject, quantity }): Finding[] => {
    if (subject !== 'attendance.unclear' || scopeAt(quantity) === 'county') return []
    const near = shows.filter((one) => one.quantity.sentence === quantity.sentence && one.quantity.value > 0)
    if (near.length < 2) return []
    const [first, second] = near.slice(-2).map((one): LintSentence => ({
      key: 'per_show',
      facts: { shows: one.quantity.value, people: Math.round(quantity.value / one.quantity.value) },
    }))
    if (!first || !second) return []
    const said: LintSentence = {
      key: 'whose_attendance',
      facts: { text: quantity.text, tries: { key: 'either_of', facts: { first, second } } },
    }
    return [{ kind: 'scope', said, places: [quantity, ...near.slice(-2).map((one) => one.quantity)] }]
  })
}
