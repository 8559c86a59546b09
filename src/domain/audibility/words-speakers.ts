/** What is said of the register of speakers and of what machines report. */

export const speakerWords = {
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
} as const
