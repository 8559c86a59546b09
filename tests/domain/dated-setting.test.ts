import { describe, expect, test } from 'vitest'
import { settingsFrom, type SettingVersion, versionOn } from '../../src/domain/dated-setting.ts'

const decided = (effectiveOn: string, value: number | null, name: 'STALE_DAYS' | 'TEAM_SILENT_DAYS' = 'STALE_DAYS') =>
  ({ name, effectiveOn, value, madeAt: '2017-06-30T00:00:00.000Z', madeBy: '王局' }) satisfies SettingVersion

describe('limits that the office changes', () => {
  const beneath = { STALE_DAYS: 30, TEAM_SILENT_DAYS: 7, PORT: 8787 }
  const versions = [
    decided('2017-03-01', 45),
    decided('2017-04-01', 10, 'TEAM_SILENT_DAYS'),
    decided('2017-06-01', null),
  ]

  test('hold from their day on, and before it the environment’s does', () => {
    expect(settingsFrom(beneath, versions, '2017-02-28')).toEqual(beneath)
    expect(settingsFrom(beneath, versions, '2017-03-01').STALE_DAYS).toBe(45)
    expect(settingsFrom(beneath, versions, '2017-05-31')).toEqual({ ...beneath, STALE_DAYS: 45, TEAM_SILENT_DAYS: 10 })
  })

  test('taken back give way to the environment’s again', () => {
    expect(settingsFrom(beneath, versions, '2017-06-01')).toEqual({ ...beneath, TEAM_SILENT_DAYS: 10 })
    expect(versionOn(versions, 'STALE_DAYS', '2017-06-30')?.value).toBeNull()
    expect(versionOn(versions, 'STALE_DAYS', '2017-01-01')).toBeUndefined()
  })
})
