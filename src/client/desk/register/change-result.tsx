/** What a change of the register would do to villages, quotas and targets, and the button that does it. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { teams as teamRoutes } from '../../../contract/register.ts'
import { targets as targetRoutes } from '../../../contract/targets.ts'
import type { Township } from '../../../domain/register/place.ts'
import type { RegisterChanged } from '../../../domain/register/register-change.ts'
import { figure, longDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { Button } from '../kit/buttons.tsx'
import { Ends, Fact, Facts } from '../kit/figures.tsx'
import { number, Table } from '../kit/table.tsx'
import { targetName } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { targetPath } from '../settings/target-form.tsx'

interface Props {
  /** What links and tests know it by. */
  name: string
  told: RegisterChanged
  townships: Township[]
  isSending: boolean
  confirm: () => void
}

export function ChangeResult({ name, told, townships, isSending, confirm }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [told])
  const { count, designated, allotted } = told
  return (
    <section aria-labelledby={`${name}-title`} data-part={name}>
      <h2 id={`${name}-title`} tabIndex={-1} ref={title}>
        {t('change_result', { day: longDay(told.on) })}
      </h2>
      <p>{t('change_not_yet')}</p>
      <Facts>
        <Fact label={t('change_count')} name="count">
          {fromTo(count)}
        </Fact>
        <Fact label={t('change_designated')} name="designated">
          {fromTo(designated)}
        </Fact>
        <Fact label={t('change_allotted')} name="allotted">
          {fromTo(allotted)}
        </Fact>
      </Facts>
      <Targets codes={told.targets} />
      <TownshipsTold told={told.townships} />
      <VillagesTold told={told} townships={townships} />
      <Quotas quotas={told.quotas} />
      <p class="actions">
        <Button
          class="main-action"
          label={isSending ? t('sending') : t('change_confirm')}
          isBusy={isSending}
          onClick={confirm}
        />
      </p>
    </section>
  )
}

const fromTo = ({ from, to }: { from: number; to: number }): string =>
  from === to ? t('change_same', { count: figure(from) }) : t('change_from_to', { from: figure(from), to: figure(to) })

type Becomes = RegisterChanged['villages'][number]['becomes']
const BecomesTag = ({ becomes }: { becomes: Becomes }) => <span class="tag">{t(`becomes_${becomes}`)}</span>

const TownshipsTold = ({ told }: { told: RegisterChanged['townships'] }) =>
  told.length === 0 ? null : (
    <>
      <h3>{t('change_townships')}</h3>
      <ul data-list="change-townships">
        {told.map(({ code, name, becomes }) => (
          <li key={code}>
            {name} <span class="soft">{code}</span> <BecomesTag becomes={becomes} />
          </li>
        ))}
      </ul>
    </>
  )

function VillagesTold({ told, townships }: Pick<Props, 'told' | 'townships'>) {
  const teams = useAll(teamRoutes.list, {}).data?.items ?? []
  const nameIn = (things: readonly { code: string; name: string }[], code: string): string =>
    things.find((one) => one.code === code)?.name ?? code
  // one that becomes new has its name there already
  const places = [...told.townships, ...townships]
  if (told.villages.length === 0) return null
  return (
    <>
      <h3>{t('change_villages')}</h3>
      <Table
        name="change-villages"
        label={t('change_villages')}
        rows={told.villages}
        keyOf={({ code }) => code}
        rowOf={({ code, becomes }) => ({ 'data-village': code, 'data-becomes': becomes })}
        columns={[
          {
            head: t('village'),
            cell: ({ name, code, designated, formerName }) => (
              <>
                {name} <span class="soft">{code}</span> {designated && <span class="tag">{t('designated')}</span>}{' '}
                {formerName !== undefined && formerName !== name && t('change_former', { name: formerName })}
              </>
            ),
          },
          {
            head: t('becomes'),
            cell: ({ becomes, endsOn }) => (
              <>
                <BecomesTag becomes={becomes} /> <Ends on={endsOn} />
              </>
            ),
          },
          { head: t('township'), cell: ({ townshipCode }) => nameIn(places, townshipCode) },
          {
            head: t('team'),
            cell: ({ teamCode }) => (teamCode === undefined ? t('team_nobody') : nameIn(teams, teamCode)),
          },
          number('annualQuota', t('field_annualQuota'), { isNamed: true }),
        ]}
      />
    </>
  )
}

function Quotas({ quotas }: Pick<RegisterChanged, 'quotas'>) {
  const teams = useAll(teamRoutes.list, {}).data?.items ?? []
  if (quotas.length === 0) return null
  return (
    <>
      <h3>{t('change_quotas')}</h3>
      <Table
        name="change-quotas"
        label={t('change_quotas')}
        isPlain
        rows={quotas}
        keyOf={({ teamCode }) => teamCode}
        rowOf={({ teamCode }) => ({ 'data-team': teamCode })}
        columns={[
          {
            head: t('team'),
            isRowHead: true,
            cell: ({ teamCode }) => teams.find(({ code }) => code === teamCode)?.name ?? teamCode,
          },
          number('from', t('change_before')),
          number('to', t('change_after')),
          {
            head: t('what_if_difference'),
            class: 'number',
            cell: ({ from, to }) => `${to > from ? '+' : ''}${figure(to - from)}`,
          },
        ]}
      />
    </>
  )
}

function Targets({ codes }: { codes: string[] }) {
  const known = useAll(targetRoutes.list, {}).data?.items ?? []
  if (codes.length === 0) return null
  return (
    <div class="notice notice-watch" data-part="change-targets">
      <p>{t('change_targets')}</p>
      <ul>
        {codes.map((code) => {
          const target = known.find((one) => one.code === code)
          return (
            <li key={code}>
              <a href={targetPath(code)}>{target ? targetName(target) : code}</a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
