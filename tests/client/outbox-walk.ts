/** A phone's evening in random order: logs made, changed, sent by two tabs at once, answers late, lost and doubled, clocks put back. */
import type { Random } from '../../db/seed/random.ts'
import { type Arrived, eventOf, type Job, planOf } from '../../src/client/shared/phone/outbox-request.ts'
import type { Entry, EntryKind, OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import { emptyOutbox, LONGEST_PAUSE_MS, type Outbox, outboxReducer } from '../../src/client/shared/phone/outbox.ts'
import { ALL, type Body, type Nature, OutboxServer, toldLater } from './outbox-server.ts'

interface Flight {
  job: Job
  /** What its tab will hear; nothing while the server has not had it, null when the answer is lost. */
  answer?: Arrived | null
}

const DAY = 86_400_000
const KINDS: EntryKind[] = ['screening', 'screening', 'screening', 'missed_show', 'audibility', 'fault']
const NATURES: Nature[] = ['good', 'good', 'good', 'good', 'good', 'good', 'invalid', 'too_large', 'breaks_it']

const PHONE = ['make', 'make', 'make', 'edit', 'finish', 'finish', 'mend', 'takeBack', 'meddle'] as const
const TABS = ['send', 'send', 'deliver', 'deliver', 'land', 'land', 'lose'] as const
const STEPS = [...PHONE, ...TABS, ...TABS, 'stop', 'wake', 'pass', 'sign', 'fill', 'import'] as const

export class OutboxWalk {
  box: Outbox = emptyOutbox
  now = Date.parse('2017-06-30T13:00:00Z')
  /** The latest that its clock ever showed. */
  latest = this.now
  readonly server = new OutboxServer()
  /** Every event so far, for another that is to come to the same. */
  readonly events: OutboxEvent[] = []
  /** What the phone's people made and did not throw away: the body they wrote last. */
  readonly made = new Map<string, string>()
  /** When each was first seen to be received. */
  readonly receivedAt = new Map<string, number>()
  longestWaitMs = 0
  /** What did not do as the server told it. */
  readonly unheeded: string[] = []
  /** How often it was told to come later, by the answer's status. */
  readonly tellings: Record<number, number> = {}
  private flights: Flight[] = []
  private readonly random: Random

  /** Few entries meet each other more often; many show what one does to the others. */
  private readonly mostEntries: number

  constructor(random: Random) {
    this.random = random
    this.mostEntries = random.pick([1, 4, 14])
  }

  do(event: OutboxEvent): void {
    this.events.push(event)
    this.box = outboxReducer(this.box, event)
    for (const { key, state } of this.box.entries.values()) {
      if (state === 'received' && !this.receivedAt.has(key)) this.receivedAt.set(key, this.now)
    }
  }

  step(): void {
    const name = this.random.pick(STEPS)
    this[name]()
  }

  /** The network stays, the server is well though it has not always room, somebody is signed in, one tab is left. */
  settle(): void {
    this.flights = []
    this.server.isSessionGood = true
    this.server.mood = 'well'
    this.do({ kind: 'signed_in' })
    this.do({ kind: 'interrupted' })
    for (let requests = 0; requests < 300; requests++) {
      this.server.room = this.random.pick([0, 1, 2, Infinity])
      const plan = planOf(this.box, this.now)
      if (plan.kind === 'wait' && plan.until === null) return
      if (plan.kind === 'send') this.post(plan.job)
      else {
        const until = plan.until ?? this.now
        this.longestWaitMs = Math.max(this.longestWaitMs, until - this.now)
        this.now = until
      }
    }
  }

  private post(job: Job): void {
    this.do({ kind: 'taken', keys: keysOf(job) })
    this.hear(job, this.server.take(job))
  }

  /** What was told to wait does so, and no longer than told. */
  private hear(job: Job, answer: Arrived): void {
    const before = this.box
    this.do(eventOf(job, answer, this.now, this.now))
    const later = toldLater(answer)
    this.tellings[answer.status] = (this.tellings[answer.status] ?? 0) + later.length
    if (later.length === 0) return
    const told = Math.min(LONGEST_PAUSE_MS, Number(answer.retryAfter ?? 300) * 1000)
    for (const { key, about } of job.entries) {
      const entry = this.box.entries.get(key)
      // whoever was answered by another tab meanwhile, or was written anew, waits for something else
      const isMeant = before.entries.get(key)?.state === 'sending' && (later === ALL || later.includes(about))
      if (!entry || !isMeant || entry.turn !== job.entries.find((sent) => sent.key === key)?.turn) continue
      const until = Math.max(entry.nextAt, this.box.pausedUntil)
      if (entry.state !== 'waiting') this.unheeded.push(`${key} was told to come later and is ${entry.state}`)
      else if (!entry.problem && answer.retryAfter !== null) this.unheeded.push(`${key} does not say why it waits`)
      else if (until - this.now > told) this.unheeded.push(`${key} waits longer than it was told`)
      else if (until <= this.now) this.unheeded.push(`${key} does not wait at all`)
    }
  }

  private some(...states: Entry['state'][]): Entry | undefined {
    const fitting = [...this.box.entries.values()].filter(({ state }) => states.includes(state))
    return fitting.length > 0 ? this.random.pick(fitting) : undefined
  }

  private aBody(id: string): Body {
    return { id, nature: this.random.pick(NATURES), text: String(this.random.whole(0, 1e9)) }
  }

  private anEntry(): Entry {
    const id = this.random.uuid()
    const log =
      this.random.next() < 0.25 ? this.some('draft', 'waiting', 'sending', 'received', 'attention') : undefined
    const isPhoto = log?.kind === 'screening'
    const kind = isPhoto ? 'photo' : this.random.pick(KINDS)
    const [about, key] = isPhoto ? [log.about, `photo:${log.about}:${id}`] : [id, `${kind}:${id}`]
    const after = isPhoto ? [log.key] : []
    const numbers = { madeAt: this.now, nextAt: 0, tries: 0 }
    return { key, person: 'wang', kind, about, state: 'draft', body: this.aBody(id), after, ...numbers }
  }

  private write(entry: Entry): void {
    this.made.set(entry.key, JSON.stringify(entry.body))
    this.do({ kind: 'drafted', entry })
  }

  private make(): void {
    if (this.box.entries.size < this.mostEntries) this.write(this.anEntry())
  }
  private edit(): void {
    const draft = this.some('draft')
    if (draft) this.write({ ...draft, body: this.aBody(draft.about) })
  }
  private finish(): void {
    const draft = this.some('draft')
    if (!draft) return
    if (this.random.next() < 0.1) {
      this.made.delete(draft.key)
      this.do({ kind: 'dropped', key: draft.key })
    } else this.do({ kind: 'queued', key: draft.key, body: draft.body })
  }
  private mend(): void {
    const entry = this.some('attention')
    if (!entry) return
    if (this.random.next() < 0.3) return this.do({ kind: 'retried', key: entry.key })
    const body = this.aBody(entry.about)
    this.made.set(entry.key, JSON.stringify(body))
    this.do({ kind: 'reopened', key: entry.key, body })
  }
  /** Sent by mistake: written anew, where it has not left the phone; a late wish changes nothing. */
  private takeBack(): void {
    const entry = this.some('waiting', 'sending')
    if (!entry) return
    const body = this.aBody(entry.about)
    this.do({ kind: 'taken_back', key: entry.key, body })
    if (this.box.entries.get(entry.key)?.state !== 'draft') return
    this.made.set(entry.key, JSON.stringify(body))
    this.do({ kind: 'queued', key: entry.key, body })
  }
  /** An old tab's late wishes: nothing of what is finished may change by them. */
  private meddle(): void {
    const entry = this.some('waiting', 'sending', 'received')
    if (!entry) return
    const body = this.aBody(entry.about)
    this.do({ kind: 'drafted', entry: { ...entry, state: 'draft', body } })
    this.do({ kind: 'queued', key: entry.key, body })
    this.do({ kind: 'dropped', key: entry.key })
    this.do({ kind: 'reopened', key: entry.key, body })
  }

  private send(): void {
    const plan = planOf(this.box, this.now)
    if (plan.kind === 'wait') return
    this.do({ kind: 'taken', keys: keysOf(plan.job) })
    this.flights.push({ job: plan.job })
  }
  private deliver(): void {
    const flight = this.random.shuffled(this.flights)[0]
    if (!flight) return
    const answer = this.server.take(flight.job)
    // now and then the answer is lost though the server has it all
    flight.answer = this.random.next() < 0.2 ? null : answer
  }
  private land(): void {
    const flight = this.random.shuffled(this.flights).find(({ answer }) => answer !== undefined)
    if (!flight) return
    if (this.random.next() < 0.9) this.forget(flight)
    const { job, answer } = flight
    if (answer) this.hear(job, answer)
    else this.do({ kind: 'unreachable', keys: keysOf(job), at: this.now })
  }
  /** Silence, a captive portal's page, or a busy server. */
  private lose(): void {
    const flight = this.random.shuffled(this.flights)[0]
    if (!flight) return
    this.forget(flight)
    const status = this.random.pick([0, 200, 403, 503])
    const retryAfter = this.random.pick([null, '7', '86400'])
    this.do(eventOf(flight.job, { status, retryAfter, reply: undefined }, this.now, this.now))
  }
  /** A tab is killed; sometimes its requests arrive all the same, later. */
  private stop(): void {
    this.do({ kind: 'interrupted' })
    if (this.random.next() < 0.5) this.flights = []
  }
  private wake(): void {
    this.do({ kind: 'woken' })
  }
  private import(): void {
    const known = this.random.next() < 0.5 ? this.some('waiting', 'received', 'attention', 'draft') : undefined
    const entry: Entry = { ...(known ?? this.anEntry()), state: 'waiting', turn: 1, from: 'zhao' }
    if (!known && this.box.entries.size < this.mostEntries) this.made.set(entry.key, JSON.stringify(entry.body))
    else if (!known) return
    this.do({ kind: 'imported', entries: [entry] })
  }
  private pass(): void {
    this.now += this.random.pick([1000, 6000, 60_000, 400_000, DAY, 91 * DAY, -2 * DAY, -3_600_000])
    this.latest = Math.max(this.latest, this.now)
    this.do({ kind: 'aged', at: this.now })
  }
  private sign(): void {
    this.server.isSessionGood = this.random.next() < 0.7
    if (this.server.isSessionGood) this.do({ kind: 'signed_in' })
  }
  /** Their hour's logs are nearly sent, or there is room again; the server is busy, or cannot write; or it is well. */
  private fill(): void {
    const { server, random } = this
    server.room = random.pick([0, 1, 2, Infinity])
    server.mood = random.pick(['well', 'well', 'too_many', 'unavailable'])
    server.retryAfter = random.pick([null, '7', '60', '3600'])
  }
  private forget(flight: Flight): void {
    this.flights = this.flights.filter((other) => other !== flight)
  }
}

const keysOf = ({ entries }: Job): string[] => entries.map(({ key }) => key)
