/** What speakers stand in a village, by kind: the register, and changing it whole. */
import { useState } from 'preact/hooks'
import type { Village } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { VillageSpeakers } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { Mark } from '../kit/marks.tsx'
import { SpeakerForm } from './speaker-form.tsx'
import { Empty, TableRoom } from '../kit/states.tsx'

interface Props {
  village: Village
  mayEdit: boolean
}

export function VillageSpeakersSection({ village, mayEdit }: Props) {
  const path = `/api/villages/${encodeURIComponent(village.code)}/speakers`
  const speakers = useLoad<VillageSpeakers>(path)
  const [isEditing, setEditing] = useState(false)
  const finish = () => {
    setEditing(false)
    speakers.reload()
  }
  return (
    <section id="speakers" aria-labelledby="speakers-title">
      <h2 id="speakers-title">{t('speakers_title')}</h2>
      <Answered load={speakers} lines={3}>
        {(data) =>
          isEditing ? (
            <SpeakerForm path={path} groups={data.groups} finish={finish} cancel={() => setEditing(false)} />
          ) : (
            <>
              <Register speakers={data} installed={village.speakersInstalled} />
              {mayEdit && (
                <p class="actions">
                  <button type="button" onClick={() => setEditing(true)}>
                    {data.groups.length === 0 ? t('speakers_enter') : t('speakers_change')}
                  </button>
                </p>
              )}
            </>
          )
        }
      </Answered>
    </section>
  )
}

interface RegisterProps {
  speakers: VillageSpeakers
  /** By the register of villages. */
  installed: number | undefined
}

function Register({ speakers: { groups, total, withReturnChannel, agreesWithRegister }, installed }: RegisterProps) {
  if (groups.length === 0) return <Empty>{t('speakers_none')}</Empty>
  return (
    <>
      <TableRoom label={t('speakers_title')}>
        <table data-table="speakers">
          <thead>
            <tr>
              <th scope="col">{t('speaker_kind')}</th>
              <th scope="col">{t('transmission')}</th>
              <th scope="col">{t('return_channel')}</th>
              <th scope="col" class="number">
                {t('speaker_count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ kind, transmission, returnChannel, speakers }) => (
              <tr key={`${kind} ${transmission} ${returnChannel}`}>
                <th scope="row">{t(`speaker_${kind}`)}</th>
                <td>{t(`transmission_${transmission}`)}</td>
                <td>{returnChannel ? t('yes') : t('no')}</td>
                <td class="number">{figure(speakers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
      <p>{t('speakers_sum', { total: figure(total ?? 0), reporting: figure(withReturnChannel ?? 0) })}</p>
      {agreesWithRegister === false && (
        <p>
          <Mark look={['watch', 'alert']}>{t('speakers_disagree', { installed: figure(installed ?? 0) })}</Mark>
        </p>
      )}
    </>
  )
}
