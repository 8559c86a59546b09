/** 汇报: all reports, and a new one from a template or from last year's text. */
import { useState } from 'preact/hooks'
import { type ReportLine, reports } from '../../../contract/reports.ts'
import { REPORT_COLUMNS, REPORT_SHEET } from '../../../contract/sheets-reports.ts'
import { NewReport } from '../../../domain/report/report.ts'
import { ReportKind } from '../../../domain/report/report-kind.ts'
import { ask, freshId } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { printedNo } from '../bulletins/rules.ts'
import { ActionButton, Changing, LinkLine, useMayChange } from '../kit/buttons.tsx'
import { FieldRow, Field, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { bulletinPath, reportPath } from '../routes.ts'
import { titleNow } from '../../../domain/report/report-kind.ts'
import { reportKind } from './rules.ts'

export function Page({ search }: PageProps) {
  const list = useList(reports.list, search, { page: '/reports', size: 50 })
  const today = useToday()
  const mayChange = useMayChange()
  const opening = useOpening('reports-title', list.first)
  return (
    <TitledPage title={t('reports_title')} lead={t('reports_lead')}>
      <LinkLine href="/check">{t('lint_go')}</LinkLine>
      <Section said={opening.said} title={t('reports_list')}>
        <Changing>
          {opening.opened && today ? (
            <NewForm today={today} close={opening.close} />
          ) : (
            <ActionButton class="main-action" label={t('report_new')} onClick={() => opening.open('new')} />
          )}
        </Changing>
        <Listing
          of={list}
          total={({ total }) => <Total said={t('reports_total', { count: figure(total) })} />}
          sheet={REPORT_SHEET}
          none={t(mayChange ? 'reports_none' : 'reports_none_to_read')}
          lines={6}
        >
          {(items) => <ReportTable items={items} />}
        </Listing>
      </Section>
    </TitledPage>
  )
}

export const StateMark = ({ status, bulletin }: Pick<ReportLine, 'status' | 'bulletin'>) =>
  status === 'confirmed' ? (
    <Mark look={['good', 'check']}>{t('bulletin_confirmed')}</Mark>
  ) : bulletin ? (
    <Mark look={['watch', 'clock']}>{t('bulletin_draft')}</Mark>
  ) : (
    <Mark look={['unknown', 'clock']}>{t('report_draft')}</Mark>
  )

const ReportTable = ({ items }: { items: ReportLine[] }) => (
  <Table
    name="reports"
    label={t('reports_list')}
    rows={items}
    keyOf={({ id }) => id}
    rowOf={({ id }) => ({ 'data-report': id })}
    columns={drawn<ReportLine>()(REPORT_COLUMNS, {
      title: { isRowHead: true, class: 'name', cell: ({ id, title }) => <a href={reportPath(id)}>{title}</a> },
      asOf: { isNamed: true, class: 'day one-line' },
      bulletin: {
        isNamed: true,
        cell: ({ bulletin }) => bulletin && <a href={bulletinPath(bulletin)}>{printedNo(bulletin)}</a>,
      },
      state: { cell: StateMark },
      changedBy: {
        isNamed: true,
        cell: ({ changedBy, changedAt }) => (
          <>
            {changedBy} <span class="soft">{dayTimeOf(changedAt)}</span>
          </>
        ),
      },
      confirmedBy: { isNamed: true },
    })}
  />
)

/** What is asked of a new one: its text comes from a template, or from an older report. */
const Wanted = NewReport.pick({ kind: true, asOf: true, takenFrom: true })

function NewForm({ today, close }: { today: string; close: () => void }) {
  const older = useAll(reports.list, {}).data?.items ?? []
  const [id] = useState(freshId)
  const form = useForm(Wanted, {
    start: { kind: 'half_year', asOf: today },
    fields: {
      kind: {
        label: t('flag_kind'),
        choices: ReportKind.options.map((kind) => [kind, reportKind(kind)] as const),
      },
      asOf: { label: t('as_of'), max: today },
      takenFrom: {
        label: t('report_text_from'),
        hint: t('report_text_from_hint'),
        none: t('report_from_template'),
        choices: older.map((one) => [one.id, t('report_from_older', { title: one.title, day: one.asOf })] as const),
      },
    },
    send: async ({ kind, asOf, takenFrom }) => {
      await ask(reports.send, { body: { id, kind, asOf, ...(await textFor({ kind, asOf, takenFrom })) } })
      go(reportPath(id))
    },
  })
  return (
    <Form of={form} label={t('report_new')} button={t('report_begin')} cancel={close} isOpened>
      <FieldRow of={form} names={['kind', 'asOf']} />
      <Field of={form} name="takenFrom" />
    </Form>
  )
}

async function textFor({ kind, asOf, takenFrom }: Pick<NewReport, 'kind' | 'asOf' | 'takenFrom'>) {
  if (takenFrom === undefined) return ask(reports.template, { params: { kind }, query: { asOf } })
  const { title, to, office, blocks, asOf: before } = await ask(reports.read, { params: { id: takenFrom } })
  return { title: titleNow(title, before, asOf), to, office, blocks, takenFrom }
}
