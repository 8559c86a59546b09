/** Every sentence of the linter in both languages; apart from the programme's others, because only a check says them. */
import { fill, type Language } from '../../sentence.ts'
import type { Subject } from './number-subjects.ts'
import { subjectWords } from './subject-words.ts'

export interface LintSentence {
  key: LintKey
  facts?: Record<string, string | number | LintSentence>
}
export type LintKey = keyof typeof lintWords

export const sayLint = (language: Language, { key, facts = {} }: LintSentence): string =>
  fill(lintWords[key][language === 'zh' ? 0 : 1], facts, language, sayLint)

export const subjectKey = (subject: Subject): `subject_${Subject}` => `subject_${subject}`
export const lintKeys = Object.keys as (words: typeof lintWords) => LintKey[]

const findingWords = {
  numbers_unread: [
    '数字太多，只核对了前{most}个，到这里为止；请把文稿分成几份再查',
    'Too many numbers: the first {most} were checked, up to here. Please check the text in parts',
  ],
  differs: [
    '{label}前后不一：“{a}”与“{b}”，相差{difference}{shares}。请核实后统一。',
    '{label} is told in two ways: “{a}” and “{b}”, {difference} apart{shares}. Check and keep one.',
  ],
  shares: ['（占{whole}的{a}%与{b}%）', ' ({a} % and {b} % of {whole})'],
  repeated: [
    '同一句话前后数字不一：“{a}”与“{b}”。请核实后统一。',
    'The same words with two numbers: “{a}” and “{b}”. Check and keep one.',
  ],
  told_again: [
    '“{b}”与前文“{a}”说的似是同一件事，两数不同。请核实后统一。',
    '“{b}” seems to speak of the same as “{a}” before it. Check and keep one.',
  ],
  none: ['', ''],
  either_of: ['{first}，{second}', '{first}, {second}'],
  sum_differs: [
    '各部分之和与总数不符：{sums}，总数为{whole}。请核实各数或写明口径。',
    'The parts do not add up: {sums}; the whole is {whole}. Check the numbers or say what is left out.',
  ],
  sum_over: [
    '“其中”各数之和超过总数：{sum}，总数为{whole}。请核实。',
    'What is said to be part of it is more than the whole: {sum}; the whole is {whole}. Check the numbers.',
  ],
  sum_short: [
    '各部分之和少于总数：{sum}，总数为{whole}，差{difference}。请核实。',
    'The parts fall short of the whole: {sum}; the whole is {whole}, {difference} missing. Check the numbers.',
  ],
  sum_fits: ['{sum}', '{sum}'],
  names_counted: [
    '名单与数目不符：文中写“{said}”，列出{count}个。',
    'The list does not fit its number: the text says “{said}” and names {count}.',
  ],
  left_differs: [
    '目标减已完成与剩余数不符：{target} − {done} = {right}，文中写{left}。',
    'Target less done is not what is left: {target} − {done} = {right}, the text says {left}.',
  ],
  percent_wrong: [
    '百分比与两数不符：{part} ÷ {whole} = {right}%，文中写{said}%。',
    'The percentage does not fit: {part} ÷ {whole} = {right} %, the text says {said} %.',
  ],
  percent_fits: ['{part} ÷ {whole} = {said}%', '{part} ÷ {whole} = {said} %'],
  mean_wrong: [
    '平均数与两数不符：{total} ÷ {count} = {right}，文中写{said}。',
    'The average does not fit: {total} ÷ {count} = {right}, the text says {said}.',
  ],
  mean_fits: ['{total} ÷ {count} = {right}（{said}）', '{total} ÷ {count} = {right} ({said})'],
  difference_wrong: [
    '相差或剩余之数不符：{a} − {b} = {right}，文中写{said}。',
    'The difference does not fit: {a} − {b} = {right}, the text says {said}.',
  ],
  difference_fits: ['{a} − {b} = {said}', '{a} − {b} = {said}'],
  share_of_what: [
    '“{text}”没有写明总数：{tries}。请写明是谁的{percent}%。',
    '“{text}” does not say of which total: {tries}. Say what it is {percent} % of.',
  ],
  share_try: ['{part} ÷ {percent}% ≈ {whole}', '{part} ÷ {percent} % ≈ {whole}'],
  progress_wrong: [
    '序时进度与天数不符：{tries}，文中写{said}%。',
    'Time progress does not fit the days: {tries}; the text says {said} %.',
  ],
  progress_try: [
    '到{deadline|day}为{elapsed} ÷ {total} = {right}%',
    'to {deadline|day} it is {elapsed} ÷ {total} = {right} %',
  ],
  progress_fits: [
    '序时进度（到{deadline|day}）：{elapsed} ÷ {total} = {said}%',
    'Time progress to {deadline|day}: {elapsed} ÷ {total} = {said} %',
  ],
  gap_wrong: [
    '与序时进度的差值不符：{tries}，文中写{said}。',
    'The gap to time progress does not fit: {tries}; the text says {said}.',
  ],
  gap_try: [
    '{completion}% − {time}% = {right}个百分点（{verdict}）',
    '{completion} % − {time} % = {right} points ({verdict})',
  ],
  gap_fits: ['{completion}% − {time}% = {right}个百分点', '{completion} % − {time} % = {right} points'],
  gap_ahead: ['快', 'ahead'],
  gap_behind: ['慢', 'behind'],
  days_wrong: [
    '天数不符：{from|day}至{to|day}为{right}天，文中写{said}天。',
    'The days do not fit: from {from|day} to {to|day} it is {right}, the text says {said}.',
  ],
  days_fit: ['{from|day}至{to|day}：{said}天', '{from|day} to {to|day}: {said} days'],
  no_such_day: [
    '“{text}”：没有这一天，{month}月只有{days}天。',
    '“{text}”: there is no such day; month {month} has {days}.',
  ],
  no_such_month: ['“{text}”：没有这个月份。', '“{text}”: there is no such month.'],
  deadline_differs: [
    '同一任务的完成时限不一：“{a}”与“{b}”。请核实后统一。',
    'The same work is to be finished on two days: “{a}” and “{b}”. Check and keep one.',
  ],
  deadline_past: [
    '“{text}”早于本文截至日期{asOf|day}，却写作将来的事。请核实。',
    '“{text}” is before {asOf|day}, the day the report tells of, yet told as still to come. Check it.',
  ],
  deadline_held: ['“{text}”与系统中的时限不符。', '“{text}” is not a deadline that the system holds.'],
  holds_deadline: ['系统：{name}的时限为{days}', 'The system: {name} is due {days}'],
  two_deadlines: [
    '放映任务有两个期限：“{a}”到12月31日，“{b}”到{deadline|day}。{judged}请写明以哪个为准。',
    'The shows have two deadlines: “{a}” is 31 December, “{b}” is {deadline|day}. {judged}Say which one counts.',
  ],
  two_judged: [
    '截至{asOf|day}，序时进度分别为{year}%和{early}%{done}。',
    'As of {asOf|day} time progress is {year} % by one and {early} % by the other{done}. ',
  ],
  two_done: ['，完成率{percent}%：{a}、{b}', ', and {percent} % are done: {a} and {b}'],
  is_ahead: ['前者快于序时', 'ahead by the first'],
  is_behind: ['前者慢于序时', 'behind by the first'],
  other_ahead: ['后者快于序时', 'ahead by the second'],
  other_behind: ['后者慢于序时', 'behind by the second'],
  upgrade_all: [
    '要提升改造{all}个，而{passing}个已达标：{all} − {passing} = {rest}个未达标。请写明达标村是否也改造。',
    '{all} are to be upgraded although {passing} pass already: {all} − {passing} = {rest} do not. Say whether those that pass are upgraded, too.',
  ],
  old_standard: [
    '按“{a}”衡量，而文中又说今年用新标准（“{b}”）。请统一按今年的标准说明。',
    'Measured by “{a}”, while the text says that this year’s standard is another (“{b}”). Use this year’s.',
  ],
  whose_attendance: [
    '“{text}”是全县还是贫困村不清楚：{tries}。请写明范围。',
    '“{text}” may be of the county or of the designated villages: {tries}. Say which.',
  ],
  per_show: ['按{shows}场算每场约{people}人', 'about {people} a show by {shows} shows'],
  village_unknown: [
    '名册中{township}没有“{name}”{suggest}。请核对村名。',
    '{township} has no village “{name}” in the register{suggest}. Check the name.',
  ],
  village_other: [
    '“{name}”与名册不同，名册为{right}。请核对村名。',
    '“{name}” is {right} in the register. Check the name.',
  ],
  village_twice: [
    '同一村两种写法：“{a}”与“{b}”{suggest}。请核对后统一。',
    'One village is written in two ways: “{a}” and “{b}”{suggest}. Check and keep one.',
  ],
  township_other: [
    '“{name}”不在名册中{suggest}。请核对乡镇名。',
    '“{name}” is not in the register{suggest}. Check the name.',
  ],
  maybe: ['，是否为{names}', '; perhaps {names}'],
  in_register: ['，名册为{names}', '; the register says {names}'],
  held_differs: [
    '{label}与系统不符：文中为“{said}”，相差{difference}。',
    '{label} is not what the system holds: the text says “{said}”, {difference} apart.',
  ],
  holds_figure: ['系统：截至{asOf|day}，{label}为{value}', 'The system, as of {asOf|day}: {label} {value}'],
  held_more: [
    '{label}超过系统中的总数：文中为“{said}”。请核实，或补录台账。',
    '{label} is more than the system holds in all: the text says “{said}”. Check it, or enter what is missing.',
  ],
  fund_differs: [
    '{document}的{move}金额与系统不符：文中为“{said}”。',
    'The money {move} by {document} is not what the system holds: the text says “{said}”.',
  ],
  fund_allotted: ['下达', 'allotted'],
  fund_received: ['到位', 'received'],
  fund_paid: ['支付', 'paid'],
  holds_fund: ['系统：{document}{move}{value}万元', 'The system: {value} ten thousand yuan {move} by {document}'],
  word_wrong: ['“{said}”应为“{right}”。', '“{said}” should be “{right}”.'],
  word_alike: ['“{said}”似为“{right}”之误。', '“{said}” looks like a slip for “{right}”.'],
  word_twice: ['“{said}”重复。', '“{said}” stands twice.'],
  words_mixed: ['“{said}”与“{right}”混用，请统一用“{right}”。', 'Both “{said}” and “{right}” are used; use “{right}”.'],
  measure_missing: ['“{said}”缺量词，应为“{right}”。', '“{said}” lacks its measure word: “{right}”.'],
  month_missing: ['“{said}”缺“月”字，应为“{right}”。', '“{said}” lacks its month sign: “{right}”.'],
  stray_sign: ['多余的符号“{said}”。', 'A stray “{said}”.'],
  left_open: ['还有未填的内容“{said}”。', 'Something is not filled in yet: “{said}”.'],
  document_brackets: [
    '文号年份应用六角括号：“{said}”应为“{right}”。',
    'A document’s year stands in 〔〕: “{said}” should be “{right}”.',
  ],
  document_number: [
    '文号不加“第”、不编虚位：“{said}”应为“{right}”。',
    'A document number has neither 第 nor leading zeros: “{said}” should be “{right}”.',
  ],
  brackets_open: ['“{said}”没有配对的“{right}”。', '“{said}” has no “{right}” that closes it.'],
  brackets_closed: ['“{said}”没有与之配对的“{right}”。', '“{said}” has no “{right}” that opens it.'],
  signs_twice: ['标点“{said}”重复。', 'The sign “{said}” stands twice.'],
  half_width: [
    '中文之间有{count}处半角标点（{signs}），应用全角。',
    '{count} half-width signs between Chinese characters ({signs}); use full-width ones.',
  ],
} as const

export const lintWords = { ...subjectWords, ...findingWords } satisfies Record<
  string,
  readonly [zh: string, en: string]
>
