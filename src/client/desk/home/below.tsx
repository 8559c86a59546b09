/** The villages below the line, the worst first, and what stands behind each: open faults, a repair that was not enough, or nothing reported yet. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { t } from '../words.ts'
import { categoryWord, FaultMark } from '../kit/faults.tsx'
import { BandMark, Mark } from '../kit/marks.tsx'
import { Table } from '../kit/table.tsx'
import { faultPath, reportFaultPath, villagePath } from '../routes.ts'

import { DesignatedTag } from '../shell/sample.tsx'
import { isToday } from './rules.ts'

type Below = Overview['below'][number]

export const BelowTable = ({ overview, forShow }: { overview: Overview; forShow: ReadonlySet<string> }) => (
  <Table
    name="below"
    isPlain
    label={t('below_title')}
    rows={overview.below}
    keyOf={({ code }) => code}
    columns={[
      { head: t('village'), cell: (village) => <Name village={village} forShow={forShow} />, isRowHead: true },
      { head: t('band'), cell: ({ band }) => <BandMark band={band} /> },
      {
        head: t('rate'),
        cell: ({ ratePercent }) => (ratePercent === null ? t('unknown') : percent(ratePercent, 1)),
        class: 'number',
      },
      { head: t('sounding_of'), cell: Sounding, class: 'number' },
      {
        head: t('below_faults'),
        cell: (village) => <BehindVillage village={village} mayReport={isToday(overview)} />,
      },
      { head: t('tested_on'), cell: ({ testedOn }) => testedOn },
      { head: t('township'), cell: ({ townshipName }) => townshipName },
    ]}
  />
)

const Name = ({ village, forShow }: { village: Below; forShow: ReadonlySet<string> }) => (
  <>
    <a href={villagePath(village.code)}>{village.name}</a>{' '}
    {village.designated && <DesignatedTag isForShow={forShow.has(village.code)} />}
  </>
)

const Sounding = ({ partial, speakersSounding, speakersInstalled }: Below) => (
  <>
    {partial && <span class="tag">{t('part_test')}</span>} {figure(speakersSounding)}/{figure(speakersInstalled)}
  </>
)

interface BehindProps {
  village: Below
  /** A report is always of today: on a past day it is only said that there was none. */
  mayReport: boolean
}

function BehindVillage({ village: { code, name, faults, repairedBelow }, mayReport }: BehindProps) {
  return (
    <ul class="behind">
      {repairedBelow && (
        <li>
          <Mark look={['watch', 'back']}>{t('below_repaired')}</Mark>
        </li>
      )}
      {faults.map((fault) => (
        <BehindFault key={fault.id} fault={fault} />
      ))}
      {faults.length === 0 && (
        <li>
          {mayReport ? (
            <a href={reportFaultPath(code)} aria-label={t('below_report', { village: name })}>
              {t('no_fault_yet')}
            </a>
          ) : (
            <span class="soft">{t('no_fault_yet')}</span>
          )}
        </li>
      )}
    </ul>
  )
}

const BehindFault = ({ fault: { id, category, status, isOverdue } }: { fault: Below['faults'][number] }) => (
  <li data-fault={id}>
    <a href={faultPath(id)}>{categoryWord(category)}</a> <FaultMark status={status} />{' '}
    {isOverdue && <Mark look={['bad', 'clock']}>{t('past_limit')}</Mark>}
  </li>
)
