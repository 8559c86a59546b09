/** What is said of one field that is wrong. */

export const fieldWords = {
  // one field that is wrong
  field_missing: ['缺少此项，请填写。', 'This is missing. Please fill it in.'],
  field_unknown: [
    '不认识的字段“{keys}”，请删除或改正字段名。',
    'Unknown field “{keys}”. Please remove it or correct its name.',
  ],
  field_choice: ['请从以下选项中选择：{values}。', 'Please choose one of: {values}.'],
  field_too_small: ['不能小于 {minimum}。', 'This cannot be less than {minimum}.'],
  field_too_big: ['不能大于 {maximum}。', 'This cannot be more than {maximum}.'],
  field_not_positive: ['必须大于 {minimum}。', 'This must be more than {minimum}.'],
  field_too_short: ['至少需要 {minimum} 个字符。', 'This needs at least {minimum} characters.'],
  field_too_long: ['最多 {maximum} 个字符。', 'This can have at most {maximum} characters.'],
  field_too_few: ['至少需要 {minimum} 项。', 'This needs at least {minimum} of them.'],
  field_too_many: [
    '最多 {maximum} 项，请分批提交。',
    'This can have at most {maximum} of them. Please send the rest separately.',
  ],
  field_format: ['格式不对，应为{expected}。', 'This should be {expected}.'],
  field_wrong: ['内容不符合要求。', 'This is not right.'],
  control_characters: [
    '含有看不见的控制字符，请清空这一项，重新手工输入。',
    'This has control characters that cannot be seen. Please clear it and type it again.',
  ],
  day_not_real: ['没有这一天，请核对日期。', 'There is no such day. Please check the date.'],
  time_not_real: ['没有这个时刻，请核对时间。', 'There is no such time of day. Please check it.'],
  day_out_of_range: [
    '年份不在 1970 至 2099 之间，请核对日期。',
    'The year is not between 1970 and 2099. Please check the day.',
  ],
  instant_out_of_range: [
    '时间不在 1970 至 2099 年之间，请检查手机时钟。',
    'This is not between 1970 and 2099. Please check the phone’s clock.',
  ],
  ledger_one_place: ['填了村就不用再填乡镇，请删去一项。', 'Where a village is named, leave out the township.'],
  ledger_days_in_order: [
    '{later|day}早于{earlier|day}，请核对日期。',
    '{later|day} is before the step before it, {earlier|day}. Please check the days.',
  ],
  feed_manual_only: [
    '只有手工填报、没有验收清单的目标可以由台账计数。请删除清单，或改为手工填报。',
    'Only a manual target without a checklist can be fed by the ledger. Remove the checklist, or make it manual.',
  ],
  error_fed_by_ledger: [
    '这个目标由台账计数，不能再登记进度。请把活动、项目或资金登进台账。',
    'This target is counted from the ledger and takes no entries. Please enter the event, work or money in the ledger.',
  ],
  ledger_stage_twice: ['同一阶段重复，请删去一个。', 'A stage is there twice. Please take one out.'],
  ledger_paid_too_much: [
    '支付多于到位，请核对金额。',
    'More is paid than arrived. Please enter what arrived first, or check the amounts.',
  ],
  ledger_more_than_says: ['填了“至少”的项，请填写数量。', '“At least” goes with an amount only. Please fill it in.'],
  pause_reversed: ['中断的结束须晚于开始。', 'A pause must end after it began.'],
  ends_before_start: ['结束时间必须晚于开始时间。', 'The end must be after the start.'],
  lasts_too_long: [
    '一场放映不能超过 12 小时，请核对时间。',
    'A show cannot last more than 12 hours. Please check the times.',
  ],
  photo_twice: ['同一张照片只登记一次，请去掉重复的。', 'The same photo is named twice. Please name it once.'],
  photo_type: [
    '照片只接受 JPEG、PNG 或 WebP 格式，请换一张或重新拍摄。',
    'A photo is a JPEG, PNG or WebP. Please choose another one or take it again.',
  ],
  photo_not_that_type: [
    '照片内容与所写格式不符，可能已损坏，请重新拍摄。',
    'This photo is not of the type it says, or is damaged. Please take it again.',
  ],
  photo_hash_differs: [
    '收到的照片与其编号不符，可能在途中损坏，请重新发送。',
    'The photo that came is not the one its name says; it may have been damaged on the way. Please send it again.',
  ],
  photo_too_many: [
    '一条记录最多 {maximum} 张照片，这一张不在登记的照片之中。',
    'A log has at most {maximum} photos, and this is none of those it named.',
  ],
  fault_photo_too_many: ['一张报修单最多 {maximum} 张照片。', 'A fault has at most {maximum} photos.'],
  file_type: [
    '只接受 JPEG、PNG、WebP 照片或 PDF 文件，请换一个。',
    'A JPEG, PNG or WebP, or a PDF. Please choose another one.',
  ],
  file_too_many: [
    '一条登记最多 {maximum} 个照片和文件，请先撤下不用的。',
    'An entry has at most {maximum} photos and files. Please withdraw one first.',
  ],
  films_missing: ['请选影片。', 'Choose the film.'],
  films_too_many: ['一场最多 {maximum} 部影片。', 'A show has at most {maximum} films.'],
  film_twice: ['同一影片重复填写，请删除重复项。', 'The same film is named twice. Please remove one.'],
  speakers_in_order: ['应满足：响的喇叭数 ≤ 检测数 ≤ 安装数。', 'It must hold that sounding ≤ tested ≤ installed.'],
  missed_too_old: [
    '只能补报最近 {days} 天的未放映，请核对日期（最早{earliest|day}）。',
    'Only the last {days} days can be said to be missed, from {earliest|day} on. Please check the day.',
  ],
  tested_in_future: [
    '检测日期晚于今天（{today|day}），请核对日期和手机时钟。',
    'The test is dated after today ({today|day}). Please check the day and the phone’s clock.',
  ],
  unknown_village: ['没有代码为“{code}”的村，请核对。', 'There is no village with the code “{code}”. Please check it.'],
  unknown_team: ['没有代码为“{code}”的放映队，请核对。', 'There is no team with the code “{code}”. Please check it.'],
  unknown_film: ['没有代码为“{code}”的影片，请核对。', 'There is no film with the code “{code}”. Please check it.'],
  unknown_account: ['没有编号为“{code}”的账号，请核对。', 'There is no account with the id “{code}”. Please check it.'],
  account_differs: [
    '与该账号现有的内容不一致。为同一人补发链接时须与账号相同，换人请新建账号。',
    'This is not what the account has. A new link is for the same person; for somebody else make a new account.',
  ],
  unknown_township: [
    '没有代码为“{code}”的乡镇，请核对。',
    'There is no township with the code “{code}”. Please check it.',
  ],
  unknown_scope: [
    '没有代码为“{code}”的{what}，请核对。',
    'There is no {what} with the code “{code}”. Please check it.',
  ],
  unknown_target: ['没有代码为“{code}”的目标，请核对。', 'There is no target with the code “{code}”. Please check it.'],
  target_asked_twice: [
    '目标“{code}”写了两次，请删去一个。',
    'The target “{code}” is there twice. Please take one out.',
  ],
  nothing_learnt: [
    '往年计数的放映太少，没有可学的月份比例，请自己填写十二个月的比例。',
    'Too few shows of past years are counted to learn the months’ shares from. Please give twelve shares.',
  ],
  team_code_for_teams_only: [
    '放映队账号必须填写所属放映队，其他账号不能填写。',
    'A team’s account names its team; other accounts do not.',
  ],
  scope_code: [
    '乡镇、放映队、村的目标要写明代码，全县和贫困村的目标不写。',
    'A target for a township, team or village names its code; one for the county or the designated villages does not.',
  ],
  target_days_one_kind: ['起止日期要么都写年份，要么都不写。', 'Give all the days with a year, or all without.'],
  target_ends_before_start: [
    '截止日期早于开始日期，请核对。',
    'The deadline is before the start. Please check the days.',
  ],
  aliases_too_many: [
    '别名连同原来的村名最多 {maximum} 个，请删去不用的别名。',
    'A village has at most {maximum} other names, its former ones among them. Please take out those not in use.',
  ],
  month_shares_sum: [
    '十二个月的比例相加应为 1（相差不超过 0.001），现在是 {sum}，请核对。',
    'The shares of the twelve months should add up to 1 (within 0.001); they make {sum}. Please check them.',
  ],
  reason_needed: ['退回或认定无效时必须填写理由。', 'A reason is needed to return or reject.'],
  manager_is_reset: [
    '管理员不能补发链接；忘了密码请用“重设密码”。',
    'Managers get no new link. If the password is forgotten, reset it.',
  ],
  scope_not_of_role: ['请只选该角色能做的。', 'Please choose only what the role may do.'],
  token_day: [
    '有效期须在今天（{today|day}）到 {most|day} 之间。',
    'Please choose a day from today ({today|day}) to {most|day}.',
  ],
  password_common: [
    '这个密码太常见，请换一个，如几个不相关的词：竹椅 下雨 三只羊。',
    'This password is too common. Please choose another, such as a few unrelated words.',
  ],
  password_is_name: [
    '密码不能是自己的用户名或姓名，请换一个，如几个不相关的词。',
    'A password cannot be your own name. Please choose another, such as a few unrelated words.',
  ],
  code_needed: [
    '请输入手机验证器上的 6 位验证码，或一个备用码。',
    'Please enter the 6 digits of your authenticator app, or one of your recovery codes.',
  ],
  code_wrong: [
    '验证码不正确或已用过，请等验证器显示下一个再输入。',
    'This code is wrong or used already. Please wait for the next one in the app.',
  ],
  wrong_password_now: [
    '当前密码不正确，请核对后重试。',
    'The current password is not right. Please check and try again.',
  ],
  bad_cursor: [
    '翻页位置无效，请从第一页重新开始。',
    'This page marker is not valid. Please start from the first page.',
  ],
  statistics_one_year: [
    '统计期应在同一年内（{year}年），请核对起止日期。',
    'A period lies within one year ({year}). Please check its days.',
  ],
  code_differs: ['内容中的代码与地址中的代码不一致。', 'The code in the body is not the code in the address.'],

  // what a field should be
  expects_string: ['文字', 'text'],
  expects_number: ['数字', 'a number'],
  expects_int: ['整数', 'a whole number'],
  expects_boolean: ['是或否（true/false）', 'true or false'],
  expects_array: ['列表', 'a list'],
  expects_object: ['对象', 'an object'],
  expects_uuid: ['UUID 编号', 'a UUID'],
  expects_datetime: [
    '带时区的时间，如 2017-06-30T20:50:00+08:00',
    'a time with its offset, such as 2017-06-30T20:50:00+08:00',
  ],
  expects_day: ['日期，如 2017-06-30', 'a day, such as 2017-06-30'],
  expects_half_year: ['半年，如 2017-H1', 'a half-year, such as 2017-H1'],
  expects_shares: ['四个整数，如 5,2,2,1', 'four whole numbers, such as 5,2,2,1'],
  expects_proof: [
    'start、middle、end、receipt、witness、position 中的几项，用逗号隔开',
    'some of start, middle, end, receipt, witness, position, with commas between',
  ],
  expects_look: ['16 位十六进制数', '16 hexadecimal digits'],
  expects_six_digits: ['六位数字', 'six digits'],
  expects_code: ['代码（字母、数字、横线）', 'a code (letters, digits, - and _)'],
  expects_hash: ['64 位十六进制散列值', 'a hash of 64 hexadecimal digits'],

  noun_village: ['村', 'village'],
  noun_township: ['乡镇', 'township'],
  noun_team: ['放映队', 'team'],
  noun_film: ['影片', 'film'],
  noun_bulletin: ['报数', 'bulletin'],
  noun_report: ['汇报', 'report'],
  noun_settlement: ['结算', 'settlement'],
  noun_month: ['月份', 'month'],
  noun_screening: ['放映记录', 'screening log'],
  noun_photo: ['照片', 'photo'],
  noun_target: ['目标任务', 'target'],
  check_holds_already: [
    '数值已达到 {minimum}，不用写在建或规划。请核对数值。',
    'The value is enough ({minimum}), so it is neither being built nor planned. Please check the value.',
  ],
  noun_check_item: ['检查项', 'item to check'],
  noun_credit_rule: ['计场规则', 'counting rule'],
  noun_account: ['账号', 'account'],
  noun_token: ['令牌', 'token'],
  noun_session: ['登录', 'session'],

  scope_logs: ['报放映记录', 'logs'],
  scope_reports: ['报检测、报修等', 'reports'],
  'scope_speaker-status': ['报喇叭状态', 'speaker status'],
  scope_read: ['查看', 'reading'],
  scope_all: ['全部', 'everything'],
} as const
