/** To come. */
export const Warnings = (_props: { draft: unknown }) => null
