/** The county's register as files, the way the entries read it. */
import { readdirSync, readFileSync } from 'node:fs'

const REGISTER = 'db/seed/yanting'
export const registerFiles = (): Map<string, string> => {
  const names = readdirSync(REGISTER).filter((name) => name.endsWith('.csv'))
  return new Map(names.map((name) => [name, readFileSync(`${REGISTER}/${name}`, 'utf8')]))
}
