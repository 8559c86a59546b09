/** Of which villages one was made, by merging or splitting. */
import type { PlannedVillage } from '../../domain/register/register-change.ts'
import { insertRows, type Statement } from '../engine/sql.ts'

export const putOrigins = (villages: PlannedVillage[], madeOn: string): Statement =>
  insertRows(
    'village_origins',
    villages.flatMap(({ village, origins = [] }) =>
      origins.map((fromCode) => ({ villageCode: village.code, fromCode, madeOn })),
    ),
    'ON CONFLICT DO NOTHING',
  )
