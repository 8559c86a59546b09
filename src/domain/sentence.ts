/** How a sentence is put together: its facts at their places, and days as they stand in a sentence; knows no sentence itself. */
export type Language = 'zh' | 'en'

type Facts<Fact> = Record<string, string | number | Fact>

/** `{name}` is a fact, in English `nameEn` where there is one; `{name|day}` a calendar day. A fact that is a sentence of its own is said by `sayFact`. */
export function fill<Fact extends object = never>(
  template: string,
  facts: Facts<Fact>,
  language: Language,
  sayFact?: (language: Language, fact: Fact) => string,
): string {
  return template.replace(/\{(\w+)(\|day)?\}/g, (whole, name: string, asDay?: string) => {
    const fact = (language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name]
    if (fact === undefined) return whole
    if (typeof fact === 'object') return sayFact ? sayFact(language, fact) : whole
    return asDay ? dayInWords(String(fact), language) : String(fact)
  })
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** 2017-06-30 in a sentence: 2017年6月30日, 30 June 2017; of 2017-06 the month. */
export function dayInWords(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number?]
  if (language === 'zh') return `${year}年${month}月${date === undefined ? '' : `${date}日`}`
  return `${date === undefined ? '' : `${date} `}${MONTHS[month - 1]} ${year}`
}
