/** The pages' policy forbids making code from text, so zod shall not try; imported before any schema is made. */
import * as z from 'zod'

z.config({ jitless: true })
