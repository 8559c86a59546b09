/** Whether this phone may say where it is without anybody being asked. */

/** Only where it was allowed before: nobody is asked unbidden. */
export async function isPositionAllowed(): Promise<boolean> {
  try {
    const { permissions } = navigator as { permissions?: Permissions }
    return (await permissions?.query({ name: 'geolocation' }))?.state === 'granted'
  } catch {
    return false
  }
}
