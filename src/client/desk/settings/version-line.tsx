/** One version of a target; one that is still to come can be taken back, asked twice. */
import type { Target } from '../../../domain/target/target.ts'
import { exchange } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import { AskedTwice } from '../kit/asked-twice.tsx'
import { useSending } from '../kit/sending.ts'
import { targetName } from '../kit/target-words.ts'

export interface Version {
  effectiveOn: string | null
  isInForce: boolean
  target: Target
  madeAt?: string
  madeBy?: string
}
interface Props {
  version: Version
  today: string
  targetSaid: (target: Target) => string
  /** Of the target as it was read. */
  tag: string
  /** How many versions are left. */
  taken: (sentence: string, left: number) => void
  /** Somebody changed the target meanwhile. */
  overtaken: () => void
}

export function VersionLine({ version, today, targetSaid, tag, taken, overtaken }: Props) {
  const { effectiveOn, target, isInForce, madeAt, madeBy } = version
  return (
    <li data-version={effectiveOn}>
      <p>
        {effectiveOn ? t('version_from', { day: effectiveOn }) : t('version_first')} {targetName(target)} ·{' '}
        {targetSaid(target)} {isInForce && <span class="tag">{t('in_force')}</span>}
      </p>
      {madeAt && <p class="soft">{t('made_by', { who: madeBy ?? '', at: dayTimeOf(madeAt) })}</p>}
      {effectiveOn !== null && effectiveOn > today && (
        <TakeBack {...{ target, day: effectiveOn, tag, taken, overtaken }} />
      )}
    </li>
  )
}

type TakeBackProps = Pick<Props, 'tag' | 'taken' | 'overtaken'> & { target: Target; day: string }

function TakeBack({ target, day, tag, taken, overtaken }: TakeBackProps) {
  const sending = useSending({ conflict: overtaken })
  const send = () =>
    sending.run(async () => {
      const path = `/api/targets/${encodeURIComponent(target.code)}/versions/${day}`
      const { reply } = await exchange('DELETE', path, { headers: { 'if-match': tag } })
      taken(t('version_taken_back', { name: targetName(target), day }), (reply as Listed<Version>).total)
    })
  return (
    <AskedTwice
      label={t('version_take_back')}
      of={t('version_take_back_of', { day })}
      sure={t('version_take_back_confirm')}
      what={t('version_take_back_what')}
      {...{ sending, send }}
    />
  )
}
