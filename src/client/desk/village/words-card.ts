/** What a village's card (村情卡) says besides what its page says. */

export const villageCardWords = {
  village_card_of: ['{village}村情卡', 'Card of {village}'],
  village_card_back: ['回到本村', 'Back to the village'],
  village_card_qr: ['本村页面的二维码', 'Code of this village’s page'],
  village_card_scan: ['扫码看最新', 'Scan for news'],
  village_card_owner: ['责任人', 'Who answers'],
  village_card_nobody: ['待定', 'to be named'],
  village_card_tv: ['广播电视户户通', 'TV coverage'],
  village_card_tv_says: [
    '在册{households}户，接通{connected}户；返盲{lost}户，无信号{noSignal}户，无电视机{noSet}户（{day|day}）。',
    '{households} households, {connected} connected; {lost} lost again, {noSignal} without signal, {noSet} without a set ({day|day}).',
  ],
  village_card_shows: ['最近放映', 'Last shows'],
  village_card_no_shows: ['还没有计入的放映。', 'No show is counted yet.'],
  village_card_below: ['{day|day}起低于95%', 'below 95% since {day|day}'],
  village_card_sounding: ['出声 / 检测 / 安装', 'Sounding / tested / installed'],
} as const
