/** Villages, teams and films in a row: where they lie, and what is called otherwise now. */
import type { NowCalled } from '../../../domain/register/day-names.ts'
import { villagePath } from '../routes.ts'
import { t } from '../words.ts'

export const VillageLink = ({ code, name, townshipName }: { code: string; name: string; townshipName: string }) => (
  <>
    <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
  </>
)

/** Beside the name that something had on a day: how it is called now. */
export const Now = ({ name }: { name: string | undefined }) =>
  name === undefined ? null : <span class="soft"> {t('now_named', { name })}</span>

interface InVillage {
  villageCode: string
  villageName: string
  townshipName: string
  nowCalled?: NowCalled | undefined
}
export const VillageOf = ({ villageCode, villageName, townshipName, nowCalled }: InVillage) => (
  <>
    <VillageLink code={villageCode} name={villageName} townshipName={townshipName} />
    <Now name={[nowCalled?.village, nowCalled?.township].filter(Boolean).join(' ') || undefined} />
  </>
)

interface OfTeam {
  teamName: string
  nowCalled?: NowCalled | undefined
}
export const TeamOf = ({ teamName, nowCalled }: OfTeam) => (
  <>
    {teamName}
    <Now name={nowCalled?.team} />
  </>
)
