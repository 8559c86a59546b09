/** The evaluation of a fund over HTTP: read, and as the form that is handed in. */
import { overviewSettings } from '../config.ts'
import { evaluations } from '../contract/ledger.ts'
import { DOCX_TYPE, XLSX_TYPE } from '../contract/sheet.ts'
import { notFound } from '../domain/errors.ts'
import type { Evaluation } from '../domain/ledger/evaluation.ts'
import { type Aim, evaluationOf, evaluationYear, isByTarget } from '../domain/ledger/evaluation-score.ts'
import type { NewFund } from '../domain/ledger/fund.ts'
import { earlierOf } from '../domain/period.ts'
import { overviewOf } from '../domain/report/overview.ts'
import type { EvaluationPaper } from '../report/evaluation-form.ts'
import { readEntry } from '../store/ledger/ledger.ts'
import { readOverview } from '../store/report/overview.ts'
import type { App, Deps } from './deps.ts'
import { isSampleRegister, officeNames } from './office-name.ts'
import { dayAsked, inForce } from './queries.ts'
import { type Request, serve } from './serve.ts'

type Asked = Pick<Request<typeof evaluations.read>, 'at' | 'params' | 'query'>

export function evaluationRoutes(app: App, deps: Deps): void {
  serve(app, deps, evaluations.read, evaluationFor)
  serve(app, deps, evaluations.xlsx, async (asked) => {
    const { evaluationXlsx } = await import('../report/evaluation-xlsx.ts')
    return file(asked, evaluationXlsx, 'xlsx', XLSX_TYPE)
  })
  serve(app, deps, evaluations.docx, async (asked) => {
    const { evaluationDocx } = await import('../report/evaluation-docx.ts')
    return file(asked, evaluationDocx, 'docx', DOCX_TYPE)
  })
}

async function evaluationFor({ at, params: { id }, query }: Asked): Promise<Evaluation> {
  const entry = await readEntry(at.sql, 'fund', id)
  if (!entry) throw notFound('noun_fund', id)
  const fund = entry.content as unknown as NewFund
  const asOf = earlierOf(dayAsked(at, query.asOf), `${evaluationYear(fund)}-12-31`)
  return evaluationOf(fund, asOf, isByTarget(fund) ? await aimsOn(at, asOf) : [])
}

async function aimsOn(at: Deps, asOf: string): Promise<Aim[]> {
  const settings = overviewSettings(await inForce(at, asOf))
  return overviewOf(await readOverview(at.sql, asOf, at.now(), settings)).targets
}

async function file(
  asked: Asked,
  write: (paper: EvaluationPaper) => Promise<Uint8Array<ArrayBuffer>>,
  kind: 'xlsx' | 'docx',
  type: string,
): Promise<Response> {
  const { at } = asked
  const evaluation = await evaluationFor(asked)
  const paper = {
    evaluation,
    office: (await officeNames(at)).zh,
    knownAt: new Date(at.sql.knownAt ?? at.now()).toISOString(),
    isSample: await isSampleRegister(at),
  }
  const name = encodeURIComponent(`绩效自评表 ${evaluation.title} ${evaluation.year}.${kind}`)
  return new Response(await write(paper), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  })
}
