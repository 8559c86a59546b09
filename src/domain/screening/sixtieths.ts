/** Credits are sums of sixtieths of a screening (场); by itself, because screens need it without the rule's schema. */

/** One screening; 3, 4 and 5 shorts all divide it. */
export const FULL_CREDIT = 60

/** Whole screenings in a sum of credits, rounded down. */
export const wholeScreenings = (credit: number): number => Math.floor(credit / FULL_CREDIT)
