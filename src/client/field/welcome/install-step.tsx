/** How to put the app onto the home screen, for the browser it runs in; the others' ways are a tap away. */
import { useEffect, useState } from 'preact/hooks'
import { type InstallWay, WAYS } from './install.ts'
import { install, isInstallOffered, onInstallOffer } from '../phone/install-offer.ts'
import { t } from '../later-words.ts'

type Shown = (typeof WAYS)[number]

export function InstallStep({ way, next }: { way: InstallWay; next: () => void }) {
  const [shown, setShown] = useState<Shown>(way === 'done' ? 'android' : way)
  const [isOffered, setOffered] = useState(isInstallOffered)
  useEffect(() => onInstallOffer(() => setOffered(isInstallOffered())), [])
  const installNow = async () => {
    if (await install()) next()
  }
  const isMain = isOffered && shown === 'android'
  return (
    <>
      <div class="choice" role="group" aria-label={t('step_install')}>
        {WAYS.map((option) => (
          <button key={option} type="button" aria-pressed={option === shown} onClick={() => setShown(option)}>
            {t(`install_in_${option}`)}
          </button>
        ))}
      </div>
      {isMain ? (
        <p>{t('install_offered')}</p>
      ) : (
        <ol class="do" data-way={shown}>
          <li>{t(`install_${shown}_1`)}</li>
          <li>{t(`install_${shown}_2`)}</li>
          {shown !== 'android' && <li>{t(`install_${shown}_3`)}</li>}
        </ol>
      )}
      <p class="actions">
        {isMain && (
          <button type="button" class="main-action wide" onClick={() => void installNow()}>
            {t('install_now')}
          </button>
        )}
        <button type="button" class={isMain ? 'wide' : 'main-action wide'} onClick={next}>
          {t('install_done')}
        </button>
        <button type="button" class="quiet wide" onClick={next}>
          {t('install_later')}
        </button>
      </p>
    </>
  )
}
