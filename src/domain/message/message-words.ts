/** What people are told by bots and mail, what goes wrong with telling them, and what digests say: said by the server alone. */
import { say, type Sentence } from '../language.ts'
import { fill, type Language } from '../sentence.ts'

/** A sentence of these, in no language yet. */
export interface Said {
  key: keyof typeof WORDS
  facts?: Record<string, string | number | Sentence>
}
export const saidIn = (language: Language, { key, facts = {} }: Said): string =>
  fill(WORDS[key][language === 'zh' ? 0 : 1], facts, language, say)

const WORDS = {
  told_status: ['对方返回 {status}：{said}', 'It answered {status}: {said}'],
  told_redirect: [
    '对方要求转到别处（{status}），没有跟随。请填最终地址。',
    'It led elsewhere ({status}), which is not followed. Please enter the final address.',
  ],
  told_code: ['对方返回错误 {code}：{said}', 'It answered with the error {code}: {said}'],
  told_no_code: ['对方没有按约定回答：{said}', 'It did not answer as agreed: {said}'],
  told_no_answer: ['对方 {seconds} 秒内没有回答。', 'It did not answer within {seconds} seconds.'],
  told_unreachable: [
    '连不上对方（{said}）。请检查网络和地址。',
    'It cannot be reached ({said}). Please check the network and the address.',
  ],
  told_no_mail_here: [
    '这里不能发邮件：请改用机器人或接口，或在服务器上运行。',
    'No mail can be sent from here: use a bot or hook, or run on a server.',
  ],
  told_channel_off: ['渠道已停用，72 小时内没有送出。', 'The channel is off; it was not sent within 72 hours.'],
  told_not_there: [
    '渠道的地址不完整或不允许，请重新填写。',
    'The channel’s address is incomplete or not allowed; please enter it again.',
  ],
  bot_no_such_address: [
    '机器人地址不对或已失效（{code}）。请重新复制地址。{said}',
    'The bot’s address is wrong or has ended ({code}). Please copy it again. {said}',
  ],
  bot_removed: [
    '机器人已被移出群（{code}）。请重新添加。{said}',
    'The bot was removed from the group ({code}). Please add it again. {said}',
  ],
  bot_wrong_signature: [
    '加签密钥不对，或内容不含机器人要求的关键词（{code}）。请核对机器人的安全设置。{said}',
    'The signing secret is wrong, or a keyword the bot asks for is missing ({code}). Please check the bot’s security settings. {said}',
  ],
  bot_keyword: [
    '内容不含机器人要求的关键词（{code}）。请改用加签。{said}',
    'A keyword the bot asks for is missing ({code}). Please use a signature instead. {said}',
  ],
  bot_too_often: [
    '发得太频繁（{code}），稍后再发。{said}',
    'Too many messages ({code}); it is tried again later. {said}',
  ],
  told_title_flag: ['【提醒】新增{count}项', '[Flags] {count} new'],
  told_title_flag_critical: ['【紧急提醒】新增{count}项', '[Urgent flags] {count} new'],
  told_title_fault_overdue: ['【报修超时】{count}件', '[Faults overdue] {count}'],
  told_title_milestone_late: ['【节点迟延】{count}项', '[Milestones late] {count}'],
  told_title_log_held: ['【存疑待核】{count}条放映记录待审核', '[Held] {count} logs wait for a decision'],
  told_title_log_returned: [
    '【退回补正】{count}条放映记录，请补正后重新提交',
    '[Returned] {count} logs to correct and send again',
  ],
  told_title_to_confirm: ['【待确认】{count}项', '[To confirm] {count}'],
  told_title_job_failed: ['【任务失败】{count}项', '[Jobs failed] {count}'],
  told_title_disk_low: ['【磁盘空间不足】', '[Disk low]'],
  told_title_new_place: ['【新地点登录】{count}次', '[New sign-ins] {count}'],
  told_title_morning: ['【早报】{day|day}', '[Morning] {day|day}'],
  told_title_ten_days: ['【旬报】截至{day|day}', '[Ten days] as of {day|day}'],
  told_title_month: ['【月报】截至{day|day}', '[Month] as of {day|day}'],
  told_title_team_week: ['【本周放映】{team}', '[This week] {team}'],
  told_title_test: ['【测试】', '[Test]'],
  told_test: [
    '{who}从{office}映响系统发出的测试消息。收到即表示渠道可用。',
    'A test that {who} sent from Yingxiang at {office}. If you read this, the channel works.',
  ],
  told_arrived: ['已送达：对方确认收到。', 'It arrived: the other side said so.'],
  told_cause: ['{cause}（{count}）：', '{cause} ({count}):'],
  told_township: ['{township}：{list}', '{township}: {list}'],
  told_comma: ['、', ', '],
  told_more: ['等，另有{count}个', ' and {count} more'],
  told_lines_more: ['……另有{count}行，请打开系统查看。', '… and {count} more lines; open the service to see them.'],
  told_where: ['查看：{url}', 'See {url}'],
  told_acknowledge: ['已知悉请点：{url}', 'Say that you saw it: {url}'],
  told_log: [
    '{team} {day|day}在{village}的放映记录存疑，请审核。',
    'The log of {team} in {village} on {day|day} is held: please decide on it.',
  ],
  told_log_returned: [
    '{team} {day|day}在{village}的放映记录退回：{reason}',
    'The log of {team} in {village} on {day|day} was returned: {reason}',
  ],
  told_bulletin: [
    '{by}发布的报〔{year}〕{number}号待另一位管理员确认。',
    'Bulletin {number} of {year}, issued by {by}, waits for another manager to confirm it.',
  ],
  told_settlement_H1: [
    '{by}提交的{year}年上半年补贴结算待另一位管理员确认。',
    'The settlement of January to June {year} by {by} waits for another manager to confirm it.',
  ],
  told_settlement_H2: [
    '{by}提交的{year}年下半年补贴结算待另一位管理员确认。',
    'The settlement of July to December {year} by {by} waits for another manager to confirm it.',
  ],
  told_new_place: [
    '{who}的账号 {at} 在新的设备或网络登录。不是本人请立即修改密码。',
    'The account of {who} signed in from a new device or network at {at}. If that was somebody else, change the password now.',
  ],
  told_job_failed: ['{job}：{said}', '{job}: {said}'],
  told_disk_low: [
    '磁盘只剩 {free} MB，低于预留的 {reserve} MB。请清理或扩容，否则将无法保存记录。',
    'Only {free} MB are left on the disk, less than the reserve of {reserve} MB. Make room, or nothing more can be stored.',
  ],
  told_escalated: ['【催办】超过24小时无人确认：{title}', '[Nobody answered for 24 hours] {title}'],
  told_seen_title: ['确认已知悉', 'Say that you saw it'],
  told_seen_button: ['我已知悉', 'I have seen it'],
  told_seen_done: ['已记录：{at} 知悉。可以关闭本页。', 'Noted: seen at {at}. You can close this page.'],
  told_seen_before: ['此前已有人在 {at} 确认，无需再点。', 'Somebody said so at {at}; there is nothing left to do.'],
  told_seen_unknown: ['链接无效或已过期。请登录系统查看。', 'This link is not valid any more. Please sign in to see.'],
  told_by_link: ['消息链接', 'a message’s link'],
  digest_shows: [
    '{when}放映 {count} 场。今年累计 {done} 场，完成{amount}{unit}的 {percent}%。',
    '{when}: {count} shows. This year {done}, {percent}% of {amount}.',
  ],
  digest_no_shows: [
    '{when}没有放映记录。今年累计 {done} 场，完成{amount}{unit}的 {percent}%。',
    '{when}: no shows. This year {done}, {percent}% of {amount}.',
  ],
  digest_ahead: [
    '按{deadline}期限快于序时 {points} 个百分点，还需放映 {remaining} 场：每天须 {needed} 场，目前每天 {pace} 场。',
    'Against {deadline}: {points} points ahead of schedule. {remaining} left: {needed} a day needed, {pace} a day so far.',
  ],
  digest_behind: [
    '按{deadline}期限慢于序时 {points} 个百分点，还需放映 {remaining} 场：每天须 {needed} 场，目前每天 {pace} 场。',
    'Against {deadline}: {points} points behind schedule. {remaining} left: {needed} a day needed, {pace} a day so far.',
  ],
  digest_even: [
    '按{deadline}期限与序时持平，还需放映 {remaining} 场：每天须 {needed} 场，目前每天 {pace} 场。',
    'Against {deadline}: on schedule. {remaining} left: {needed} a day needed, {pace} a day so far.',
  ],
  digest_reached: ['{deadline}期限的任务已完成。', 'The target of {deadline} has been reached.'],
  digest_overdue: [
    '{deadline}期限已过，还差 {remaining} 场。',
    '{deadline} has passed; {remaining} shows are missing.',
  ],
  digest_designated: [
    '其中贫困村 {done} 场，完成{amount}{unit}的 {percent}%。',
    'Designated villages: {done}, {percent}% of {amount}.',
  ],
  digest_audibility: ['{villages}个贫困村通响率：{list}。', 'Audibility of {villages} designated villages: {list}.'],
  digest_pass: ['{count}个达标', '{count} pass'],
  digest_low: ['{count}个偏低', '{count} low'],
  digest_severe: ['{count}个问题突出', '{count} severe'],
  digest_unknown: ['{count}个过期或未检测', '{count} stale or untested'],
  digest_waiting: ['待办事项：{list}。', 'To do: {list}.'],
  digest_held: ['存疑待核 {count} 条', 'held logs {count}'],
  digest_flags: ['提醒 {count} 项', 'flags {count}'],
  digest_flags_critical: ['提醒 {count} 项（紧急 {critical} 项）', 'flags {count} (urgent {critical})'],
  digest_nothing_waits: ['没有待办事项。', 'Nothing waits for a decision.'],
  digest_teams: ['比进度少放最多的队：{list}。', 'Teams furthest behind schedule: {list}.'],
  digest_team: ['{team}少{count}场', '{team} {count} short'],
  digest_missed: ['{month}还没有放映的村：{count}个。', 'Villages without a show in {month}: {count}.'],
  digest_head: ['操作记录封存至第{number}号：{head}', 'Trail sealed up to no. {number}: {head}'],
  digest_no_head: ['操作记录尚未封存', 'The trail is not sealed yet'],
  digest_week_left: ['{month}还没有放映的村（{count}个）：', 'Villages without a show in {month} ({count}):'],
  digest_week_done: ['{month}责任村都已放映。', 'All of your villages have had a show in {month}.'],
} as const
