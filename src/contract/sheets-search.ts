/** What a search found as a sheet: a row for each thing, whatever its kind. */
import type { FoundFault, FoundLog } from '../domain/register/search.ts'
import { search, type SearchResult } from './register.ts'
import { columnsOf, joined, type Say, sheetOf } from './sheet.ts'

interface FoundRow {
  kind: 'villages' | 'teams' | 'films' | 'logs' | 'faults' | 'ledger' | 'reports'
  name: string
  /** Its code, or its id. */
  id: string
  township?: string
  team?: string
  day?: string
  status?: (say: Say) => string
  about?: (say: Say) => string
}

const foundRows = ({ villages, teams, films, logs, faults, ledger, reports }: SearchResult): FoundRow[] => [
  ...villages.items.map(({ code: id, name, townshipName: township, aliases }): FoundRow => {
    return { kind: 'villages', name, id, township, about: (say) => joined(aliases, say) }
  }),
  ...teams.items.map(({ code: id, name, members = [] }): FoundRow => {
    return { kind: 'teams', name, id, about: (say) => joined(members, say) }
  }),
  ...films.items.map(({ code: id, title: name, kind }): FoundRow => {
    return { kind: 'films', name, id, about: (say) => say(`film_kind_${kind}`) }
  }),
  ...logs.items.map(logRow),
  ...faults.items.map(faultRow),
  ...ledger.items.map(({ id, noun, title: name, on: day, townshipName: township = '' }): FoundRow => {
    return { kind: 'ledger', name, id, township, day, about: (say) => say(`subject_${noun}`) }
  }),
  ...reports.items.map(({ id, title: name, asOf: day }): FoundRow => ({ kind: 'reports', name, id, day })),
]

function logRow(log: FoundLog): FoundRow {
  const about = [log.operatorName, log.receiptNo, ...(log.filmTitles ?? [])].filter((word) => word !== undefined)
  return {
    kind: 'logs',
    name: log.villageName,
    id: log.id,
    team: log.teamName,
    day: log.screenedOn,
    status: (say) => say(`status_${log.status}`),
    about: (say) => joined(about, say),
  }
}

const faultRow = ({ id, villageName: name, townshipName: township, ...fault }: FoundFault): FoundRow => ({
  kind: 'faults',
  name,
  id,
  township,
  day: fault.reportedOn,
  status: (say) => say(`fault_${fault.status}`),
  about: (say) => joined([say(`category_${fault.category}`), fault.description], say),
})

export const SEARCH_SHEET = sheetOf(search.everything, {
  title: 'search_found',
  rows: foundRows,
  columns: columnsOf<FoundRow>()({
    kind: { head: 'flag_kind', width: 14, value: ({ kind }, say) => say(`search_${kind}`) },
    name: { head: 'target_name', width: 24, value: ({ name }) => name },
    id: { head: 'log_number', width: 38, value: ({ id }) => id },
    township: { head: 'township', width: 14, value: ({ township }) => township },
    team: { head: 'team', width: 14, value: ({ team }) => team },
    day: { head: 'day', kind: 'day', value: ({ day }) => day },
    status: { head: 'status', width: 16, value: ({ status }, say) => status?.(say) },
    about: { head: 'column_says', width: 40, value: ({ about }, say) => about?.(say) },
  }),
})
