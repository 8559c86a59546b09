/** A button that opens the scanner in its place; until the scanner has been fetched it says nothing. */
import type { ComponentType } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { withWords } from '../../shared/language.ts'
import { t } from '../words.ts'
import { Icon } from './marks.tsx'
import type { ScanProps } from './scan.tsx'
import { Button, Says } from './states.tsx'

let Fetched: ComponentType<ScanProps> | undefined

export function ScanButton({ label, ...props }: Omit<ScanProps, 'close'> & { label: string }) {
  const [isOpen, setOpen] = useState(false)
  const [says, setSays] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const open = () => {
    setSays('')
    const fetched = Fetched ? Promise.resolve(Fetched) : import('./scan.tsx').then(({ Scan }) => withWords(Scan))
    fetched.then(
      (view) => {
        Fetched = view
        setOpen(true)
      },
      () => setSays(t('page_not_fetched')),
    )
  }
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus())
  }
  return (
    <div ref={place}>
      {isOpen && Fetched && <Fetched {...props} close={close} />}
      {!isOpen && (
        <Button
          class="wide"
          data-do="scan"
          label={
            <>
              <Icon name="scan" />
              {label}
            </>
          }
          act={open}
        />
      )}
      <Says says={says} />
    </div>
  )
}
