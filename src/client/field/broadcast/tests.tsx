/** Speaker tests: a new one, those begun, those made here. */
import { EntryRow } from '../outbox/entry-row.tsx'
import { usePhone } from '../phone/phone.ts'
import { newTestPath } from '../routes.ts'
import { Empty, Heading } from '../kit/states.tsx'
import { t } from '../later-words.ts'

const RECENT = 20

export function Tests() {
  const { entries } = usePhone()
  const tests = entries.filter(({ kind }) => kind === 'audibility').sort((a, b) => b.madeAt - a.madeAt)
  return (
    <main>
      <Heading>{t('tests_title')}</Heading>
      <p class="actions">
        <a class="button main-action wide" href={newTestPath()}>
          {t('test_new')}
        </a>
      </p>
      <h2>{t('tests_here')}</h2>
      {tests.length === 0 && <Empty>{t('tests_none')}</Empty>}
      <ul class="rows">
        {tests.slice(0, RECENT).map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ul>
    </main>
  )
}
