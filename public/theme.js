// Before the first paint, so that a page chosen dark never flashes white (src/client/shared/theme.ts keeps the key).
// And the words of the chosen language (src/client/shared/language.ts) are asked for at once, not when the code has come.
let language
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  language = localStorage.getItem('language')
} catch {
  // storage is switched off: the system's choice and Chinese stand
}
const { zh = '', en = '' } = document.currentScript.dataset
for (const href of (language === 'en' ? en : zh).split(' ').filter(Boolean))
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
