/** The outbox as a file, for a colleague's phone or the desk; and a colleague's file taken in. */
export const Transfer = () => null
