/** In which ways the lists of a province are asked: by each filter, by several, by words, in each order, a page and the next. */
import type { County } from './county.ts'

/** Always the same, so that two runs ask the same. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

interface Sample {
  villages: Record<'code' | 'name' | 'townshipCode' | 'teamCode' | 'pinyin' | 'initials', string>[]
  logs: Record<'id' | 'receipt' | 'operator' | 'witness', string>[]
  faults: Record<'id' | 'description' | 'assignee', string>[]
}

async function sampleOf({ sql }: County): Promise<Sample> {
  return {
    villages: await sql.all(
      `SELECT code, name, township_code AS townshipCode, team_code AS teamCode, pinyin, initials FROM villages
       WHERE rowid % (1 + (SELECT count(*) FROM villages) / 250) = 1`,
    ),
    logs: await sql.all(
      `SELECT id, receipt_no AS receipt, operator_name AS operator, witness_name AS witness FROM screenings
       WHERE rowid % (SELECT 1 + count(*) / 500 FROM screenings) = 0`,
    ),
    faults: await sql.all(
      `SELECT id, description, assignee FROM faults WHERE assignee IS NOT NULL AND
       rowid % (SELECT 1 + count(*) / 500 FROM faults) = 0`,
    ),
  }
}

type Way = () => string

/** By what is asked, a way to ask it with other values each time; and of one team's things, for that team. */
export async function asksOf(county: County, seed: number): Promise<Record<string, Way>> {
  const { villages, logs, faults } = await sampleOf(county)
  const dice = diceOf(seed)
  const one = <T>(of: readonly T[]): T => of[dice(of.length)] as T
  const said = (word: string): string => `q=${encodeURIComponent(word)}`
  const two = (n: number): string => String(n).padStart(2, '0')
  const month = (): string => `${2016 + dice(2)}-${two(1 + dice(12))}`
  const day = (): string => `${month()}-${two(1 + dice(28))}`
  const [village, log, fault] = [() => one(villages), () => one(logs), () => one(faults)]
  const ofVillage = () => `village=${village().code}`
  const ofTeam = () => `team=${village().teamCode}`
  const ofTownship = () => `township=${village().townshipCode}`
  const designated = () => `designated=${one(['true', 'false'])}`
  const span = () => {
    const [from, to] = [day(), day()].toSorted()
    return `from=${from}&to=${to}`
  }
  const days = () => one([span, () => `from=${day()}`, () => `to=${day()}`])()
  const nothing = () => ''
  const named = () => said(village().name)

  const filters: Way[] = [
    ofTeam,
    ofVillage,
    ofTownship,
    designated,
    days,
    () =>
      `status=${one(['held', 'returned', 'submitted', 'accepted', 'rejected', 'voided', 'counted', 'held,returned'])}`,
    () => `finding=${one(['overlap', 'duplicate', 'late_report', 'short_run'])}`,
    () => `film=film-00${1 + dice(7)}`,
    () => `warned=${one(['true', 'false'])}`,
    () => `waitingDays=${one(['3', '400'])}`,
    () => 'reviewedAlone=true',
  ]
  const words: Way[] = [
    () => village().name.slice(0, 2),
    () => village().name,
    () => village().pinyin.split(' ')[0] ?? '',
    () => log().receipt,
    () => log().receipt.slice(-7),
    () => log().operator,
    () => log().witness,
    () => log().id.slice(0, 6 + dice(8)),
    () => one(['村', '备用', '雨后', 'nowhere', '观众较多', '不在']),
    () => `${village().name} ${log().operator}`,
  ]
  const anyWord = (): string => said(one(words)())
  const several = (times: number): string =>
    Array.from({ length: times }, () => one(filters)())
      .join('&')
      .split('&')
      .filter((part, i, all) => all.findIndex((other) => other.split('=')[0] === part.split('=')[0]) === i)
      .join('&')
  const page = () => `limit=${one([50, 100, 500])}`
  const list = (path: string, ways: Way[], more: Way = nothing): Way => {
    return () => `${path}?${[one(ways)(), more()].filter((part) => part !== '').join('&')}`
  }
  /** Each noun of the ledger alike. */
  const entries = (noun: string): Way =>
    list(`/api/${noun}`, [nothing, days, ofVillage, ofTownship, named, () => said('整改'), () => 'withdrawn=true'])

  return {
    'logs, one filter': list('/api/screenings', filters, page),
    'logs, several filters': list('/api/screenings', [() => several(2 + dice(3))], page),
    'logs, oldest first': list('/api/screenings', [nothing, ...filters], () => `sort=oldest&${page()}`),
    'logs, gravest first': list('/api/screenings', [nothing, ...filters], () => `sort=gravest&${page()}`),
    'logs, words': list('/api/screenings', [anyWord]),
    'logs, words and filters': list('/api/screenings', [() => `${anyWord()}&${several(1 + dice(2))}`]),
    'logs, words, gravest first': list('/api/screenings', [anyWord], () => 'sort=gravest'),
    'logs, how many': list('/api/screenings', filters, () => 'limit=1'),
    'one log': () => `/api/screenings/${log().id}`,
    'the search box': () =>
      `/api/search?${said(one([...words, () => village().initials.split(' ')[0] ?? '', () => village().code.slice(0, 9), () => fault().description, () => '整改'])())}`,
    villages: list('/api/villages', [nothing, ofTownship, ofTeam, designated, named], () => `limit=${one([100, 500])}`),
    'one village': () => `/api/villages/${village().code}${one(['', '/audibility'])}`,
    townships: list('/api/townships', [nothing], page),
    teams: list('/api/teams', [nothing], page),
    'titles in no list': list('/api/films/unlisted', [nothing]),
    faults: list('/api/faults', [
      nothing,
      ofVillage,
      ofTownship,
      designated,
      days,
      () => 'open=true',
      () => 'open=false',
      () => 'severity=critical',
      () => 'category=power',
      () => `status=${one(['open', 'closed', 'assigned'])}`,
      () => `closedFrom=${day()}`,
      () => `assignee=${encodeURIComponent(fault().assignee)}`,
    ]),
    'faults, overdue': list('/api/faults', [() => 'overdue=true', () => `overdue=true&${ofTownship()}`]),
    'faults, words': list('/api/faults', [named, () => said(fault().description), () => said(fault().id.slice(0, 8))]),
    'faults as of a day': list('/api/faults', [nothing, () => 'open=true', ofTownship], () => `asOf=${day()}`),
    'one fault': () => `/api/faults/${fault().id}`,
    tests: list('/api/audibility-reports', [nothing, ofVillage, days]),
    machines: list('/api/speaker-resources', [nothing, ofVillage]),
    'missed shows': list('/api/missed-shows', [nothing, ofTeam, ofVillage, days]),
    plans: list('/api/plans', [
      nothing,
      ofTeam,
      ofVillage,
      ofTownship,
      days,
      () => 'from=2017-12-31',
      () => `state=${one(['planned', 'confirmed', 'cancelled'])}`,
      () => `${ofTownship()}&from=2017-12-01`,
    ]),
    'calls to villages': list('/api/callbacks', [
      nothing,
      () => `month=${month()}`,
      () => `state=${one(['open', 'denied', 'confirmed'])}`,
      ofTeam,
      () => 'undecided=true',
    ]),
    'draws of calls': list('/api/callback-draws', [nothing]),
    messages: list('/api/messages', [nothing, () => `state=${one(['sent', 'failed', 'waiting'])}`, () => 'topic=flag']),
    trail: list('/api/audit', [
      nothing,
      () => 'action=submit',
      () => 'action=return',
      days,
      () => 'subjectKind=village',
      () => `subjectKind=screening&subjectId=${log().id}`,
      () => 'signIns=false',
      () => `action=accept&to=${day()}`,
    ]),
    'trail, words': list('/api/audit', [
      () => said(log().id),
      () => said('单据'),
      () => `actor=${encodeURIComponent('管理')}`,
      () => said('nowhere'),
    ]),
    people: list('/api/accounts', [nothing], page),
    tokens: list('/api/tokens', [nothing]),
    flags: list(
      '/api/flags',
      [
        nothing,
        () => 'open=true',
        () => 'open=false',
        () => `kind=${one(['month_without_screening', 'fault_overdue', 'audibility_low'])}`,
        () => `open=true&kind=${one(['month_without_screening', 'audibility_untested'])}`,
        () => `open=true&severity=${one(['critical', 'warning', 'info'])}`,
        () => `owned=${one(['true', 'false'])}`,
        () => `open=true&owner=${encodeURIComponent(`主任${dice(9000)}`)}`,
        () => `late=${one(['true', 'false'])}`,
        () => 'acknowledged=true',
        () => `subject=${village().code}`,
      ],
      page,
    ),
    'TV of villages': list('/api/tv-coverage', [nothing, ofVillage, designated], page),
    duties: list(
      '/api/duties',
      [
        nothing,
        named,
        ofTownship,
        designated,
        () => `kind=${one(['target', 'work', 'village'])}`,
        () => `named=${one(['true', 'false'])}`,
        () => `kind=village&named=${one(['true', 'false'])}`,
        () => said(`书记${dice(6000)}`),
      ],
      page,
    ),
    'one duty': () => `/api/duties/village.${village().code}`,
    works: entries('works'),
    events: entries('events'),
    problems: entries('problems'),
    funds: entries('funds'),
    tenders: entries('tenders'),
    tasks: list('/api/targets', [nothing]),
    reports: list('/api/reports', [nothing]),
    'reviews to be undone': list('/api/reviews/undoable', [nothing]),
    seals: list('/api/seals', [nothing]),
    'settings, jobs': list(one(['/api/settings', '/api/jobs']), [nothing]),
  }
}

/** Where one stands among all: figures, for which all are looked at. */
export async function standingsIn({ sql }: County): Promise<string[]> {
  const village = await sql.first<{ code: string; team: string }>(
    'SELECT code, team_code AS team FROM villages LIMIT 1',
  )
  return [`/api/villages/${village?.code}/standing`, `/api/teams/${village?.team}/standing`]
}

/** What a team asks of its own: the rights of one are another scope of the same lists. */
export function asksOfTeam(teamCode: string): Record<string, Way> {
  const dice = diceOf(11)
  const one = <T>(of: readonly T[]): T => of[dice(of.length)] as T
  const own = ['', '&status=held', '&status=accepted', '&sort=gravest', '&sort=oldest', '&q=2017', '&from=2017-06-01']
  return {
    'a team’s logs': () => `/api/screenings?limit=100${one(own)}`,
    'a team’s missed shows and plans': () => `${one(['/api/missed-shows', '/api/plans'])}?limit=100`,
    'a team’s register': () => one([`/api/villages?team=${teamCode}&limit=100`, '/api/townships?limit=500']),
  }
}
