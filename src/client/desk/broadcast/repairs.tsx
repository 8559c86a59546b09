/** What repairs changed: the last full test before, and the proof after; a repair may be done and still not enough. */
import { useState } from 'preact/hooks'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import type { RepairSeen } from '../../../domain/fault/fault-repairs.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { categoryWord } from '../kit/faults.tsx'
import { Mark } from '../kit/marks.tsx'
import { faultPath, villagePath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'

const FIRST = 12

export function RepairSection({ figures: { from, asOf, repairs } }: { figures: FaultFigures }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? repairs : repairs.slice(0, FIRST)
  const below = repairs.filter(({ staysBelow }) => staysBelow).length
  const period = { from: shortDay(from), to: shortDay(asOf) }
  return (
    <section id="repairs" aria-labelledby="repairs-title">
      <h2 id="repairs-title">{t('repairs_title')}</h2>
      {repairs.length === 0 ? (
        <Empty>{t('repairs_none', period)}</Empty>
      ) : (
        <>
          <p>{t('repairs_say', { ...period, count: figure(repairs.length), below: figure(below) })}</p>
          <RepairTable repairs={shown} />
          {shown.length < repairs.length && (
            <p class="more">
              <button type="button" onClick={() => setWhole(true)}>
                {t('repairs_more', { count: figure(repairs.length - shown.length) })}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

const HEADS = [
  'village',
  'fault_category',
  'closed_on',
  'hours_worked',
  'before_repair',
  'after_repair',
  'band',
] as const

const RepairTable = ({ repairs }: { repairs: RepairSeen[] }) => (
  <TableRoom label={t('repairs_title')}>
    <table data-table="repairs">
      <thead>
        <tr>
          {HEADS.map((word) => (
            <th key={word} scope="col" class={word === 'hours_worked' ? 'number' : undefined}>
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {repairs.map((repair) => (
          <RepairRow key={repair.faultId} repair={repair} />
        ))}
      </tbody>
    </table>
  </TableRoom>
)

const RepairRow = ({ repair }: { repair: RepairSeen }) => (
  <tr>
    <th scope="row">
      <a href={villagePath(repair.villageCode)}>{repair.villageName}</a>
    </th>
    <td>
      <a href={faultPath(repair.faultId)}>{categoryWord(repair.category)}</a>
    </td>
    <td>{repair.closedOn}</td>
    <td class="number">{t('hours', { count: figure(repair.workedHours, 1) })}</td>
    <td>
      <Found test={repair.before} />
    </td>
    <td>
      <Found test={repair.after} />
    </td>
    <td>
      <Outcome staysBelow={repair.staysBelow} />
    </td>
  </tr>
)

function Outcome({ staysBelow }: Pick<RepairSeen, 'staysBelow'>) {
  // the test that proved it came with a log that is not counted any more
  if (staysBelow === null) return <Mark look={['unknown', 'ring']}>{t('unknown')}</Mark>
  return staysBelow ? (
    <Mark look={['watch', 'down']}>{t('still_below')}</Mark>
  ) : (
    <Mark look={['good', 'check']}>{t('now_passes')}</Mark>
  )
}

function Found({ test }: { test: RepairSeen['before'] }) {
  if (!test) return <span class="soft">{t('no_test_before')}</span>
  const { ratePercent, speakersSounding, speakersInstalled, testedOn } = test
  return (
    <>
      {ratePercent === null ? t('unknown') : percent(ratePercent, 1)}{' '}
      <span class="soft">
        {figure(speakersSounding)}/{figure(speakersInstalled)} {testedOn}
      </span>
    </>
  )
}
