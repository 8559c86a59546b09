/** What is wrong with the rows of sheets that somebody brings, each with its row and column. */
import type { RegisterResult } from '../../../contract/imports.ts'
import { figure } from '../../shared/format.ts'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

interface Props {
  problems: RegisterResult['problems']
  total: number
  nameOf: (file: string) => string
}

export const SheetProblems = ({ problems, total, nameOf }: Props) => (
  <>
    <p role="alert" class="wrong">
      {t('bring_problems', { count: figure(total), shown: figure(problems.length) })}
    </p>
    {/* a phone shows it line by line, so nothing of it is to be swiped to */}
    <div class="table-room table-room-tall" role="group" aria-label={t('bring_problems_title')} tabIndex={0}>
      <Table
        name="problems"
        class="logs problem-table"
        label={t('bring_problems_title')}
        rows={problems}
        keyOf={({ file, row, column, message }) => [file, row, column, message].join(' ')}
        columns={[
          { head: t('bring_file'), cell: ({ file }) => nameOf(file) },
          { head: t('bring_row'), isNamed: true, cell: ({ row }) => row },
          { head: t('bring_column'), cell: ({ column }) => column },
          { head: t('bring_value'), cell: ({ value }) => value },
          { head: t('bring_what'), cell: ({ message }) => message },
        ]}
      />
    </div>
  </>
)
