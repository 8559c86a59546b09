/** What is said when something cannot be done, and the names of things in those sentences. */

export const problemWords = {
  // what a problem is called
  title_invalid: ['内容需要改正', 'Some of this needs correcting'],
  title_unauthorized: ['请先登录', 'Please sign in'],
  title_forbidden: ['没有权限', 'Not allowed'],
  title_not_found: ['没有找到', 'Not found'],
  title_method_not_allowed: ['这个地址不支持此操作', 'Not done at this address'],
  title_conflict: ['与已保存的内容冲突', 'In conflict with what is kept'],
  title_too_large: ['内容太大', 'Too large'],
  title_unsupported_media_type: ['格式不支持', 'Not a type that is read here'],
  title_too_many: ['请求太多', 'Too many requests'],
  title_unavailable: ['暂时不能保存', 'Nothing can be kept just now'],
  title_internal: ['系统出错', 'Something went wrong here'],

  error_invalid: [
    '有内容不符合要求，请按提示改正后重新提交。',
    'Some fields are not right. Please correct them as noted and send again.',
  ],
  error_body_not_json: [
    '提交的内容不是有效的 JSON，请检查后重新提交。',
    'The body is not valid JSON. Please check it and send again.',
  ],
  error_body_not_utf8: [
    '提交的内容不是有效的 UTF-8 编码，没有保存。请改用 UTF-8 后重新提交。',
    'The body is not valid UTF-8, so nothing was saved. Please send it as UTF-8.',
  ],
  error_cut_off: [
    '提交到一半连接断了，没有保存。请重新提交。',
    'The connection broke off halfway, so nothing was saved. Please send it again.',
  ],
  error_body_type: ['请以 {expected} 格式提交。', 'Please send this as {expected}.'],
  error_unauthorized: [
    '您还没有登录，或登录已过期，请重新登录。',
    'You are not signed in, or the session has ended. Please sign in again.',
  ],
  error_wrong_password: [
    '用户名或密码不正确，请核对后重试。',
    'The user name or the password is not right. Please check and try again.',
  ],
  error_enrolment: [
    '登记码无效、已使用或已过期，请向管理员索取新的登记码。',
    'This enrolment code is unknown, used or expired. Please ask a manager for a new one.',
  ],
  error_forbidden: [
    '您的账号不能进行此操作，如有需要请联系管理员。',
    'Your account may not do this. If you need to, please ask a manager.',
  ],
  error_people_only: [
    '令牌不能进行此操作，请登录后在本系统的页面中操作。',
    'No token may do this. Please sign in and do it on our pages.',
  ],
  error_scope: [
    '这个令牌没有“{scope}”的权限，请由管理员另做一个令牌。',
    'This token is not for this: it lacks “{scope}”. Please ask a manager for another one.',
  ],
  error_other_team: ['只能操作本队的放映记录。', 'You can only work with your own team’s logs.'],
  error_revoked: [
    '您的账号已被停用，停用之后的记录不能再上报。记录仍在手机上，请联系管理员。',
    'Your account was disabled, and what was recorded after that cannot be sent any more. It is still on the phone: please talk to a manager.',
  ],
  error_origin: [
    '请求不是来自本系统的页面，已拒绝。请在本系统页面中操作，程序请使用令牌。',
    'This request did not come from our own pages and was refused. Use our pages, or a token in programs.',
  ],
  error_photo_kind: [
    '这张照片已作为另一种照片保存，请在记录中更正它的种类。',
    'This photo is kept as one of another kind. Correct the kind in the log.',
  ],
  error_photo_lost: [
    '这张照片的文件已丢失或损坏，不能显示。请放映队从手机上重新发送，或请管理员从备份恢复。',
    'The file of this photo is missing or damaged and cannot be shown. Its team can send it again from the phone, or a manager can restore it from a backup.',
  ],
  error_not_found: [
    '没有找到{what}“{code}”，请核对后重试。',
    'There is no {what} “{code}”. Please check it and try again.',
  ],
  error_no_route: [
    '没有这个地址，请核对后重试。接口说明见 /api/docs。',
    'There is nothing at this address. The interface is described at /api/docs.',
  ],
  error_method: [
    '这个地址不支持 {method}，可以用 {allowed}。接口说明见 /api/docs。',
    'This address does not take {method}; it takes {allowed}. The interface is described at /api/docs.',
  ],
  error_same_id: [
    '编号 {id} 已用于另一条内容不同的记录。如需更改请走更正，新记录请使用新编号。',
    'The id {id} is already used for a different record. Correct that one, or use a new id for a new record.',
  ],
  error_stale_revision: [
    '这条记录已被他人更改（现为第 {revision} 版），请刷新后再改。',
    'This record has been changed by someone else (now revision {revision}). Reload it and correct it again.',
  ],
  error_not_correctable: ['状态为“{status}”的记录不能更正。', 'A log that is “{status}” cannot be corrected.'],
  error_not_voidable: [
    '状态为“{status}”的记录只能由管理员作废。',
    'A log that is “{status}” can only be voided by a manager.',
  ],
  error_not_reviewable: [
    '状态为“{status}”的记录不能这样审核。',
    'A log that is “{status}” cannot be reviewed in this way.',
  ],
  error_decided_since: [
    '{name} 已在 {at} 审核了这条记录，现为“{status}”。请先看过；仍要改判，请再确认一次。',
    '{name} decided on this log at {at}: it is “{status}” now. Look at it first; to decide otherwise, confirm again.',
  ],
  error_decided_finally: [
    '{name} 已在 {at} 审核了这条记录，现为“{status}”，不能再这样审核。',
    '{name} decided on this log at {at}: it is “{status}” now and cannot be reviewed in this way.',
  ],
  error_reviewed_by_another: [
    '这条记录由您（或您的令牌）上报或更正过，不能由您审核，须由另一位管理员审核：{names}。',
    'You, or a token of yours, sent or corrected this log, so it is for another manager to decide: {names}.',
  ],
  error_reviewed_by_nobody: [
    '这条记录由您（或您的令牌）上报或更正过，不能由您审核，而目前没有别的管理员可以审核。请在“手机与账号”中添加一位管理员；确实只有一位管理员的单位，可在“设置”中打开“单人审核”。',
    'You, or a token of yours, sent or corrected this log, so you cannot decide on it, and no other manager can just now. Please add a manager at “Phones and accounts”; an office that has only one can switch on “Reviewed by one person” in its settings.',
  ],
  reviewed_alone_here: [
    '这条记录由您（或您的令牌）上报或更正过。本单位只有一位管理员，可由您审核，并注明“单人审核”。',
    'You, or a token of yours, sent or corrected this log. This office has a single manager, so you may decide on it, and it will say “reviewed by one person”.',
  ],
  error_several_managers: [
    '现在有不止一位管理员的账号在用，不能打开“单人审核”：请由另一位管理员审核；不再使用的管理员账号请先停用。',
    'More than one manager has an account here, so “Reviewed by one person” cannot be switched on: let the other manager review, or disable the accounts that are no longer used.',
  ],
  error_changed_since: [
    '{name} 已在 {at} 改动了这条记录，现为“{status}”。请先看新的内容，再确认一次。',
    '{name} changed this log at {at}: it is “{status}” now. Look at what it says, then confirm again.',
  ],
  error_undo_not_reviewed: [
    '这条记录的最后一步不是审核，无法撤销。请刷新后查看它的历史。',
    'The last thing that happened to this log was no review, so there is none to undo. Reload it and see its history.',
  ],
  error_undo_not_yours: [
    '这条记录由他人审核，只能由审核人本人撤销。如有不同意见请重新审核。',
    'Somebody else reviewed this log, and only they can undo it. If you see it differently, review it again.',
  ],
  error_undo_too_late: [
    '审核已超过 {minutes} 分钟，不能撤销。如需更改请重新审核。',
    'The review is more than {minutes} minutes old and cannot be undone. To change it, review the log again.',
  ],
  error_id_differs: ['内容中的编号与地址中的编号不一致。', 'The id in the body is not the id in the address.'],
  error_too_large: [
    '内容超过 {megabytes} MB，请分批提交。',
    'This is over {megabytes} MB. Please send it in smaller parts.',
  ],
  error_too_many: [
    '密码错误次数过多，请在 {minutes} 分钟后再试。',
    'Too many wrong passwords. Please try again in {minutes} minutes.',
  ],
  error_too_many_logs: [
    '一小时内最多上报 {maximum} 条，已达上限；其余的没有丢，请在 {minutes} 分钟后再发，手机会自动再发。',
    'At most {maximum} logs can be sent within an hour. The others are not lost: please send them again in {minutes} minutes; a phone does so by itself.',
  ],
  error_too_many_held: [
    '本队已有 {maximum} 条存疑记录等待审核，审核之前不能再增加；没有丢，请联系管理员审核，手机会自动再发。',
    'Your team has {maximum} held logs waiting for a decision, and no more can be added before some are decided. Nothing is lost: please talk to a manager; a phone sends again by itself.',
  ],
  error_too_many_hours: [
    '密码错误次数过多，请在 {hours} 小时后再试；在以前登录过的手机或电脑上可以马上登录。',
    'Too many wrong passwords. Please try again in {hours} hours, or now on a device you signed in on before.',
  ],
  error_busy: [
    '系统正忙，请稍后重试，内容没有丢失。',
    'The service is busy. Please try again shortly; nothing was lost.',
  ],
  error_unavailable: [
    '系统暂时不能保存（磁盘已满、只读或正被占用），内容没有存下。请稍后再试；多次如此请告知管理员检查磁盘。',
    'The service cannot keep anything just now (the disk is full, read-only or in use), so this was not stored. Please try again later; if it stays, ask a manager to look at the disk.',
  ],
  error_internal: [
    '系统出错，您的内容未被保存，请稍后重试。如多次出现请联系管理员（编号 {reference}）。',
    'Something went wrong here and this was not saved. Please try again later; if it stays, tell a manager (reference {reference}).',
  ],
  office_unnamed: ['（尚未填写单位名称）', '(no name given yet)'],
  error_register_there: [
    '已有登记册，没有另外载入。还没有放映记录，可以在“开始使用”页整册替换（接口加 replace=true），也可以在登记册里逐项修改。',
    'There is a register already, so none was loaded beside it. As no log is stored yet, it can be replaced as a whole at “Getting started” (replace=true for programs), or changed entry by entry.',
  ],
  error_register_has_logs: [
    '已有放映记录，登记册不能再整册载入或替换。请在登记册里逐项修改乡镇、行政村、放映队、影片和目标。',
    'There are logs already, so the register can no longer be loaded or replaced as a whole. Please change its entries one by one.',
  ],
  error_register_used: [
    '原登记册里有些村、放映队或目标已经有账号、检测、报修或登记数，而新的登记册里没有它们，所以没有替换。请在新登记册里用同样的编号保留它们，再上传。',
    'Some villages, teams or targets of the register that is there have accounts, tests, faults or entries, and the new one does not have them, so nothing was replaced. Please keep them in the new register under the same codes.',
  ],
  error_changed_meanwhile: [
    '在您打开之后已有人改过，没有保存。请看过现在的内容再保存。',
    'Somebody has changed this since you opened it, so nothing was saved. Please look at what is there now, then save.',
  ],
  error_made_meanwhile: [
    '“{code}”已经有了；没有保存，以免盖掉已有的。请换一个编号或日期，或修改已有的那一个。',
    '“{code}” is there already, so nothing was saved over it. Please choose another code or day, or change the one that is there.',
  ],
  error_version_in_force: [
    '{effectiveOn|day}起的这一版已经生效，不能撤回。要改，请从今天或以后某一天起另存一版。',
    'This version has been in force since {effectiveOn|day} and cannot be taken back. Please save another from today or a later day on.',
  ],
  error_target_used: [
    '目标“{code}”已有登记数、节点或核查，不能撤回；请改为正确的内容。',
    'The target “{code}” has entries, milestones or checks, so it cannot be taken back. Please correct it instead.',
  ],
  error_rule_day: [
    '计数规则只能从尚无放映记录的日期开始生效，{day|day}或以后已有记录。',
    'A counting rule can only start on a day with no logs on or after it; there are logs on or after {day|day}.',
  ],
  error_not_manual: [
    '这个目标由系统按记录自动计数，不能手工登记进度。请改正记录，或选择手工填报的目标。',
    'This target is counted from what is recorded and takes no entries. Correct the records, or choose a manual target.',
  ],
  error_account_disabled: [
    '这个账号已停用，不能再补发登记链接。如需使用请新建账号。',
    'This account is disabled, so no new link can be made for it. Please make a new account.',
  ],
  error_own_password: [
    '自己的密码请用原密码更改；忘了的话，请由其他管理员重设。',
    'Change your own password with the one you have; if you forgot it, ask another manager to reset it.',
  ],
  error_own_account: [
    '不能停用自己的账号，请由其他管理员操作。',
    'Your own account cannot be disabled by you. Please ask another manager.',
  ],
  error_last_manager: [
    '这是最后一位能登录的管理员，不能停用或重设密码。请先另设一位管理员。',
    'This is the last manager who can sign in. Let in another one first.',
  ],
  error_sheet: ['无法读取这个文件：{why}', 'This file cannot be read: {why}'],
  channel_url_missing: ['请填机器人或接口的地址。', 'Please enter the address of the bot or hook.'],
  channel_url_https: [
    '地址须以 https:// 开头，不带用户名和密码。请从机器人的设置中复制。',
    'The address must begin with https:// and carry no user name or password. Copy it from the bot’s settings.',
  ],
  push_host: [
    '这个浏览器的推送服务不能用；退回的记录会在下次打开时显示。',
    'The push service of this browser cannot be used; returned logs show at the next opening.',
  ],
  channel_url_host: [
    '这不是该机器人的地址，也不能是内部网络的地址。请从机器人的设置中复制。',
    'That is not where such a bot lives, or it leads into your own network. Copy the address from the bot’s settings.',
  ],
  channel_host: [
    '请填邮件服务器的完整域名，例如 smtp.example.com。',
    'Please enter the mail server’s full name, such as smtp.example.com.',
  ],
  channel_port: ['端口用 465 或 587（加密）。', 'Please use port 465 or 587, which are encrypted.'],
  channel_mail: ['请填邮箱地址，例如 name@example.com。', 'Please enter a mail address, such as name@example.com.'],
} as const
