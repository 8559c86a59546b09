/** Which of the two apps' pages answers an address: the field app below /field, the desk everywhere else. */

/**
 * What a page's file is sent with on either engine. A built file's name carries its hash, so it never changes; the
 * field app's worker stands below /field/ and may look after /field itself, too.
 */
export const shellHeaders = (file: string): Record<string, string> => ({
  'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  ...(file === '/field/sw.js' && { 'service-worker-allowed': '/field' }),
})

/** The page for an address without a file ending; null for a file. */
export function shellOf(
  pathname: string,
): '/field/index.html' | '/desk/index.html' | '/field/handbook/manager.html' | null {
  // an address to tell others; from there one goes on to the other two
  if (pathname === '/handbook') return '/field/handbook/manager.html'
  const last = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (last.includes('.')) return null
  return pathname === '/field' || pathname.startsWith('/field/') ? '/field/index.html' : '/desk/index.html'
}
