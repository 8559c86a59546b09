/** The month of all own villages on a strip of film, in the register's order: lit is shown. */
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { monthName } from '../../shared/format.ts'
import { Icon } from '../kit/marks.tsx'
import { useCopy } from '../phone/phone.ts'
import { MY_VILLAGES } from '../routes.ts'
import { t } from '../words.ts'
import { countFrames, type Frame, frameOf } from './tonight.ts'
import type { VillageRow } from './village-rows.ts'

const MOST = 120
const TOLD = ['on', 'part', 'held', 'off'] as const satisfies Frame[]

interface Props {
  rows: VillageRow[]
  evening: string
  /** The village whose frame has the ring. */
  tonight: string | undefined
}
export function FilmStrip({ rows, evening, tonight }: Props) {
  const { copy } = useCopy()
  if (rows.length === 0) return null
  const names = new Map(copy.villages.map((village: FieldVillage) => [village.code, village.name]))
  const counts = TOLD.map((frame) => [frame, countFrames(rows, frame)] as const)
  const title = t('strip_title', { month: monthName(Number(evening.slice(5, 7)) - 1), count: rows.length })
  return (
    <a class="month-strip" href={MY_VILLAGES} data-strip>
      <span class="month-head">
        <strong>{title}</strong>
        <Icon name="next" />
      </span>
      <span class="film" aria-hidden="true">
        <span class="frames">
          {rows.slice(0, MOST).map((row) => {
            const name = names.get(row.code) ?? row.code
            const ring = row.code === tonight ? ' frame-tonight' : ''
            return (
              <span key={row.code} class={`frame frame-${frameOf(row)}${ring}`} title={name}>
                {/^./u.exec(name)?.[0]}
              </span>
            )
          })}
        </span>
      </span>
      <span class="strip-key">
        {counts
          .filter(([frame, count]) => count > 0 || frame === 'on' || frame === 'off')
          .map(([frame, count]) => (
            <span key={frame} data-frames={frame}>
              <i class={`frame-${frame}`} aria-hidden="true" />
              {t(`strip_${frame}`)} {count}
            </span>
          ))}
      </span>
    </a>
  )
}
