// Before the first paint, so that a page chosen dark never flashes white (src/client/shared/theme.ts keeps the key).
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // storage is switched off: the system's choice stands
}
