/** What came of each thing in a phone's file. */
import type { Village } from '../../../domain/register/place.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { t } from '../later-words.ts'
import { Mark } from '../kit/marks.tsx'
import { faultPath, logPath } from '../routes.ts'
import type { Look } from '../../shared/shapes.ts'
import { whatOf } from './entry-said.ts'
import { type Handing, isRefused, type Outcome } from './file-outbox.ts'

interface Props {
  state: Handing
  villages: Village[]
}

export const Results = ({ state, villages }: Props) => (
  <section aria-labelledby="results-title">
    <h2 id="results-title">{t('import_results')}</h2>
    <table class="logs results" role="table" data-table="results" aria-label={t('import_results')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('import_what')}
          </th>
          <th role="columnheader" scope="col">
            {t('import_outcome')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {[...state.box.entries.values()].map((entry) => (
          <Row key={entry.key} entry={entry} state={state} villages={villages} />
        ))}
      </tbody>
    </table>
  </section>
)

const LOOKS: Record<Outcome['kind'], Look> = {
  stored: ['good', 'check'],
  already: ['info', 'dot'],
  refused: ['bad', 'cross'],
  later: ['watch', 'clock'],
  failed: ['watch', 'alert'],
}

function Row({ entry, state, villages }: Props & { entry: Entry }) {
  const outcome = state.outcomes.get(entry.key)
  return (
    <tr role="row" data-entry={entry.kind} data-outcome={outcome?.kind ?? 'waiting'}>
      <td role="cell">
        {t(`import_kind_${entry.kind}`)} <What entry={entry} outcome={outcome} villages={villages} />
      </td>
      <td role="cell">
        {outcome ? (
          <Mark look={LOOKS[outcome.kind]}>{t(`import_${outcome.kind}`)}</Mark>
        ) : (
          <Mark look={['unknown', 'ring']}>{isRefused(state, entry) ? t('import_blocked') : t('import_waiting')}</Mark>
        )}
        <p class="soft">{why(outcome)}</p>
      </td>
    </tr>
  )
}

/** What the server has can be looked at. */
function What({ entry, outcome, villages }: Pick<Props, 'villages'> & { entry: Entry; outcome: Outcome | undefined }) {
  const said = whatOf(entry, (code) => villages.find((village) => village.code === code)?.name ?? code)
  const isThere = outcome?.kind === 'stored' || outcome?.kind === 'already'
  const isLog = entry.kind === 'screening' || entry.kind === 'correction' || entry.kind === 'photo'
  const path = isLog ? logPath(entry.about) : entry.kind === 'fault' ? faultPath(entry.about) : undefined
  return isThere && path !== undefined ? <a href={path}>{said}</a> : said
}

function why(outcome: Outcome | undefined): string {
  if (outcome?.kind === 'failed') return t('import_server_failed')
  if (outcome?.kind !== 'refused' && outcome?.kind !== 'later') return ''
  const { problem } = outcome
  return problem.issues.map(({ message }) => message).join(' ') || entryProblemSaid(problem)
}
