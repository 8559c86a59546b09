/** The units of targets in English: an office writes them in Chinese, and may write any. */
const ENGLISH: Record<string, string> = {
  场: 'shows',
  场次: 'shows',
  个村: 'villages',
  村: 'villages',
  户: 'households',
  人: 'people',
  人次: 'people',
  个: '',
  项: '',
  处: 'places',
  座: '',
  张: '',
  台: '',
  只: '',
  套: 'sets',
  册: 'books',
  本: 'books',
  次: 'times',
  期: 'courses',
  支: 'groups',
  部: 'works',
  件: 'pieces',
  天: 'days',
  公里: 'km',
  平方米: 'm²',
  '㎡': 'm²',
  元: 'yuan',
  万元: '× 10,000 yuan',
}

/** As it was written where nobody knows it; empty where English counts without a word. */
export const unitInEnglish = (unit: string): string => ENGLISH[unit.trim()] ?? unit
