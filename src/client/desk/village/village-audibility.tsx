/** A village's audibility: where it stands, until when that counts, and the tests it rests on. */
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import { figure, longDay, percent } from '../../shared/format.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { BandMark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { Table } from '../kit/table.tsx'
import { TEST_COLUMNS, TEST_SHEET } from '../../../contract/sheets-broadcast.ts'
import { t } from '../later-words.ts'

/** What stands behind the slope above it: until when the last test counts, part tests, machines, and all tests. */
export const VillageAudibilitySection = ({ audibility }: { audibility: VillageAudibility }) => (
  <Section id="audibility-title" title={t('audibility')}>
    <Standing state={audibility} />
    <OnlineBeside online={audibility.online} asOf={audibility.asOf} />
    {audibility.history.length > 0 && <Tests tests={audibility.history} village={audibility.villageCode} />}
  </Section>
)

function Standing({ state }: { state: VillageAudibility }) {
  const { band, ratePercent, speakersSounding, speakersInstalled, testedOn, staleOn, partial } = state
  return (
    <>
      <p>
        <BandMark band={band} />
      </p>
      {ratePercent === null || !testedOn ? (
        <p>{t('audibility_unknown')}</p>
      ) : (
        <p class="rate">
          <span class="big">{percent(ratePercent, 1)}</span>
          <span class="of">
            {figure(speakersSounding ?? 0)} / {figure(speakersInstalled ?? 0)}
          </span>
          <span class="soft">
            {t('tested_on')} {testedOn}
          </span>
          {staleOn && <span class="soft">{t('stale_on', { day: longDay(staleOn) })}</span>}
        </p>
      )}
      {partial && (
        <p>
          {t('partial_says', {
            day: longDay(partial.testedOn),
            rate: partial.atMostPercent,
            tested: partial.speakersTested,
            sounding: partial.speakersSounding,
          })}
        </p>
      )}
    </>
  )
}

/** A rate of its own kind: what machines say of themselves changes nothing of what a test found. */
const OnlineBeside = ({ online, asOf }: Pick<VillageAudibility, 'online' | 'asOf'>) =>
  online && (
    <p class="rate" data-figure="online">
      <span class="label">{t('online_rate_of', { day: asOf })}</span>
      <span class="of">
        {percentOrUnknown(online.onlineRatePercent, 1)}
        {online.outOf !== null && ` ${figure(online.online)} / ${figure(online.outOf)}`}
      </span>
      <span class="soft">{t('online_means')}</span>
    </p>
  )

const Tests = ({ tests, village }: { tests: AudibilityTestRow[]; village: string }) => (
  <>
    <h3>{t('tests')}</h3>
    <Export of={TEST_SHEET} query={{ village }} />
    <Table
      label={t('tests')}
      isPlain
      rows={tests}
      keyOf={({ id }) => id}
      columns={drawn<AudibilityTestRow>()(TEST_COLUMNS, {
        day: { isRowHead: true },
        rate: { cell: ({ ratePercent }) => percentOrUnknown(ratePercent, 1) },
      })}
    />
  </>
)
