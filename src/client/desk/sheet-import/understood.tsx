/** How a sheet was read: its rows, its year, its columns; what is unsure is chosen by hand. */
import { useState } from 'preact/hooks'
import type { ImportColumn, ImportField, Understood as Told } from '../../../contract/imports.ts'
import { figure } from '../../shared/format.ts'
import type { Look } from '../../shared/shapes.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { InputField } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { type BroughtSheet, correctionsOf } from './brought-sheet.ts'
import { headingErrors, isUnlike, missingFields, withColumn, withYear, yearIn } from './rules.ts'
import { decide } from './sheet-asking.ts'

interface Props {
  sheet: BroughtSheet
  of: Told
}

/** `called` is how the kind of sheet is. */
export function Understood({ sheet, of: told, called }: Props & { called: string }) {
  const { columns, sheet: name, headingRow, skipped, assumed } = told
  const unsure = columns.filter(({ sure }) => !sure).length
  const missing = missingFields(told)
  // what one is at is not folded away when it is done
  const [isOpen] = useState(unsure + missing.length > 0)
  const rows = sheet.checked?.rows ?? 0
  return (
    <Section name="understood" title={t('imports_understood')}>
      <Facts>
        <Fact label={t('imports_sheet')}>{name}</Fact>
        <Fact label={t('imports_heading_row')}>{t('imports_row', { row: headingRow })}</Fact>
        <Fact label={t('imports_rows')} name="rows">
          {rows > 0 && t('imports_rows_count', { count: figure(rows) })}
        </Fact>
        <Fact label={t('imports_skipped')} name="skipped">
          {countsSaid(skipped, skippedSaid)}
        </Fact>
        <Fact label={t('imports_assumed')} name="assumed">
          {countsSaid(assumed, assumedSaid)}
        </Fact>
      </Facts>
      {(told.yearless > 0 || correctionsOf(sheet).year !== undefined) && <Year sheet={sheet} of={told} />}
      {isUnlike(told) && (
        <p class="notice notice-watch" data-part="unlike">
          {t('imports_unlike', { kind: called })}
        </p>
      )}
      {missing.length > 0 && (
        <p class="wrong" data-part="missing">
          {t('imports_missing', { names: missing.map((field) => field.name).join(t('list_comma')) })}
        </p>
      )}
      {unsure > 0 && <p data-part="unsure">{t('imports_columns_unsure', { count: figure(unsure) })}</p>}
      <details open={isOpen}>
        <summary>{t('imports_columns', { count: figure(columns.length) })}</summary>
        <Columns sheet={sheet} of={told} />
      </details>
    </Section>
  )
}

type Of<G extends 'skipped' | 'assumed'> = keyof Told[G]

/** Those there are; empty where there is none. */
const countsSaid = <K extends string>(counts: Record<K, number>, say: (what: K, count: string) => string): string =>
  (Object.keys(counts) as K[])
    .filter((what) => counts[what] > 0)
    .map((what) => say(what, figure(counts[what])))
    .join(t('list_semicolon'))
const skippedSaid = (what: Of<'skipped'>, count: string): string => t(`imports_skipped_${what}`, { count })
const assumedSaid = (what: Of<'assumed'>, count: string): string => t(`imports_assumed_${what}`, { count })

function Year({ sheet, of: { year, yearFrom, yearless } }: Props) {
  const said = correctionsOf(sheet).year
  const [typed, setTyped] = useState<string>()
  const set = (text: string) => {
    setTyped(text)
    const found = yearIn(text)
    if (found !== undefined || text.trim() === '') decide((corrections) => withYear(corrections, found))
  }
  return (
    <div class="import-year">
      <InputField
        label={t('imports_year', { count: figure(yearless) })}
        name="year"
        value={typed ?? String(said ?? year ?? '')}
        set={set}
        inputMode="numeric"
        maxLength={4}
        problem={undefined}
        hint={t(`imports_year_${yearFrom ?? 'none'}`)}
      />
    </div>
  )
}

const BY_LOOK: Record<NonNullable<ImportColumn['by']>, Look> = {
  name: ['good', 'check'],
  office: ['good', 'check'],
  hand: ['info', 'check'],
  likeness: ['watch', 'alert'],
}

function HowMatched({ column: { by, sure, field } }: { column: ImportColumn }) {
  if (!sure) return <Mark look={BY_LOOK.likeness}>{t(by === null ? 'imports_by_none' : 'imports_by_likeness')}</Mark>
  if (field === null) return <Mark look={['unknown', 'ring']}>{t('imports_left_out')}</Mark>
  return by && <Mark look={BY_LOOK[by]}>{t(`imports_by_${by}`)}</Mark>
}

function Columns({ sheet, of: { columns, fields } }: Props) {
  const errors = sheet.checked ? headingErrors(sheet.checked) : []
  return (
    <Table
      name="columns"
      label={t('imports_understood')}
      rows={columns.map((column, place) => ({ ...column, place }))}
      keyOf={({ place }) => String(place)}
      rowOf={({ heading, sure }) => ({ 'data-column': heading, 'data-sure': String(sure) })}
      columns={[
        { head: t('imports_heading'), class: 'import-heading', cell: ({ heading }) => <strong>{heading}</strong> },
        { head: t('imports_example'), class: 'import-example soft', cell: ({ example }) => example },
        {
          head: t('imports_read_as'),
          class: 'import-as',
          cell: (column) => (
            <>
              <FieldChoice sheet={sheet} column={column} fields={fields} />
              {/* of one that is unsure all is said: it is to be chosen */}
              {errors
                .filter((error) => column.sure && error.column === column.heading)
                .map(({ message }) => (
                  <p key={message} class="wrong">
                    {message}
                  </p>
                ))}
            </>
          ),
        },
        { head: t('imports_by'), cell: (column) => <HowMatched column={column} /> },
      ]}
    />
  )
}

/** What is chosen beside the fields themselves. */
const OUT = ' out'
const AUTO = ' auto'

interface ChoiceProps {
  sheet: BroughtSheet
  column: ImportColumn
  fields: ImportField[]
}

function FieldChoice({ sheet, column: { heading, field, sure }, fields }: ChoiceProps) {
  const chosen = correctionsOf(sheet).columns[heading]
  const like = fields.find((one) => one.field === field)
  const shown = chosen ?? (sure ? (field ?? '') : undefined)
  const choose = (value: string) =>
    decide((corrections) => withColumn(corrections, heading, value === AUTO ? undefined : value === OUT ? '' : value))
  return (
    <select
      aria-label={t('imports_read_as_of', { heading })}
      value={shown === undefined ? '' : shown || OUT}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {shown === undefined && (
        <option value="">{like ? t('imports_field_like', { name: like.name }) : t('choose')}</option>
      )}
      {chosen !== undefined && <option value={AUTO}>{t('imports_field_auto')}</option>}
      {fields.map(({ field: value, name, needed }) => (
        <option key={value} value={value}>
          {needed ? t('imports_field_needed', { name }) : name}
        </option>
      ))}
      <option value={OUT}>{t('imports_field_out')}</option>
    </select>
  )
}
