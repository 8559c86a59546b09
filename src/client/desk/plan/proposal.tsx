/** A month proposed for a team, changed as one likes, and only then saved. */
import { useState } from 'preact/hooks'
import { plans, type ProposedEvening } from '../../../contract/plans.ts'
import { ask, freshId, Problem } from '../../shared/api.ts'
import { useAsk } from '../../shared/load.ts'
import { ActionButton } from '../kit/buttons.tsx'
import { Answered } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

interface Props {
  team: string
  month: string
  close: () => void
  saved: (count: number) => void
}

export function Proposal({ team, month, close, saved }: Props) {
  const asked = useAsk(plans.propose, { params: { code: team }, query: { month } })
  return (
    <section aria-label={t('plans_propose')}>
      <p>{t('plans_propose_lead')}</p>
      <Answered load={asked} lines={10}>
        {({ evenings }) =>
          evenings.length === 0 ? (
            <p>{t('plans_propose_none')}</p>
          ) : (
            <Chosen key={JSON.stringify(evenings)} team={team} evenings={evenings} saved={saved} />
          )
        }
      </Answered>
      <ActionButton label={t('cancel')} onClick={close} />
    </section>
  )
}

type Choice = ProposedEvening & { id: string; isWanted: boolean }

function Chosen({ team, evenings, saved }: Pick<Props, 'team' | 'saved'> & { evenings: ProposedEvening[] }) {
  // ids are made once: what is saved twice is there once
  const [all, setAll] = useState(() => evenings.map((one): Choice => ({ ...one, id: freshId(), isWanted: true })))
  const [problem, setProblem] = useState('')
  const change = (id: string, changes: Partial<Choice>) =>
    setAll(all.map((one) => (one.id === id ? { ...one, ...changes } : one)))
  const wanted = all.filter(({ isWanted }) => isWanted)
  const save = (): void => {
    const body = {
      plans: wanted.map(({ id, villageCode, on }) => ({ id, teamCode: team, villageCode, on, filmCodes: [] })),
    }
    void ask(plans.sendMany, { body })
      .then(({ results }) => {
        const refused = results.find(({ error }) => error)?.error
        if (refused) setProblem(refused.issues?.[0]?.message ?? refused.detail)
        else saved(results.length)
      })
      .catch((error: unknown) => setProblem(error instanceof Problem ? error.detail : t('offline')))
  }
  return (
    <>
      <Table
        name="proposal"
        label={t('plans_propose')}
        rows={all}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('village'),
            isRowHead: true,
            cell: ({ id, villageName, isWanted }) => (
              <label>
                <input type="checkbox" checked={isWanted} onChange={() => change(id, { isWanted: !isWanted })} />{' '}
                {villageName}
              </label>
            ),
          },
          { head: t('plans_last_shown'), cell: ({ lastShownOn }) => lastShownOn ?? t('unknown') },
          {
            head: t('plan_on'),
            cell: ({ id, on, villageName }) => (
              <input
                type="date"
                aria-label={`${t('plan_on')} ${villageName}`}
                value={on}
                onInput={({ currentTarget }) => change(id, { on: currentTarget.value || on })}
              />
            ),
          },
        ]}
      />
      {problem && <p role="alert">{problem}</p>}
      <ActionButton
        class="main-action"
        label={t('plans_propose_save', { count: wanted.length })}
        disabled={wanted.length === 0}
        onClick={save}
      />
    </>
  )
}
