/** Logs that lack something of what the rule of their day asks for, as they stand now: a photo is there once it came. */
import { proofRulesFrom } from '../../domain/dated-setting.ts'
import { missingProof, needsOn, type ProofNeed } from '../../domain/screening/proof.ts'
import type { PhotoKind } from '../../domain/screening/photo.ts'
import { json, rowsOf, type Sql } from '../engine/sql.ts'
import { decisionsOn } from '../people/settings.ts'
import type { ScreeningRow } from './screenings.ts'

type Row = Pick<ScreeningRow, 'id' | 'screened_on' | 'witness_name' | 'witness_phone' | 'latitude'> & { kinds: string }

/** `showProof`: what is needed where the office has decided nothing. */
export async function unproven(sql: Sql, ids: string[], showProof: string): Promise<Map<string, ProofNeed[]>> {
  const { logs, proof } = await sql.read({
    logs: rowsOf<Row>(
      `SELECT s.id, s.screened_on, s.witness_name, s.witness_phone, s.latitude,
         (SELECT json_group_array(p.kind) FROM photos p WHERE p.screening_id = s.id) AS kinds
       FROM json_each(?) j JOIN screenings s ON s.id = j.value`,
      [json(ids)],
    ),
    proof: decisionsOn('SHOW_PROOF'),
  })
  const rules = proofRulesFrom(showProof, proof)
  const found = logs.map((row) => [row.id, missingProof(provingOf(row), needsOn(rules, row.screened_on))] as const)
  return new Map(found.filter(([, missing]) => missing.length > 0))
}

const provingOf = ({ witness_name, witness_phone, latitude, kinds }: Row) => ({
  photos: (JSON.parse(kinds) as PhotoKind[]).map((kind) => ({ kind })),
  witness: { name: witness_name ?? '', phone: witness_phone ?? '' },
  position: latitude === null ? undefined : {},
})
