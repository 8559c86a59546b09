/** Which township, team or village a target is for, chosen by name. */
import type { Township } from '../../../domain/register/place.ts'
import type { ScopeKind } from '../../../domain/target/target.ts'
import type { Team } from '../../../domain/register/team.ts'
import { t } from '../later-words.ts'
import { type FieldProps, SelectField } from '../kit/fields.tsx'
import { useAllVillages } from '../register/all-villages.ts'
import { useWhole } from '../kit/whole-list.ts'

type Props = Omit<FieldProps, 'label'> & { kind: ScopeKind }
interface Choosable {
  code: string
  name: string
}

export function ScopeField({ kind, ...field }: Props) {
  if (kind === 'township') return <Townships {...field} />
  if (kind === 'team') return <Teams {...field} />
  return kind === 'village' ? <Villages {...field} /> : null
}

const Townships = (field: Omit<Props, 'kind'>) => (
  <Named {...field} label={t('township')} things={useWhole<Township>('/api/townships').data?.items} />
)
const Teams = (field: Omit<Props, 'kind'>) => (
  <Named {...field} label={t('team')} things={useWhole<Team>('/api/teams').data?.items} />
)
function Villages(field: Omit<Props, 'kind'>) {
  const { villages } = useAllVillages()
  const things = villages?.map(({ code, name, townshipName }) => ({ code, name: `${townshipName} ${name}` }))
  return <Named {...field} label={t('village')} things={things} />
}

const Named = ({ things, ...field }: FieldProps & { things: Choosable[] | undefined }) => (
  <SelectField {...field}>
    <option value="">{t('target_scope_choose')}</option>
    {things?.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </SelectField>
)
