/** The speaker tests made on this phone. */
import { Empty, Frame, Goes } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { EntryRows } from '../outbox/entry-facts.tsx'
import { usePhone } from '../phone/phone.ts'
import { newTestPath } from '../routes.ts'

const RECENT = 20

export function Tests() {
  const { entries } = usePhone()
  const tests = entries.filter(({ kind }) => kind === 'audibility').sort((a, b) => b.madeAt - a.madeAt)
  return (
    <Frame title={t('tests_title')}>
      <Goes class="main-action wide" href={newTestPath()} label={t('test_new')} />
      <h2>{t('tests_here')}</h2>
      {tests.length === 0 && <Empty>{t('tests_none')}</Empty>}
      <EntryRows entries={tests.slice(0, RECENT)} />
    </Frame>
  )
}
