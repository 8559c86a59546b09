/** A secret that is taken to another device: as a QR code, or copied. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../later-words.ts'
import { Problem } from '../../shared/api.ts'
import type { Qr } from '../../shared/qr.ts'

interface Copying<Shown extends HTMLElement> {
  /** Of what shows the text. */
  shown: RefObject<Shown | null>
  /** What became of it; empty before. */
  says: string
  copy: () => void
}

export function useCopy<Shown extends HTMLElement>(text: string): Copying<Shown> {
  const shown = useRef<Shown>(null)
  const [says, setSays] = useState('')
  const select = (): void => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current)
    setSays(t('copy_by_hand'))
  }
  const copy = (): void => {
    // missing where the page came over plain http
    const { clipboard } = navigator as { clipboard?: Clipboard }
    if (!clipboard) return select()
    clipboard.writeText(text).then(() => setSays(t('copied')), select)
  }
  return { shown, says, copy }
}

export async function fetchQr(): Promise<(text: string) => Qr> {
  const { qrOf } = await import('../../shared/qr.ts').catch(() => {
    throw new Problem('offline', t('page_not_fetched'))
  })
  return qrOf
}

/** Draws codes once that can be fetched; a paper whose code cannot be drawn is printed without it. */
export function useQr(): ((text: string) => Qr) | undefined {
  const [drawing, setDrawing] = useState<{ qrOf: (text: string) => Qr }>()
  useEffect(
    () =>
      void fetchQr().then(
        (qrOf) => setDrawing({ qrOf }),
        () => undefined,
      ),
    [],
  )
  return drawing?.qrOf
}

export const QrImage = ({ qr, label }: { qr: Qr; label: string }) => (
  <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
    <rect width={qr.size} height={qr.size} />
    <path d={qr.path} />
  </svg>
)
