// Before the first paint, so that a page chosen dark never flashes white (src/client/shared/theme.ts keeps the key),
// and large letters are large at once (src/client/shared/text-size.ts).
// And the words of the chosen language (src/client/shared/language.ts) are asked for at once, not when the code has come.
let language
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const size = localStorage.getItem('text-size')
  if (size === 'large' || size === 'largest') document.documentElement.dataset.textSize = size
  language = localStorage.getItem('language')
} catch {
  // storage is switched off: the system's choice and Chinese stand
}
const { zh = '', en = '' } = document.currentScript.dataset
for (const href of (language === 'en' ? en : zh).split(' ').filter(Boolean))
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
