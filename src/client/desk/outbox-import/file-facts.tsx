/** What a phone's file holds, before any of it is handed in. */
import type { Team } from '../../../domain/register/place.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import type { OutboxFile } from '../../shared/phone/outbox-file.ts'
import { t } from '../later-words.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { kindsIn } from './file-outbox.ts'

export function FileFacts({ file, teams }: { file: OutboxFile; teams: Team[] }) {
  const { person, teamCode, exportedAt } = file
  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">{t('import_whose')}</h2>
      <Facts>
        <Fact label={t('import_person')}>{person.displayName}</Fact>
        <Fact label={t('team')}>{teams.find(({ code }) => code === teamCode)?.name ?? teamCode}</Fact>
        <Fact label={t('import_exported')}>{Number.isNaN(Date.parse(exportedAt)) ? '' : dayTimeOf(exportedAt)}</Fact>
        {kindsIn(file).map(([kind, count]) => (
          <Fact key={kind} label={t(`import_kind_${kind}`)}>
            <span data-kind={kind}>{figure(count)}</span>
          </Fact>
        ))}
      </Facts>
    </section>
  )
}
