/** What saving would change, said before it is saved: each field, what it is now and what it would be. */
import { t } from '../later-words.ts'

export interface ChangeRow {
  field: string
  label: string
  before: string
  after: string
}

export function Changes({ rows }: { rows: ChangeRow[] }) {
  return (
    <div class="would-change" role="status" data-part="changes">
      {rows.length === 0 ? (
        <p class="soft">{t('changes_none')}</p>
      ) : (
        <>
          <p>{t('changes_lead', { count: rows.length })}</p>
          <ul>
            {rows.map(({ field, label, before, after }) => (
              <li key={field}>
                {t('change_row', { label, before: before || t('change_empty'), after: after || t('change_empty') })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
