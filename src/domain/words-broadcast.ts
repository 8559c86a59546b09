/** What is said of faults (their names, their steps, why a step cannot be taken), of broadcast figures and of flags. */
export const broadcastWords = {
  noun_fault: ['报修单', 'fault'],

  error_step_role: [
    '您的账号不能“{step}”，请联系管理员。',
    'Your account may not {step} a fault. Please ask a manager.',
  ],
  error_fault_moved_on: [
    '这张报修单已有新进展：现为“{status}”，由{who}经手（第 {revision} 版）。请刷新后再操作。',
    'This fault has moved on: it is now “{status}”, in the hands of {who} (revision {revision}). Reload it before the next step.',
  ],
  error_step_too_early: [
    '这一步之前还有没收到的步骤：报修单现为“{status}”，由{who}经手（第 {revision} 版）。请先发送前面的步骤，或刷新后再操作。',
    'A step before this one has not arrived: the fault is “{status}”, in the hands of {who} (revision {revision}). Send the earlier step first, or reload the fault.',
  ],
  error_step_from: [
    '报修单现为“{status}”（{who}经手），不能“{step}”。请刷新查看下一步。',
    'The fault is “{status}” (with {who}); it is not possible to {step} now. Reload it to see what can be done.',
  ],
  error_reopen_late: [
    '办结已超过 {days} 天（最迟 {last|day}），不能重开，请另报一张。',
    'It was closed more than {days} days ago (the last day was {last|day}). Please report it as a new fault.',
  ],
  error_fault_open_already: [
    '{village}已有一张“{category}”报修单未办结（{status}，{on|day}报）。如是同一故障，请作为知情人补充；如确是另一处，请注明后再报。',
    '{village} has an unsettled fault “{category}” already ({status}, reported {on|day}). Add yourself as a witness if it is the same one, or insist that it is another.',
  ],
  error_fault_settled: [
    '报修单现为“{status}”，不能再补充知情人；如故障又出现，请重开或另报。',
    'The fault is “{status}” and takes no more witnesses. If it is back, reopen it or report a new one.',
  ],

  step_needs_assignee: ['请填写由谁处理。', 'Say who is to repair it.'],
  step_needs_reason: ['请填写“{step}”的原因。', 'Give the reason to {step}.'],
  step_needs_duplicateOf: ['请填写与哪张报修单重复。', 'Say which fault it repeats.'],
  step_needs_audibilityReportId: [
    '办结需要修好之后做的全村检测，请先检测再办结。',
    'Closing takes a full test made after the repair. Test first, then close.',
  ],
  step_takes_no: ['“{step}”不需要这一项，请删除。', 'This is not needed to {step}. Please remove it.'],
  step_in_future: ['时间晚于现在，请核对手机时钟。', 'This is later than now. Please check the phone’s clock.'],
  reported_in_future: ['发现时间晚于现在，请核对手机时钟。', 'This is later than now. Please check the phone’s clock.'],
  proof_unknown: ['没有这份检测记录，请先提交检测再办结。', 'There is no such test. Send the test first, then close.'],
  proof_elsewhere: [
    '这份检测是另一个村的，请选本村的检测。',
    'That test is of another village. Choose one of this village.',
  ],
  proof_not_counted: [
    '这份检测随放映记录报来，该记录未计入，不能作为依据。',
    'That test came with a screening log that is not counted, so it proves nothing.',
  ],
  proof_partial: [
    '这份检测只测了部分喇叭，办结需要全村检测。',
    'That test was of a part of the speakers. Closing takes a full one.',
  ],
  proof_before_repair: [
    '这份检测早于修好的时间，请在修好后重新检测。',
    'That test was made before the repair. Test again after it.',
  ],
  original_unknown: ['没有这张报修单，请核对编号。', 'There is no such fault. Please check the id.'],
  original_itself: ['不能与自己重复，请核对编号。', 'A fault cannot repeat itself. Please check the id.'],
  original_elsewhere: [
    '那张报修单是另一个村的，请核对编号。',
    'That fault is of another village. Please check the id.',
  ],
  original_no_fault: [
    '那张报修单本身已取消或属重复，请填写仍有效的一张。',
    'That fault is itself cancelled or a duplicate. Name one that stands.',
  ],
  original_closed_before: [
    '那张报修单在发现本故障之前就已办结，不算重复。故障又出现请重开那一张，本张照常处理。',
    'That fault was closed before this one was noticed, so this is no repetition. If it came back, reopen that one; otherwise repair this one.',
  ],
  closed_still_below: [
    '已办结；但修后检测通响率 {rate}%（{sounding}/{installed}），仍低于 95%，{village}继续预警。请查明其余喇叭并再报修。',
    'Closed. But the test after the repair found {rate} % ({sounding}/{installed}), still below 95 %: {village} stays flagged. Find what else is silent and report it.',
  ],
  closed_passes: [
    '已办结；修后检测通响率 {rate}%（{sounding}/{installed}），按此检测{village}达标。',
    'Closed. The test after the repair found {rate} % ({sounding}/{installed}): by that test {village} passes.',
  ],
  closed_of_fewer: [
    '但检测只按 {installed} 只喇叭计，已知有 {known} 只；如未拆除，请全部重测。',
    'But the test was of {installed} speakers, and {known} are known. Unless some are gone, test them all again.',
  ],

  reason_not_reported: [
    '尚未报修，请先报修，修后复测。',
    'No fault is reported yet: report one, repair, and test again.',
  ],
  reason_faults: [
    '有 {faults} 张报修单未办结，请尽快修复并复测。',
    'Faults not settled yet: {faults}. Repair them and test again.',
  ],
  reason_repaired_below: [
    '报修单已凭这次检测办结，村子仍不达标，也没有其他报修；请查明其余喇叭并再报修。',
    'A fault was closed with this test and the village is still below, with no other fault reported. Find what else is silent and report it.',
  ],
  reason_repaired_faults: [
    '报修单已凭这次检测办结，村子仍不达标；另有 {faults} 张未办结，请尽快修复并复测。',
    'A fault was closed with this test and the village is still below; faults not settled yet: {faults}. Repair them and test again.',
  ],
  flag_fault_overdue: [
    '{village}“{category}”报修（{severity}，{on|day}报）自{since|day}起超过 {limit} 小时时限；现为“{status}”，经手人：{who}。请督促修复。',
    'The fault “{category}” in {village} ({severity}, reported {on|day}) has been over its limit of {limit} hours (pauses not counted) since {since|day}; it is “{status}”, with: {who}. See to it.',
  ],
  fault_named: ['{village}“{category}”故障', '{village}: fault “{category}”'],
  nobody_yet: ['尚无人接手', 'nobody yet'],

  figures_backwards: [
    '起始日{from|day}晚于截止日{asOf|day}，请改正其中一个。',
    'The first day, {from|day}, is after the last one, {asOf|day}. Please correct one of them.',
  ],

  plan_repair: [
    '修好 {speakers} 只喇叭，可使这 {villages} 个村达标：达标村由 {passing} 个增至 {reached} 个（共 {total} 个村）。',
    'Repair {speakers} speakers in these {villages} villages, and {reached} of {total} villages pass instead of {passing}.',
  ],
  plan_nothing: [
    '没有全面检测低于 95% 的村，暂无可排的修复顺序（{passing}/{total} 个村达标）。',
    'No village is below 95 % by a full test, so there is no order of repair yet ({passing} of {total} villages pass).',
  ],
  plan_at_least: [
    '另有 {villages} 个村由抽测得知低于 95%，至少还要修 {speakers} 只；先全面检测才知道要修多少。',
    'In {villages} more villages a part test shows them below 95 %: at least {speakers} more speakers. Only a full test tells how many.',
  ],
  plan_test_first: [
    '还有 {villages} 个村未检测或检测过期，通响率未知，请先检测。',
    'Of {villages} more villages nothing is known, untested or tested too long ago. Test them first.',
  ],
  flag_speakers_fewer: [
    '{village}{on|day}检测按 {installed} 只喇叭计，登记为 {registered} 只。如有拆除请更正登记，否则请全部重测。',
    '{village} was tested {on|day} as having {installed} speakers, but {registered} are registered. Correct the register if some are gone; otherwise test them all again.',
  ],
  flag_speakers_fewer_tested: [
    '{village}{on|day}检测按 {installed} 只喇叭计，一年内的检测曾有 {tested} 只。如有拆除请登记现有喇叭，否则请全部重测。',
    '{village} was tested {on|day} as having {installed} speakers, but a test within the year had {tested}. Register the speakers there are if some are gone; otherwise test them all again.',
  ],

  count_installed: ['安装数', 'installed'],
  count_tested: ['检测数', 'tested'],
  count_sounding: ['响的喇叭数', 'sounding'],

  kinds_do_not_add_up: [
    '各类喇叭的{what}相加为 {sum}，与总数 {total} 不符，请核对各类数字或总数。',
    'The kinds of speakers {what} add up to {sum}, and the total says {total}. Please check the kinds or the total.',
  ],
  speaker_kind_twice: [
    '同一类喇叭重复填写，请合并为一项。',
    'The same kind of speaker is named twice. Please put them together.',
  ],
  speaker_group_twice: [
    '类型、传输方式和回传都相同的喇叭重复填写，请合并为一项。',
    'Speakers of the same kind, transmission and return channel are named twice. Please put them together.',
  ],
  speaker_resource_twice: [
    '同一资源编码在一次提交中出现两次，请删除一项。',
    'The same resource code is named twice. Please remove one.',
  ],
  speaker_resource_unknown: [
    '不知道资源“{code}”在哪个村：请先登记这个资源（PUT /api/speaker-resources），或在消息中写明 villageCode。',
    'It is not known in which village the resource “{code}” stands. Please register it first (PUT /api/speaker-resources), or name its villageCode in the message.',
  ],
  speaker_clock_ahead: [
    '消息时间比现在晚 {minutes} 分钟以上，请校准平台或设备的时钟后重发。',
    'This is more than {minutes} minutes from now. Please set the clock of the platform or the machine and send it again.',
  ],
  tv_mean_over_connected: [
    '此项 {part} 户，比已接通的 {connected} 户多 {difference} 户。请核对。',
    'This is {part}, {difference} more than the {connected} connected. Please check.',
  ],
  tv_means_too_many: [
    '有线 {cable} + IPTV {iptv} + 移动 {mobile} + 直播卫星 {satellite} + 地面 {terrestrial} = {sum}，比已接通的 {connected} 户多 {difference} 户。请核对各项。',
    'Cable {cable} + IPTV {iptv} + mobile {mobile} + satellite {satellite} + terrestrial {terrestrial} = {sum}, {difference} more than the {connected} connected. Please check each.',
  ],
  tv_means_too_few: [
    '有线 {cable} + IPTV {iptv} + 移动 {mobile} + 直播卫星 {satellite} + 地面 {terrestrial} = {sum}，比已接通的 {connected} 户少 {difference} 户。请核对各项。',
    'Cable {cable} + IPTV {iptv} + mobile {mobile} + satellite {satellite} + terrestrial {terrestrial} = {sum}, {difference} fewer than the {connected} connected. Please check each.',
  ],
} as const
