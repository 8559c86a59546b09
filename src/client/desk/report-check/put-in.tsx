/** Where a report is put in: pasted, chosen or dropped; and what it is compared with, a day or a bulletin. */
import { useLayoutEffect, useState } from 'preact/hooks'
import { bulletins } from '../../../contract/bulletins.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { kindSaid, printedNo } from '../bulletins/rules.ts'
import { InputField, PassageField, SelectField } from '../kit/fields.tsx'
import { useKeyPress } from '../kit/keys-on.ts'
import { t } from '../later-words.ts'
import { compareWith, compareWithBulletin, hasText, putIn, run, type, useCheck } from './check-asking.ts'

export function PutIn() {
  const { text, asOf, bulletin, isAsking } = useCheck()
  const today = useToday()
  const isOver = useDrops()
  const confirmed = useConfirmed()
  useKeyPress(checkAgain)
  return (
    <form
      class="form lint-form"
      aria-label={t('lint_title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!hasText()) event.currentTarget.querySelector('textarea')?.focus()
        void run()
      }}
    >
      <PassageField
        label={t('lint_text')}
        hint={t('lint_text_hint')}
        name="text"
        value={text}
        set={type}
        problem={undefined}
        rows={8}
      />
      <div class="lint-ways">
        <div class={isOver ? 'field phone-file drop-over' : 'field phone-file'}>
          <label for="report-file">{isOver ? t('lint_drop_now') : t('lint_file')}</label>
          <input
            id="report-file"
            type="file"
            accept=".docx,.txt,text/plain"
            onChange={({ currentTarget }) => {
              void putIn([...(currentTarget.files ?? [])])
              currentTarget.value = ''
            }}
          />
        </div>
        <InputField
          label={t('lint_day')}
          hint={t('lint_day_hint')}
          name="asOf"
          type="date"
          max={today}
          value={asOf}
          set={compareWith}
          problem={undefined}
        />
        <SelectField
          label={t('lint_bulletin')}
          name="bulletin"
          none={t('lint_no_bulletin')}
          choices={confirmed}
          value={bulletin}
          set={compareWithBulletin}
          problem={undefined}
        />
      </div>
      <p class="actions">
        <button type="submit" class="main-action" aria-disabled={isAsking}>
          {isAsking ? t('loading') : t('lint_run')}
        </button>
      </p>
    </form>
  )
}

const checkAgain = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  void run()
}

const useConfirmed = (): [no: string, said: string][] =>
  (useAll(bulletins.list, {}).data?.items ?? [])
    .filter(({ status }) => status === 'confirmed')
    .map(({ no, kind, asOf }) => [no, `${printedNo(no)} · ${kindSaid(kind)} · ${asOf}`])

/** A file that is let go anywhere on the page. */
function useDrops(): boolean {
  const [isOver, setOver] = useState(false)
  useLayoutEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      void putIn([...event.dataTransfer.files])
    }
    addEventListener('dragover', over, { signal })
    addEventListener('dragleave', ({ relatedTarget }) => !relatedTarget && setOver(false), { signal })
    addEventListener('drop', drop, { signal })
    return () => leaving.abort()
  }, [])
  return isOver
}
