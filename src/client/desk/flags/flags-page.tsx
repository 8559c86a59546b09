/** Flags and who sees to them: open by kind, or those the facts have cleared; given to somebody one by one or several at once. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered } from '../kit/answered.tsx'
import { Pages } from '../pages.tsx'
import { Empty, usePageTitle } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { FlagFilters } from './flag-filters.tsx'
import { FlagGroups } from './flag-groups-list.tsx'
import { FlagItem } from './flag-item.tsx'
import { ownersOf } from './flag-order.ts'
import { type FlagQuery, flagsRequest, OWNED_FLAGS, readFlagQuery } from './flag-query.ts'
import { TickBar, useHanding } from './handing.tsx'

type FlagList = Listed<KeptFlag>
/** All that is open in one piece, so that kinds are counted whole; what is over in smaller ones. */
const pageSize = ({ isCleared }: FlagQuery): number => (isCleared ? 100 : 500)

export function Page({ search }: PageProps) {
  usePageTitle(t('flags_page_title'))
  const query = readFlagQuery(search)
  const today = useToday()
  const list = useLoad<FlagList>(flagsRequest(query, pageSize(query)))
  const owned = useWhole<KeptFlag>(OWNED_FLAGS)
  const owners = ownersOf(owned.data?.items ?? [])
  const reload = () => {
    list.reload()
    owned.reload()
  }
  return (
    <div class="page-wide">
      <h1>{t('flags_page_title')}</h1>
      <p>{t('flags_lead')}</p>
      <FlagFilters query={query} owners={owners} />
      <Answered load={list} lines={12}>
        {(first) => <Lists key={list.of} first={first} query={query} owners={owners} today={today} reload={reload} />}
      </Answered>
    </div>
  )
}

interface ListsProps {
  first: FlagList
  query: FlagQuery
  owners: string[]
  /** By the office's clock; until it is known no form opens. */
  today: string | undefined
  reload: () => void
}

function Lists({ first, query, owners, today, reload }: ListsProps) {
  if (first.items.length === 0) return <Nothing query={query} />
  return (
    <Pages
      first={first}
      pageSize={pageSize(query)}
      requestOf={(cursor) => flagsRequest(query, pageSize(query), cursor)}
    >
      {(flags) => (
        <>
          <Total flags={flags} total={first.total} />
          {query.isCleared ? (
            <ul class="plain kept-flags">
              {flags.map((flag) => (
                <FlagItem key={flag.id} flag={flag} />
              ))}
            </ul>
          ) : (
            <OpenFlags flags={flags} owners={owners} today={today} reload={reload} />
          )}
        </>
      )}
    </Pages>
  )
}

const Nothing = ({ query }: { query: FlagQuery }) => (
  <Empty>{query.isCleared || query.kind || query.owner ? t('flags_none_such') : t('flags_none_open')}</Empty>
)

function Total({ flags, total }: { flags: KeptFlag[]; total: number }) {
  const late = flags.filter(({ isLate }) => isLate).length
  return (
    <p class="total">
      <strong data-figure="total">{t('flags_total', { count: figure(total) })}</strong>
      {late > 0 && <span>{t('flags_late_total', { count: figure(late) })}</span>}
    </p>
  )
}

type OpenProps = Pick<ListsProps, 'owners' | 'today' | 'reload'> & { flags: KeptFlag[] }

function OpenFlags({ flags, owners, today, reload }: OpenProps) {
  const { handing, says, clear } = useHanding({ flags, owners, today: today ?? '', reload })
  return (
    <>
      <p class="said" role="status" id="flags-say" tabIndex={-1}>
        {says}
      </p>
      <FlagGroups flags={flags} handing={handing} />
      <TickBar flags={flags} handing={handing} clear={clear} />
    </>
  )
}
