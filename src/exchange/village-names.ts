/** Which village a name means: names return in several townships, and often carry their township in front. */
import type { Township, Village } from '../domain/register/place.ts'
import type { Sentence } from '../domain/language.ts'
import { type Found, grouped, lookalikes, MOST_SUGGESTIONS, plain } from './similar.ts'

/** 金安乡 is also called 金安. */
export const shortTownship = (name: string): string[] => (name.length > 2 ? [name.replace(/(街道|乡|镇)$/u, '')] : [])

const spellings = ({ name, aliases }: Village): string[] => [name, ...aliases]
const shortName = ({ name }: Village): string => name
const fullName = ({ townshipName, name }: Village): string => townshipName + name
const similarTo = (villages: Village[], labelOf: (village: Village) => string) =>
  lookalikes(villages.map((village) => ({ label: labelOf(village), spellings: spellings(village) })))

export class VillageNames {
  private readonly byCode: Map<string, Village>
  private readonly byName: Map<string, Village[]>
  private readonly prefixes: { prefix: string; township: string }[]
  private readonly anywhere: (typed: string) => string[]
  private readonly within: Map<string, Record<'short' | 'full', (typed: string) => string[]>>

  constructor(townships: Township[], villages: Village[]) {
    this.byCode = new Map(villages.map((village) => [plain(village.code), village]))
    this.byName = grouped(villages, spellings)
    this.prefixes = townships.flatMap(({ code, name }) =>
      [name, ...shortTownship(name)].map((prefix) => ({ prefix: plain(prefix), township: code })),
    )
    this.anywhere = similarTo(villages, fullName)
    this.within = new Map(
      townships.map(({ code }) => {
        const own = villages.filter(({ townshipCode }) => townshipCode === code)
        return [code, { short: similarTo(own, shortName), full: similarTo(own, fullName) }]
      }),
    )
  }

  find(text: string, township?: Township): Found<Village> {
    const wanted = plain(text)
    const coded = this.byCode.get(wanted)
    const matches = coded ? inTownship([coded], township?.code) : this.named(wanted, township?.code)
    if (matches.length === 1 && matches[0]) return { found: matches[0] }
    if (matches.length > 1) return ambiguous(text, matches, township)
    const sentence: Sentence = township
      ? { key: 'village_elsewhere', facts: { township: township.name, name: text } }
      : { key: 'name_unknown', facts: { what: { key: 'noun_village' }, name: text } }
    return { sentence, suggest: () => this.suggestions(wanted, township?.code) }
  }

  private named(text: string, township?: string): Village[] {
    const parted = this.parted(text, township).flatMap((part) => inTownship(this.byName.get(part.rest), part.township))
    return [...new Set([...inTownship(this.byName.get(text), township), ...parted])]
  }

  /** The ways to read the text as a township and the rest. */
  private parted(text: string, township?: string): { rest: string; township: string }[] {
    return this.prefixes
      .filter((one) => text.startsWith(one.prefix) && (township === undefined || one.township === township))
      .map((one) => ({ rest: text.slice(one.prefix.length), township: one.township }))
  }

  /** Such that pasting one into the cell is understood: with the township unless a column names it. */
  private suggestions(text: string, township?: string): string[] {
    const style = township === undefined ? 'full' : 'short'
    const parted = this.parted(text, township).flatMap(
      (part) => this.within.get(part.township)?.[style](part.rest) ?? [],
    )
    const others =
      township === undefined
        ? this.anywhere(text)
        : [...(this.within.get(township)?.short(text) ?? []), ...(this.byName.get(text) ?? []).map(fullName)]
    return [...new Set([...parted, ...others])].slice(0, MOST_SUGGESTIONS)
  }
}

const inTownship = (villages: Village[] = [], township?: string): Village[] =>
  villages.filter(({ townshipCode }) => township === undefined || townshipCode === township)

const ambiguous = (text: string, matches: Village[], township?: Township): Found<Village> =>
  township
    ? {
        sentence: { key: 'name_ambiguous', facts: { what: { key: 'noun_village' }, name: text } },
        suggest: () => matches.map(({ code }) => code).slice(0, MOST_SUGGESTIONS),
      }
    : {
        sentence: { key: 'village_ambiguous', facts: { name: text } },
        suggest: () => matches.map(fullName).slice(0, MOST_SUGGESTIONS),
      }
