/** The keys and what they do, in a window of their own, with the switch that turns them off. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { areKeysOn, setKeysOn } from '../kit/keys-on.ts'
import { t } from '../words.ts'
import { KEYS } from './review-keys.ts'

const shown = (key: string): string => (key === ' ' ? t('key_space') : key === 'Escape' ? 'Esc' : key)

export function KeysHelp({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(areKeysOn)
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen) dialog.current?.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} class="window" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys_title')}</h2>
      <dl class="keys">
        {KEYS.map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{shown(key)}</kbd>
            </dt>
            <dd>{t(`key_does_${command}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{t('key_does_search')}</dd>
        </div>
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => {
            setKeysOn(currentTarget.checked)
            setOn(currentTarget.checked)
          }}
        />
        <span>{t('keys_switch')}</span>
      </label>
      <p class="actions">
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </p>
    </dialog>
  )
}
