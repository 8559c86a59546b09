/**
 * Where villagers' names and numbers lie, and where a phone was: columns of these tables, and of their `_past` ones, that
 * are cleared when the years an office keeps them are over. A digest that is to hold for ever leaves them out.
 */
export const PERSONAL_COLUMNS = {
  screenings: ['witness_name', 'witness_phone', 'latitude', 'longitude', 'accuracy_m', 'position_fixed_at', 'sent'],
  faults: ['reporter_name', 'sent'],
  fault_witnesses: ['name'],
} as const satisfies Record<string, readonly string[]>
