/** What a sheet comes to, in three numbers, and how it is stored: all of it, or its good rows. */
import type { ImportGroup, ImportResult } from '../../../contract/imports.ts'
import { figure, longDay } from '../../shared/format.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { First } from '../kit/folded.tsx'
import { Section } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import type { BroughtSheet } from './brought-sheet.ts'
import { standingOf, wrongRows } from './rules.ts'
import { giveReason, store } from './sheet-asking.ts'

interface Props {
  sheet: BroughtSheet
  of: ImportResult
}

export function StoreSheet({ sheet, of: result }: Props) {
  const { kind } = standingOf(result)
  if (sheet.stored && kind === 'known') return null
  return (
    <Section name="store" title={t('imports_store')}>
      {kind !== 'columns' && (
        <dl class="beside import-counts">
          <Count name="stored" label={t('imports_to_store')} count={result.stored} />
          <Count name="unchanged" label={t('imports_unchanged')} count={result.unchanged} />
          <Count name="wrong" label={t('imports_wrong_rows')} count={wrongRows(result)} />
        </dl>
      )}
      {result.remarks.length > 0 && <Remarks of={result.remarks} />}
      {kind === 'all' || kind === 'good' ? (
        <StoreForm sheet={sheet} of={result} isPart={kind === 'good'} />
      ) : (
        <p data-part="cannot">{t(`imports_cannot_${kind}`)}</p>
      )}
    </Section>
  )
}

const Count = ({ name, label, count }: { name: string; label: string; count: number }) => (
  <div>
    <dt>{label}</dt>
    <dd class="big" data-figure={name}>
      {figure(count)}
    </dd>
  </div>
)

const FIRST = 20
const Remarks = ({ of: remarks }: { of: ImportGroup[] }) => (
  <div data-part="remarks">
    <p class="notice notice-watch">{t('imports_remarks')}</p>
    <First of={remarks} count={FIRST} more={(count) => t('imports_more', { count })}>
      {(shown) => (
        <ul class="plain">
          {shown.map(({ message, rows, count }) => (
            <li key={message}>
              {message}{' '}
              <span class="soft">
                {t(count > rows.length ? 'imports_at_rows_first' : 'imports_at_rows', {
                  rows: rows.join(t('list_comma')),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </First>
  </div>
)

function StoreForm({ sheet, of: result, isPart }: Props & { isPart: boolean }) {
  const { failure, doing, reason, isOld } = sheet
  const { closedMonths, stored } = result
  const problem = failure?.of === 'store' ? failure.problem : undefined
  const count = figure(stored)
  return (
    <Form
      label={t('imports_store')}
      sending={{ problem, isSending: doing === 'store' }}
      isWaiting={isOld || doing === 'check'}
      names={['reason']}
      submit={() => void store()}
      button={isPart ? t('imports_store_good', { count }) : t('imports_store_all', { count })}
    >
      {isPart && <p>{t('imports_store_good_what', { count: figure(wrongRows(result)) })}</p>}
      {closedMonths.length > 0 && (
        <InputField
          label={t('reason')}
          name="reason"
          value={reason}
          set={giveReason}
          maxLength={500}
          problem={problem}
          hint={t('imports_closed', { months: closedMonths.map(longDay).join(t('list_comma')) })}
        />
      )}
      {problem && <p class="soft">{t('imports_kept')}</p>}
    </Form>
  )
}
