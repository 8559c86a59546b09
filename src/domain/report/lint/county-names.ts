/** The county's names by their spelling and by their sound, and which of them one that is in no register may mean. */
import type { LintRegister } from './finding.ts'

type Likeness = 0 | 1 | 2 | 3

/** The county's names by their spelling and by their sound. */
export class CountyNames {
  readonly register: LintRegister
  readonly townshipOf = new Map<string, string>()
  private readonly inTownship = new Map<string, Map<string, string>>()
  private readonly anywhere = new Map<string, string[]>()
  private readonly bySound = new Map<string, string[]>()
  private readonly sounds = new Map<string, string>()

  constructor(register: LintRegister) {
    this.register = register
    for (const name of register.townships) {
      this.townshipOf.set(name, name)
      if (name.length > 2) this.townshipOf.set(shortOf(name), name)
    }
    for (const { name, townshipName, aliases } of register.villages) {
      const own = this.inTownship.get(townshipName) ?? new Map<string, string>()
      this.inTownship.set(townshipName, own)
      for (const alias of aliases.filter((one) => one.endsWith('村')))
        own.set(stemOf(alias), own.get(stemOf(alias)) ?? name)
      own.set(stemOf(name), name)
      for (const key of [stemOf(name), sortedOf(stemOf(name))]) push(this.anywhere, key, townshipName + name)
      push(this.bySound, this.soundOf(stemOf(name)), townshipName + name)
    }
  }

  /** Its name in the register, where the township has one that is written so. */
  villageIn = (township: string, stem: string): string | undefined => this.inTownship.get(township)?.get(stem)
  isAnywhere = (stem: string): boolean => (this.anywhere.get(stem) ?? []).some((name) => name.endsWith(`${stem}村`))

  /** The likeliest of the township; else those of the same name in another one. */
  suggested(township: string, stem: string): string[] {
    const own = [...(this.inTownship.get(township) ?? new Map<string, string>())]
    const ranked = own
      .map(([other, name]) => ({ name, likeness: this.likeness(stem, other) }))
      .filter(({ likeness }) => likeness > 0)
    const best = Math.min(...ranked.map(({ likeness }) => likeness))
    const near = ranked.filter(({ likeness }) => likeness === best).map(({ name }) => name)
    const elsewhere = (this.anywhere.get(stem) ?? []).filter((name) => name.endsWith(`${stem}村`))
    return [...new Set(near.length > 0 ? near : elsewhere)].slice(0, 3)
  }

  /** Of a name without its township: those that sound the same, or have the same characters. */
  suggestedAnywhere = (stem: string): string[] =>
    [...new Set([...(this.bySound.get(this.soundOf(stem)) ?? []), ...(this.anywhere.get(sortedOf(stem)) ?? [])])].slice(
      0,
      3,
    )

  suggestedTownships = (name: string): string[] =>
    this.register.townships.filter((one) => {
      if (shortOf(one) === shortOf(name)) return one !== name
      return one.at(-1) === name.at(-1) && this.likeness(shortOf(name), shortOf(one)) === 1
    })

  /** 1 the same sound or characters, 2 one character another, 3 one more or less; 0 none. */
  likeness(a: string, b: string): Likeness {
    if (a === b) return 0
    if (this.soundOf(a) === this.soundOf(b) || sortedOf(a) === sortedOf(b)) return 1
    if (a.length === b.length && a.length > 1 && Array.from(a).filter((one, i) => one !== b[i]).length === 1) return 2
    const [short, long] = a.length < b.length ? [a, b] : [b, a]
    return short.length > 1 && long.length === short.length + 1 && (long.startsWith(short) || long.endsWith(short))
      ? 3
      : 0
  }

  private soundOf(name: string): string {
    const known = this.sounds.get(name) ?? this.register.soundOf(name)
    this.sounds.set(name, known)
    return known
  }
}

const shortOf = (township: string): string => township.replace(/(?:街道|乡|镇)$/, '')
export const stemOf = (village: string): string => village.replace(/(?<=.)(?:村|社区)$/, '')
export const sortedOf = (text: string): string => Array.from(text).sort().join('')
const push = (map: Map<string, string[]>, key: string, name: string): void =>
  void map.set(key, [...(map.get(key) ?? []), name])

/** Made once of a register: the sounds of some hundred names take longer than a report. */
const made = new WeakMap<LintRegister, CountyNames>()
export function namesOf(register: LintRegister): CountyNames {
  const names = made.get(register) ?? new CountyNames(register)
  made.set(register, names)
  return names
}
