/** The villages of a day by all that they were ever called, for a sheet that may say any of it. */
import { heirsOf, nameKey, type NameVersion } from '../domain/register/day-names.ts'
import type { Township, Village } from '../domain/register/place.ts'
import { factsOn, type VersionsOf, villagesOn } from '../domain/register/village-facts.ts'
import type { Origin } from '../domain/register/village-lineage.ts'
import { type Gone, type Known, shortTownship } from './names.ts'

/** The register with its past. */
export interface Dated {
  known: Known
  versions: VersionsOf
  names: ReadonlyMap<string, NameVersion[]>
  origins: Origin[]
}

export const withShort = (names: string[]): string[] => names.flatMap((name) => [name, ...shortTownship(name)])

export const whyNot = (
  name: string,
  facts: { endsOn?: string | undefined } | undefined,
  begins = '',
): Gone['sentence'] =>
  facts
    ? { key: 'name_ended', facts: { name, day: facts.endsOn ?? '' } }
    : { key: 'name_not_begun', facts: { name, day: begins } }

export class DayVillages {
  readonly former: Map<string, string[]>
  private readonly register: Dated
  private readonly day: string
  private readonly living: Map<string, Village>
  private readonly all: Map<string, Village>

  constructor(register: Dated, townships: Township[], day: string) {
    const { known, versions } = register
    this.register = register
    this.day = day
    this.all = new Map(known.villages.map((village) => [village.code, village]))
    const names = new Map(townships.map(({ code, name }) => [code, name]))
    const townshipOf = ({ townshipCode, townshipName }: Village): string => names.get(townshipCode) ?? townshipName
    const there = villagesOn(known.villages, versions, day)
    this.living = new Map(there.map((one) => [one.code, { ...one, townshipName: townshipOf(one) }]))
    this.former = new Map(known.villages.map((village) => [`village ${village.code}`, this.everCalled(village)]))
  }

  /** What has the villages of a township or team now, by name. */
  holders(key: 'townshipCode' | 'teamCode', code: string, things: { code: string; name: string }[]): string[] {
    const { versions } = this.register
    const its = [...this.living.values()].filter((one) => versions.get(one.code)?.some((past) => past[key] === code))
    const codes = new Set(its.map((one) => one[key]))
    return things.filter((one) => codes.has(one.code)).map(({ name }) => name)
  }

  /** What each was called itself, and what was merged into it, stands among its other names: it does not bear those now. */
  named(): Village[] {
    return [...this.living.values()].map((village) => {
      const others = new Set([...this.everCalled(village), ...this.mergedInto(village.code)])
      return { ...village, aliases: village.aliases.filter((alias) => !others.has(alias)) }
    })
  }

  gone(): Gone[] {
    return this.register.known.villages.flatMap((village) => {
      if (this.living.has(village.code)) return []
      const own = this.register.versions.get(village.code)
      const instead = (township?: string) =>
        this.insteadOf(village.code).map((one) =>
          one.townshipCode === township ? one.name : one.townshipName + one.name,
        )
      const sentence = whyNot(village.name, own ? factsOn(own, this.day) : village, own?.[0]?.effectiveOn)
      return [{ names: [village.code, ...this.everCalled(village)], sentence, instead }]
    })
  }

  private insteadOf(code: string): Village[] {
    const heirs = heirsOf({ villages: this.all, origins: this.register.origins }, this.day, code)
    return [...heirs, ...this.before(code).map((one) => one.code)].flatMap((one) => this.living.get(one) ?? [])
  }

  private before(code: string): Village[] {
    return this.register.origins.flatMap((one) => (one.villageCode === code ? (this.all.get(one.fromCode) ?? []) : []))
  }

  private mergedInto(code: string, looked = new Set([code])): string[] {
    return this.before(code).flatMap((one) => {
      if (looked.has(one.code)) return []
      looked.add(one.code)
      return [one.code, ...this.everCalled(one), ...one.aliases, ...this.mergedInto(one.code, looked)]
    })
  }

  /** By itself, and with every township that it ever lay in before it. */
  private everCalled({ code, name, townshipCode }: Village): string[] {
    const own = this.register.versions.get(code) ?? []
    const names = [...new Set([name, ...own.map((past) => past.name)])]
    const townships = [...new Set([townshipCode, ...own.map((past) => past.townshipCode)])]
    const prefixes = townships.flatMap((one) => this.townshipNames(one))
    return [...names, ...prefixes.flatMap((prefix) => names.map((one) => prefix + one))]
  }

  private townshipNames(code: string): string[] {
    const now = this.register.known.townships.flatMap((one) => (one.code === code ? [one.name] : []))
    const past = this.register.names.get(nameKey({ kind: 'township', code })) ?? []
    return withShort([...new Set([...now, ...past.map(({ name }) => name)])])
  }
}
