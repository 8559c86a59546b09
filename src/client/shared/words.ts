/** Says the sentences of the screens in the language now spoken. What every screen may say is here: its frame, its states, its moods; desk/words.ts and field/words.ts add their own. */
import { fill, type Language } from '../../domain/sentence.ts'
import { verdictWords } from '../../domain/words-verdicts.ts'

export type Words = Record<string, readonly [zh: string, en: string]>
type Bare<Name extends string> = Name extends `${infer Word}|${string}` ? Word : Name
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Bare<Name> | Names<Rest>
  : never
type Facts<Text extends string> = [Names<Text>] extends [never] ? [] : [Record<Names<Text>, string | number>]

let spoken: Language = 'zh'
export const language = (): Language => spoken
export function speak(next: Language): void {
  spoken = next
}

/** Makes the `t` of some words: the sentence in the language now spoken; every `{fact}` of the Chinese text must be given. */
export const sayerOf =
  <W extends Words>(words: W) =>
  <K extends keyof W & string>(key: K, ...facts: Facts<W[K][0]>): string => {
    // a page older than its server may be told of a kind it has no word for: the bare name beats a blank page
    const said = words[key] as W[K] | undefined
    return said ? fill(said[spoken === 'zh' ? 0 : 1], facts[0] ?? {}, spoken) : key
  }

export const sharedWords = {
  ...verdictWords,
  app_name: ['映响', 'Yingxiang'],
  page_title: ['{page} · 映响', '{page} · Yingxiang'],
  skip_to_content: ['跳到正文', 'Skip to the content'],
  nav_main: ['主导航', 'Main'],
  nav_home: ['总览', 'Overview'],
  nav_logs: ['放映记录', 'Logs'],
  sample_mark: ['示例', 'sample'],
  sample_note: ['示例数据，不作上报依据。', 'Sample data, not for official use.'],
  nav_sections: ['本页内容', 'On this page'],
  nav_more: ['其他页面', 'More pages'],
  menu: ['菜单', 'Menu'],
  language: ['语言', 'Language'],
  language_zh: ['中文', '中文'],
  language_en: ['English', 'English'],
  theme: ['显示模式', 'Display'],
  theme_system: ['跟随系统', 'System'],
  theme_light: ['浅色', 'Light'],
  theme_dark: ['深色', 'Dark'],
  loading: ['正在读取……', 'Loading…'],
  retry: ['重试', 'Try again'],
  failed_title: ['没能读取', 'This could not be loaded'],
  offline: ['连不上服务器，请检查网络后重试。', 'The server cannot be reached. Check the network and try again.'],
  unreadable: [
    '服务器的回复与本页面的版本不一致，请刷新页面后重试。',
    'The server’s reply does not fit this version of the page. Reload the page and try again.',
  ],
  page_not_fetched: [
    '这个页面没能载入：网络不通，或程序已更新。请检查网络后重试。',
    'This page could not be fetched: the network failed, or the programme was updated. Check the network and try again.',
  ],
  not_found_title: ['没有这个页面', 'There is no such page'],
  not_found_text: ['地址可能抄错了，或内容已经移走。', 'The address may be mistyped, or the page has moved.'],
  back_home: ['回到总览', 'Back to the overview'],
  back_logs: ['回到放映记录', 'Back to the logs'],
  scroll_hint: ['左右滑动可看全表', 'Scroll sideways for the whole table'],
  fold_all: ['全部 {count} 个', 'All {count}'],
  fold_first: ['只看前 {count} 个', 'Only the first {count}'],
  none: ['无', 'none'],
  cancel: ['取消', 'Cancel'],
  unit_screenings: ['场', 'screenings'],
  unit_villages_audible: ['个村', 'villages'],
  unit_tv_households: ['户', 'households'],
  list_colon: ['：', ': '],
  list_semicolon: ['；', '; '],
  day_short: ['{month}月{date}日', '{date} {month}'],
  undo: ['撤销', 'Undo'],
  faults: ['报修', 'Faults'],
} as const

/** For what both apps are made of: only the words they share. */
export const t = sayerOf(sharedWords)
