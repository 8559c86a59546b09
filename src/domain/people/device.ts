/** What a browser says of itself, as its owner would call it: WeChat on Android, Edge on Windows. */

/** The first that fits: browsers name those they come from, too. */
const BROWSERS: [sign: RegExp, name: string][] = [
  [/MicroMessenger/, '微信 WeChat'],
  [/DingTalk/, '钉钉 DingTalk'],
  [/MQQBrowser|QQBrowser/, 'QQ'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser|XiaoMi/i, 'Xiaomi'],
  [/HeyTapBrowser/, 'OPPO'],
  [/VivoBrowser/, 'vivo'],
  [/UCBrowser|UCWEB/, 'UC'],
  [/\bEdg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: [sign: RegExp, name: string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** `Edge · Windows`; nothing where the browser says nothing that is known. */
export function deviceOf(userAgent = ''): string | undefined {
  const named = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? [])
  return named.length > 0 ? named.join(' · ') : undefined
}
