/** Flags and who sees to them: open by kind, or those the facts have cleared; given to somebody one by one or several at once. */
import { flags as routes } from '../../../contract/figures.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { FlagKind } from '../../../domain/flag/flags.ts'
import { figure } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Choice } from '../kit/filter-fields.tsx'
import { Choices, filterOf, Filters } from '../kit/filters.tsx'
import { OWNED } from '../kit/flags.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { ListPage } from '../kit/list.tsx'
import { FlagGroups, FlagItem } from './flag-list.tsx'
import { TickBar, useHanding } from './handing.tsx'
import { ownersOf, readFlagList } from './rules.ts'

export function Page({ search }: PageProps) {
  const list = readFlagList(search)
  const first = useAsk(routes.list, list.request())
  const today = useToday()
  const owned = useAll(routes.list, OWNED)
  const owners = ownersOf(owned.data?.items ?? [])
  const { owner } = list.query
  const reload = () => {
    first.reload()
    owned.reload()
  }
  const set = (word: keyof typeof list.query) => (value: string) => go(list.href({ [word]: value }), { replace: true })
  const filtered = { ...list, set }
  return (
    <ListPage
      of={{ ...list, route: routes.list, first }}
      title={t('flags_page_title')}
      lead={t('flags_lead')}
      filters={
        <Filters of={filtered}>
          <Choice
            label={t('flags_state')}
            value={list.isCleared ? 'cleared' : 'open'}
            set={(state) => set('state')(state === 'cleared' ? state : '')}
            choices={[
              ['open', t('flags_open')],
              ['cleared', t('flags_cleared')],
            ]}
          />
          <Choices
            of={filtered}
            word="kind"
            label={t('flag_kind')}
            any={t('flag_kind_any')}
            choices={FlagKind.options.map((kind) => [kind, t(`flag_kind_${kind}`)])}
          />
          <Choice
            label={t('flag_owner')}
            {...filterOf(filtered, 'owner')}
            none={t('flag_owner_any')}
            choices={(owner && !owners.includes(owner) ? [owner, ...owners] : owners).map((name) => [name, name])}
          />
        </Filters>
      }
      none={t('flags_none_such')}
      noneYet={t('flags_none_open')}
    >
      {(flags) => (
        <>
          <Total flags={flags} total={first.data?.total ?? flags.length} />
          {list.isCleared ? (
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
    </ListPage>
  )
}

function Total({ flags, total }: { flags: KeptFlag[]; total: number }) {
  const late = flags.filter(({ isLate }) => isLate).length
  return (
    <p class="total">
      <strong data-figure="total">{t('flags_total', { count: figure(total) })}</strong>
      {late > 0 && <span>{t('flags_late_total', { count: figure(late) })}</span>}
    </p>
  )
}

interface OpenProps {
  flags: KeptFlag[]
  owners: string[]
  /** By the office's clock; until it is known no form opens. */
  today: string | undefined
  reload: () => void
}

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
