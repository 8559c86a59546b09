/** A QR code, drawn. */
import type { Qr } from './qr.ts'

export const QrImage = ({ qr, label }: { qr: Qr; label: string }) => (
  <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
    <rect width={qr.size} height={qr.size} />
    <path d={qr.path} />
  </svg>
)
