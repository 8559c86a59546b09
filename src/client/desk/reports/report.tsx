/** One report: its text is written here, around figures of a day or of a bulletin; read as pages, confirmed by another, taken away as a file. */
import { useState } from 'preact/hooks'
import { type Report, reports } from '../../../contract/reports.ts'
import { fieldsOf, fillBlocks } from '../../../domain/report/filled-report.ts'
import type { FilledReport } from '../../../domain/report/report.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { addressNow } from '../../shared/place.ts'
import { useAsk } from '../../shared/load.ts'
import { isSampleOffice, officeName } from '../../shared/office.ts'
import { printedNo } from '../bulletins/rules.ts'
import { Button, Changing, Switch, useMayChange } from '../kit/buttons.tsx'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { Failure, type Opening, Section, useOpening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { bulletinPath, reportPath } from '../routes.ts'
import { Editor } from './editor.tsx'
import { FigureMatters } from './figures.tsx'
import { ReportPaper } from './paper.tsx'
import { StateMark } from './reports.tsx'
import { movedNow, notYet, reportKind } from './rules.ts'
import { useWriting, WriteForm, type WriteProps, type Written } from './write.tsx'
import './paper.css'
import './reports.css'

export function Page({ params: { id } }: PageProps) {
  const load = useAsk(reports.read, { params: { id } })
  const opening = useOpening('report-state', load)
  const [saved, setSaved] = useState<Report>()
  const isGone = load.problem?.code === 'not_found' || load.problem?.code === 'invalid'
  // what saving answered stands until something newer is read
  const report = saved && saved.id === id && saved.revision >= (load.data?.revision ?? 0) ? saved : load.data
  return (
    <OnePage
      isWide
      back={['/reports', t('back_reports')]}
      title={report?.title ?? t('reports_title')}
      mark={report && <StateMark {...report} />}
      load={isGone ? { ...load, problem: undefined } : load}
      lines={16}
      none={isGone && <p role="alert">{t('report_missing')}</p>}
    >
      {() => report && <Desk key={id} report={report} saved={setSaved} opening={opening} />}
    </OnePage>
  )
}

function Desk({ report, saved, opening }: WriteProps) {
  const isReadOnly = !useMayChange() || report.status === 'confirmed'
  const writing = useWriting({ report, saved, opening })
  const { form, blocks, bound } = writing
  const { asOf, bulletin: no } = form.draft
  const of = no ? { bulletin: no } : { asOf }
  const isFrozen = report.status === 'confirmed'
  const load = useAsk(reports.figures, isFrozen ? null : { query: of })
  const frozen = useAsk(reports.filled, isFrozen ? { params: { id: report.id } } : null)
  const figures = isFrozen ? report.figures : (load.data?.figures ?? report.figures)
  const problem = load.problem ?? frozen.problem
  const [view, setView] = useState<'write' | 'read'>('write')
  const [here, setHere] = useState(0)
  const filled: FilledReport | undefined = isFrozen
    ? frozen.data
    : {
        title: form.draft.title,
        office: form.draft.office || officeName(),
        to: form.draft.to || undefined,
        on: form.draft.on || asOf,
        asOf,
        knownAt: load.data?.knownAt ?? '',
        ...(bound && { bulletin: { no: bound.no, sha256: bound.sha256 } }),
        isDraft: true,
        isSample: isSampleOffice(),
        blocks: fillBlocks(blocks, figures, load.data?.tables ?? {}),
      }
  const text = {
    figures,
    of,
    isReadOnly,
    here,
    setHere,
    writing: writing.text,
    send: writing.send,
    moved: isFrozen ? [] : movedNow(report, figures),
  }
  return (
    <div class="sections-room report-page" data-view={view}>
      {problem && <Failure problem={problem} retry={load.problem ? load.reload : frozen.reload} />}
      <div class="report-ways">
        <Switch
          label={t('report_view')}
          choices={[
            ['write', t(isReadOnly ? 'in_blocks' : 'report_view_write')],
            ['read', t('report_view_read')],
          ]}
          chosen={view}
          choose={setView}
        />
        <p class="soft">
          {t('report_of', { kind: reportKind(report.kind), day: longDay(asOf) })}{' '}
          {no ? <a href={bulletinPath(no)}>{printedNo(no)}</a> : t('report_unbound')}
        </p>
        <p class="actions">
          <a class="button" href={addressNow(reports.docx, { params: { id: report.id } })} download>
            Word
          </a>
          <a class="button" href={addressNow(reports.text, { params: { id: report.id } })} download>
            {t('report_txt')}
          </a>
          <Button label={t('bulletin_print')} onClick={() => print()} />
        </p>
      </div>
      <div class="report-room">
        <div class="report-write">
          {isReadOnly ? <Editor {...text} /> : <WriteForm writing={writing} text={text} />}
        </div>
        <div class="report-read">{filled && <ReportPaper filled={filled} here={here} />}</div>
      </div>
      <Section name="report-used" class="report-used" title={t('report_used')}>
        <FigureMatters fields={fieldsOf(blocks).map(({ field }) => field)} figures={figures} moved={text.moved} />
      </Section>
      <State report={report} writing={writing} opening={opening} />
      <EntryHistory key={report.revision} kind="report" code={report.id} />
    </div>
  )
}

function State({
  report,
  writing,
  opening: { said, saved },
}: {
  report: Report
  writing: Written
  opening: Opening<string>
}) {
  const { id, takenFrom, madeBy, madeAt, changedBy, changedAt, confirmedBy, confirmedAt } = report
  const who = (name: string | undefined, at: string | undefined) =>
    name !== undefined && at !== undefined ? (
      <>
        {name} <span class="soft">{dayTimeOf(at)}</span>
      </>
    ) : (
      t('bulletin_nobody_yet')
    )
  const why = notYet(report, writing.isChanged)
  const confirm = async () => {
    await ask(reports.confirm, { params: { id }, body: { revision: report.revision } })
    saved(t('report_confirmed_said'))
  }
  return (
    <Section said={said} title={t('report_confirm_title')}>
      <Facts>
        {takenFrom && (
          <Fact label={t('report_text_from')}>
            <a href={reportPath(takenFrom)}>{t('report_older')}</a>
          </Fact>
        )}
        <Fact label={t('report_made')}>{who(madeBy, madeAt)}</Fact>
        <Fact label={t('report_changed')}>{who(changedBy, changedAt)}</Fact>
        <Fact label={t('bulletin_confirmed_by')}>{who(confirmedBy, confirmedAt)}</Fact>
      </Facts>
      {report.status === 'draft' && (
        <Changing>
          {why ? (
            <p class="notice notice-watch" data-not-yet={why}>
              {t(why, { count: figure(report.unknown.length) })}
            </p>
          ) : (
            <AskedTwice
              label={t('report_confirm')}
              sure={t('report_confirm_sure')}
              what={t('report_confirm_what')}
              act={confirm}
            />
          )}
        </Changing>
      )}
    </Section>
  )
}
