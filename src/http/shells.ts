/** Which of the two apps' pages answers an address: the field app below /field, the desk everywhere else. */

/** The page for an address without a file ending; null for a file. */
export function shellOf(pathname: string): '/field/index.html' | '/desk/index.html' | null {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (last.includes('.')) return null
  return pathname === '/field' || pathname.startsWith('/field/') ? '/field/index.html' : '/desk/index.html'
}
