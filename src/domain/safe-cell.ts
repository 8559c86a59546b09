/** Text for a CSV cell that a spreadsheet will not take for a formula. */

/** OWASP's list: what Excel, WPS or LibreOffice begin to evaluate, also behind spaces. Numbers stay numbers. */
const FORMULA_START = /^[\s]*[=+\-@\t\r＝＋－＠]/u
const NUMBER = /^[+-]?\d+(\.\d+)?$/
export const safeCell = (text: string): string => (FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text)
