/** 设备标签: a code for each machine that is registered in a village, to be stuck on it; a phone that scans it opens its page. */
import { type KnownResource, speakers } from '../../../contract/speakers.ts'
import { villages } from '../../../contract/register.ts'
import { together, useAll, useAsk, useToday } from '../../shared/load.ts'
import { useDayKnown } from '../kit/known.tsx'
import type { PageProps } from '../kit/page.tsx'
import { Paper, PaperPage, useTimesSaid } from '../kit/printed.tsx'
import { QrImage, useQr } from '../kit/shown-secret.tsx'
import { t } from '../later-words.ts'
import { phoneMachinePath, villagePath } from '../routes.ts'
import './machine-labels.css'

/** Three in a row, eight rows: as many as one A4 has room for. */
const ON_A_SHEET = 24

export function Page({ params: { code } }: PageProps) {
  const day = useDayKnown(useToday())
  const village = useAsk(villages.read, { params: { code } })
  const machines = useAll(speakers.resources, { query: { village: code, limit: 500 } })
  const timesSaid = useTimesSaid()
  const name = village.data?.name ?? ''
  return (
    <PaperPage
      title={t('labels_of', { village: name })}
      lead={t('labels_lead')}
      back={[villagePath(code), t('village_card_back')]}
      load={together(machines, village)}
      none={t('labels_none')}
      sheetsOf={({ items }) =>
        sheetsOf(items).map((some) => (
          <Paper
            key={some[0]?.resourceCode}
            of={code}
            heading={t('labels_title')}
            under={`${village.data?.townshipName ?? ''} ${name}`}
            day={day ?? ''}
            foot={timesSaid(day ?? '')}
          >
            <ul class="machine-labels">
              {some.map((machine) => (
                <Label key={machine.resourceCode} machine={machine} />
              ))}
            </ul>
          </Paper>
        ))
      }
    />
  )
}

const sheetsOf = (machines: KnownResource[]): KnownResource[][] =>
  Array.from({ length: Math.ceil(machines.length / ON_A_SHEET) }, (_, i) =>
    machines.slice(i * ON_A_SHEET, (i + 1) * ON_A_SHEET),
  )

/** With its village in the code: a phone without signal has to know where it stands. */
function Label({ machine: { resourceCode, villageCode, villageName, kind } }: { machine: KnownResource }) {
  const qrOf = useQr()
  const path = phoneMachinePath(resourceCode, villageCode)
  return (
    <li data-label={resourceCode} data-path={path}>
      {qrOf ? <QrImage qr={qrOf(location.origin + path)} label={resourceCode} /> : <svg class="qr" viewBox="0 0 1 1" />}
      <span>
        <strong>{villageName}</strong> {kind && t(`speaker_${kind}`)}
        <br />
        <span class="code">{resourceCode}</span>
      </span>
    </li>
  )
}
