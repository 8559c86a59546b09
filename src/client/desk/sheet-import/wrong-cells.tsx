/** What is wrong in a sheet, put together where it is written alike; each choice is a button, and pressed again none. */
import { useId, useState } from 'preact/hooks'
import type { ImportResult } from '../../../contract/imports.ts'
import type { ImportCorrections } from '../../../domain/import-corrections.ts'
import { figure } from '../../shared/format.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { First } from '../kit/folded.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { type BroughtSheet, correctionsOf } from './brought-sheet.ts'
import { canBeChosen, headingErrors, keyOf, meantBy, withMeaning, type Wrong } from './rules.ts'
import { decide, errorBook } from './sheet-asking.ts'

const FIRST = 20

interface Props {
  sheet: BroughtSheet
  of: ImportResult
}

export function WrongCells({ sheet, of: result }: Props) {
  const { wrong } = sheet
  const corrections = correctionsOf(sheet)
  const ofCells = result.errorsTotal - headingErrors(result).length
  const listed = wrong.reduce((sum, { count, isSettled }) => sum + (isSettled ? 0 : count), 0)
  if (wrong.length === 0 && ofCells === 0) return null
  return (
    <Section name="wrong" title={t('bring_problems_title')} lead={wrong.length > 0 && t('imports_wrong_lead')}>
      {result.errorsTotal > 0 && <ErrorBook count={result.errorsTotal} />}
      <First of={wrong} count={FIRST} more={(count) => t('imports_more', { count })}>
        {(shown) => (
          <ul class="plain wrong-cells">
            {shown.map((one) => (
              <WrongCell key={keyOf(one)} of={one} corrections={corrections} />
            ))}
          </ul>
        )}
      </First>
      {listed < ofCells && !sheet.isOld && <p>{t('imports_not_shown')}</p>}
    </Section>
  )
}

function ErrorBook({ count }: { count: number }) {
  const { problem, isSending, run } = useSending()
  return (
    <>
      <p class="actions">
        <Button
          label={t('imports_errors', { count: figure(count) })}
          isBusy={isSending}
          onClick={() => run(errorBook)}
        />
      </p>
      <Says>{problem?.detail}</Says>
    </>
  )
}

interface CellProps {
  of: Wrong
  corrections: ImportCorrections
}

function WrongCell({ of: wrong, corrections }: CellProps) {
  const { column, value, messages, rows, count, isSettled } = wrong
  const all = meantBy(corrections, { column, value })
  // stays to be pressed again when it is taken back
  const [typed, setTyped] = useState(all)
  const choices = [...new Set([...wrong.suggestions, ...(typed === undefined ? [] : [typed]), ...(all ? [all] : [])])]
  const choose = (means: string | undefined, row?: number) =>
    decide((before) => withMeaning(before, { column, value, row }, means))
  const isLong = count > rows.length
  return (
    <li data-wrong={value} data-settled={isSettled}>
      <h3>
        {titleOf(wrong)} {isSettled && <Mark look={['good', 'check']}>{t('imports_settled')}</Mark>}
      </h3>
      {messages.map((message) => (
        <p key={message}>
          {all !== undefined && `${t('imports_still')}${t('list_colon')}`}
          {message}
        </p>
      ))}
      {rows.length > 0 && (
        <p class="soft">
          {t(isLong ? 'imports_at_rows_first' : 'imports_at_rows', { rows: rows.join(t('list_comma')) })}
        </p>
      )}
      {canBeChosen(wrong) && (
        <>
          {choices.length > 0 && <Meanings names={choices} chosen={all} choose={choose} />}
          <Typed
            value={value}
            take={(means) => {
              setTyped(means)
              choose(means)
            }}
          />
          {rows.length > 1 && choices.length > 0 && (
            <details>
              <summary>{t('imports_each')}</summary>
              <ul class="plain">
                {rows.map((row) => (
                  <li key={row}>
                    <Meanings
                      names={choices}
                      row={row}
                      chosen={meantBy(corrections, { column, value, row }) ?? all}
                      choose={(means) => choose(means === all ? undefined : means, row)}
                    />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </li>
  )
}

function titleOf({ column, value, count: all }: Wrong): string {
  const count = figure(all)
  if (column === '') return t('imports_wrote_row', { count })
  return value === '' ? t('imports_wrote_nothing', { column, count }) : t('imports_wrote', { column, count, value })
}

interface MeaningsProps {
  names: readonly string[]
  chosen: string | undefined
  choose: (means: string | undefined) => void
  row?: number
}

const Meanings = ({ names, chosen, choose, row }: MeaningsProps) => (
  <p class="actions meanings">
    {row !== undefined && <span class="soft">{t('imports_row', { row })}</span>}
    {names.map((name) => (
      <Button
        key={name}
        label={row === undefined ? t('imports_means', { name }) : name}
        of={row === undefined ? undefined : t('imports_means_row', { row, name })}
        aria-pressed={chosen === name}
        onClick={() => choose(chosen === name ? undefined : name)}
      />
    ))}
  </p>
)

function Typed({ value, take }: { value: string; take: (means: string) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  return (
    <form
      class="typed-meaning"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') take(text.trim())
      }}
    >
      <label for={id}>{t('imports_type')}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={200}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" aria-label={t('imports_type_do_of', { value })}>
        {t('imports_type_do')}
      </button>
    </form>
  )
}
