/** The button that saves the sheet as a picture. */
import { useState } from 'preact/hooks'
import type { Overview } from '../../../domain/report/overview.ts'
import { officeName } from '../../shared/office.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { fileName } from '../kit/chart/chart-room.tsx'
import { offer } from '../kit/offer-file.ts'
import { countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { t } from '../later-words.ts'

type State = 'ready' | 'making' | 'failed'

export function SavePng({ name, overview }: { name: string; overview: Overview | undefined }) {
  const [state, setState] = useState<State>('ready')
  const save = async () => {
    const sheet = document.querySelector<HTMLElement>('.sheet')
    if (!sheet || !overview || state === 'making') return
    setState('making')
    try {
      const { sheetPng } = await import('./sheet-png.ts')
      const county = countyTarget(overview)
      const picture = await sheetPng(sheet, county ? gapOf(overview, county) : null)
      offer(picture, fileName(`${officeName()} ${name} ${t('as_of')}`, overview.asOf, 'png'))
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Button
        label={t(state === 'making' ? 'leader_png_wait' : 'save_png')}
        isBusy={overview === undefined || state === 'making'}
        onClick={() => void save()}
      />
      {state === 'failed' && <Says>{t('leader_png_failed')}</Says>}
    </>
  )
}
