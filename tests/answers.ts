/** Every answer that a test is given is read as the browser reads it: what does not fit the contract fails the test. */
import { readdirSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Route } from '../src/contract/route.ts'

const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'says' in value

const namesIn = ({ path }: Route): number => path.split('{').length

const FOLDER = new URL('../src/contract/', import.meta.url)
const modules = await Promise.all(
  readdirSync(FOLDER).map(
    (file) => import(new URL(file, FOLDER).href) as Promise<Record<string, Record<string, unknown>>>,
  ),
)
/** All routes of the contract; those with fewer names in their address first. */
export const ROUTES: Route[] = [
  // a list is named by its sheet, too
  ...new Set(
    modules.flatMap((module) => Object.values(module).flatMap((nouns) => Object.values(nouns))).filter(isRoute),
  ),
].sort((a, b) => namesIn(a) - namesIn(b))

const patterns = new Map(ROUTES.map((route) => [route, new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`)]))

export const routeOf = (method: string, address: string): Route | undefined => {
  const { pathname } = new URL(address, 'http://localhost')
  return ROUTES.find((route) => route.method === method.toLowerCase() && patterns.get(route)?.test(pathname))
}

const ENDING = /\.(xlsx|csv|docx|txt)(\?|$)/

/** Hands an answer on once it was read. */
export async function read(method: string, address: string, answer: Response): Promise<Response> {
  const { answer: schema, answersFile = [] } = routeOf(method, address) ?? {}
  // what is called by its ending beside a thing (…/2017-H1.xlsx) has an address like the thing's own
  const isFile = answersFile.includes(answer.headers.get('content-type') ?? '') || ENDING.test(address)
  if (!schema || isFile || (answer.status !== 200 && answer.status !== 201)) return answer
  const told: unknown = await answer.clone().json()
  const parsed = schema.safeParse(told)
  if (!parsed.success) throw new Error(`${method} ${address} does not fit: ${parsed.error.message}`)
  if (!isDeepStrictEqual(parsed.data, told)) {
    throw new Error(`${method} ${address} says more than is described: ${JSON.stringify(told)}`)
  }
  return answer
}
