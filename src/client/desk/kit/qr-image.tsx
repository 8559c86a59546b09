/** A QR code, drawn; what makes it is fetched when one is needed. */
import { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import type { Qr } from './qr.ts'

export async function fetchQr(): Promise<(text: string) => Qr> {
  const { qrOf } = await import('./qr.ts').catch(() => {
    throw new Problem('offline', t('page_not_fetched'))
  })
  return qrOf
}

export const QrImage = ({ qr, label }: { qr: Qr; label: string }) => (
  <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
    <rect width={qr.size} height={qr.size} />
    <path d={qr.path} />
  </svg>
)
