/** What a new office still lacks, and the settings it may change at its desk. */
import * as z from 'zod'
import { DatedName, DatedSettings, NewSettingValue } from '../domain/dated-setting.ts'
import { Day } from '../domain/period.ts'
import { get, Known, known, listOf, paging, put } from './route.ts'

export const Setup = z
  .object({
    needsPassword: z.boolean().meta({ description: 'No manager can sign in with a password yet' }),
    needsRegister: z.boolean(),
    needsTarget: z.boolean().optional().meta({ description: 'There is no target at all; told to managers only' }),
    missingSettings: z
      .array(DatedName)
      .optional()
      .meta({
        description:
          'What nobody has said yet of an office with a register of its own: its name and where the county lies. To be put ' +
          'with PUT /api/settings/{name} from the first day, 1970-01-01; told to managers only',
      }),
    canReplaceRegister: z.boolean().optional().meta({
      description: 'No log is stored yet: POST /api/register?replace=true; told to managers only',
    }),
    teamsWithoutPhone: z.int().optional().meta({ description: 'Teams nobody was let in for; told to managers only' }),
  })
  .meta({ id: 'Setup', description: 'What a new office still has to do' })
export type Setup = z.infer<typeof Setup>

const Value = z.union([z.number(), z.string(), z.boolean(), DatedSettings.shape.COUNTY_POSITION])
const Source = z.enum(['default', 'environment'])
export const SettingDecision = z.object({
  effectiveOn: Day,
  value: Value.nullable().meta({ description: 'Null took back what was decided' }),
  madeAt: z.string(),
  madeBy: z.string(),
})
export type SettingDecision = z.infer<typeof SettingDecision>

export const Setting = z
  .object({
    name: DatedName,
    value: Value.meta({ description: 'In force on the day' }),
    source: z.enum([...Source.options, 'desk']),
    effectiveOn: Day.optional().meta({ description: 'Of what was decided at the desk' }),
    beneath: z.object({ value: Value, source: Source }).meta({
      description: 'What holds where nothing was decided; an environment that says the default is the default',
    }),
    history: z.array(SettingDecision),
  })
  .meta({ id: 'Setting', description: 'A limit or a name, on a day' })
export type Setting = z.infer<typeof Setting>

export const setup = {
  read: get('/api/setup', {
    tag: 'Office',
    summary: 'Read what a new office still lacks',
    may: 'everyone',
    answer: Setup,
    says: 'Open to everyone',
  }),
}

const ofManagers = { tag: 'Office', may: ['manager'], needs: 'read' } as const
const params = { name: DatedName }

export const settings = {
  list: get('/api/settings', {
    ...ofManagers,
    summary: 'List settings',
    fresh: 'day',
    query: z.strictObject({ asOf: Day.optional(), ...paging, ...known }),
    answer: listOf(Setting),
    says: 'As they are in force on a day, today unless told',
  }),
  read: get('/api/settings/{name}', {
    ...ofManagers,
    summary: 'Read a setting with its history',
    params,
    query: Known,
    answer: Setting,
    says: 'As it is in force today; its ETag is for changing it',
  }),
  put: put('/api/settings/{name}', {
    ...ofManagers,
    summary: 'Change a setting from a day on',
    needs: 'all',
    params,
    conditional: true,
    body: NewSettingValue,
    answer: Setting,
    says: 'As it is in force today; other days are in its history',
  }),
}
