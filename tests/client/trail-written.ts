/** What the store writes into the trail, by kind: the schemas that the walk over its words goes through. */
import * as z from 'zod'
import { NewTvCoverage } from '../../src/domain/audibility/tv-coverage.ts'
import { CreditRule, Film } from '../../src/domain/register/film.ts'
import { NewSettingValue } from '../../src/domain/dated-setting.ts'
import { FaultStatus, FaultStep, NewFault, NewWitness } from '../../src/domain/fault/fault.ts'
import { FINDING_CODES } from '../../src/domain/screening/findings.ts'
import { Flag } from '../../src/domain/flag/flags.ts'
import { NewAcknowledgement } from '../../src/domain/flag/flag-life.ts'
import { NewMissedShow } from '../../src/domain/screening/missed-show.ts'
import { DeclaredPhoto } from '../../src/domain/screening/photo.ts'
import { Team, Township, Village } from '../../src/domain/register/place.ts'
import { NewScreening, ScreeningStatus } from '../../src/domain/screening/screening.ts'
import { Account, NewEnrolment, NewToken } from '../../src/domain/people/sign-in.ts'
import { SpeakerGroup, SpeakerKind } from '../../src/domain/audibility/speaker.ts'
import { NewTargetEntry, TargetChange } from '../../src/domain/target/target.ts'
import { FieldPlan } from '../../src/domain/plan/plan.ts'
import { NewDuty } from '../../src/domain/ledger/duty.ts'
import { NewEvent } from '../../src/domain/ledger/event.ts'
import { NewFund } from '../../src/domain/ledger/fund.ts'
import { NewProblem } from '../../src/domain/ledger/problem.ts'
import { NewTender } from '../../src/domain/ledger/tender.ts'
import { NewWork } from '../../src/domain/ledger/work.ts'
import { NewCheck, NewMilestone } from '../../src/domain/target/task.ts'
import { NewFilmMatch } from '../../src/domain/screening/unlisted-film.ts'
import { Settlement, SettlementDetail } from '../../src/domain/money/settlement.ts'
import { CadreReply, CadreWitness } from '../../src/domain/screening/cadre.ts'
import { Bulletin } from '../../src/domain/report/bulletin.ts'
import { CallbackDraw, NewCallbackResult } from '../../src/domain/callback/callback.ts'
import { NewReport } from '../../src/domain/report/report.ts'
import { ChannelContent } from '../../src/domain/message/channel.ts'
import type { SubjectKind } from '../../src/domain/people/trail.ts'

const n = z.number()
const REPORTED = { villageCode: true, category: true, severity: true, reportedAt: true, audibility: true } as const
const ReportedFault = NewFault.pick(REPORTED)
const WARNING = z.object({ network: z.string(), request: z.string() })
/** What the store writes into `before` and `after` of each kind: the schemas it takes them from, and what it adds. */
export const WRITTEN: Record<SubjectKind, z.ZodType[]> = {
  plan: [FieldPlan.omit({ id: true, revision: true, movedTo: true })],
  channel: [ChannelContent.extend({ secretsChanged: z.boolean() })],
  notice: [],
  proof: [],
  screening: [
    NewScreening,
    z.object({ status: ScreeningStatus, revision: n, findings: z.array(z.enum(Object.keys(FINDING_CODES))) }),
    z.object({ source: z.enum(['sheet']), batch: z.string() }),
    NewFilmMatch,
  ],
  audibility_report: [
    z.object({
      villageCode: z.string(),
      testedOn: z.string(),
      speakersInstalled: n,
      speakersTested: n,
      speakersSounding: n,
      method: z.enum(['on_site', 'remote']),
    }),
  ],
  village: [Village],
  township: [Township],
  team: [Team],
  film: [Film],
  film_title: [NewFilmMatch],
  bulletin: [Bulletin.pick({ kind: true, asOf: true, knownAt: true, sha256: true })],
  report: [NewReport, z.object({ sha256: z.string() })],
  settlement: [Settlement.pick({ sha256: true }), SettlementDetail.pick({ rateFen: true })],
  month: [z.object({ bulletin: z.string() })],
  target: [TargetChange],
  target_entry: [NewTargetEntry, z.object({ code: z.string() })],
  credit_rule: [CreditRule],
  register: [z.object({ townships: n, villages: n, teams: n, films: n, targets: n })],
  account: [Account, WARNING],
  session: [z.object({ devices: z.array(z.string()) }), WARNING],
  token: [NewToken, WARNING],
  enrolment: [NewEnrolment, Account, z.object({ expiresAt: z.string() })],
  fault: [ReportedFault, FaultStep, z.object({ status: FaultStatus, insisted: z.boolean() })],
  fault_witness: [NewWitness, z.object({ faultId: z.string() })],
  village_speakers: [SpeakerGroup, z.object({ groups: n })],
  speaker_resource: [z.object({ villageCode: z.string(), kind: SpeakerKind })],
  speaker_status: [],
  tv_coverage: [NewTvCoverage],
  target_milestone: [NewMilestone, z.object({ targetCode: z.string(), plans: n })],
  target_check: [NewCheck, z.object({ targetCode: z.string(), checkedBy: z.string(), receivedAt: z.string() })],
  flag: [z.object({ severity: Flag.shape.severity, since: z.string() }), NewAcknowledgement],
  missed_show: [NewMissedShow],
  cadre_answer: [CadreReply, CadreWitness.pick({ way: true })],
  callback: [NewCallbackResult],
  callback_draw: [CallbackDraw.pick({ percent: true, seal: true, seed: true, logs: true }), z.object({ drawn: n })],
  photo: [DeclaredPhoto, z.object({ type: z.string(), bytes: n })],
  import_columns: [], // by the headings of the office's own sheets
  event: [NewEvent],
  work: [NewWork],
  fund: [NewFund],
  tender: [NewTender],
  problem: [NewProblem],
  duty: [NewDuty],
  setting: [NewSettingValue],
  personal_data: [z.object({ address: z.string() })],
}
