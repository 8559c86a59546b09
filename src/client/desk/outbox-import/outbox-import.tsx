/** placeholder */
export const OutboxImport = () => null
