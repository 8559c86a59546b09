/** What a phone's file holds, before any of it is handed in. */
import type { Team } from '../../../domain/team.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../facts.tsx'
import { kindsIn } from './file-outbox.ts'
import { unsentOf } from './file-outbox.ts'
import type { PhoneFile } from './phone-file.ts'

export function FileFacts({ file, teams }: { file: PhoneFile; teams: Team[] }) {
  const { person, exportedAt, entries } = file
  const drafts = entries.filter(({ state }) => state === 'draft').length
  const received = entries.filter(({ state }) => state === 'received').length
  const team = teams.find(({ code }) => code === person.teamCode)?.name ?? person.teamCode
  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title" tabIndex={-1}>
        {t('import_whose')}
      </h2>
      <Facts>
        <Fact label={t('import_person')}>{person.displayName}</Fact>
        <Fact label={t('team')}>{team}</Fact>
        <Fact label={t('account_role')}>{t(`role_${person.role}`)}</Fact>
        <Fact label={t('import_exported')}>{exportedAt && dayTimeOf(exportedAt)}</Fact>
        {kindsIn(unsentOf(entries)).map(([kind, count]) => (
          <Fact key={kind} label={t(`import_kind_${kind}`)}>
            <span data-kind={kind}>{figure(count)}</span>
          </Fact>
        ))}
      </Facts>
      {drafts > 0 && <p>{t('import_drafts', { count: figure(drafts) })}</p>}
      {received > 0 && <p>{t('import_received', { count: figure(received) })}</p>}
    </section>
  )
}
