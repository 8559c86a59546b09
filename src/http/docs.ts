/** The contract, made from the schemas the routes check by, and a page that shows it without any script. */
import { html } from 'hono/html'
import { say } from '../domain/language.ts'
import { cookieOf } from './auth.ts'
import type { App, Deps } from './deps.ts'
import { STATUS } from '../contract/problem.ts'
import { operationId } from './serve.ts'
import { TAGS } from '../contract/route.ts'

interface Operation {
  operationId: string
  tags?: string[]
  summary?: string
  security?: object[]
  'x-roles'?: string[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  responses: Record<string, { description: string }>
}
type Paths = Record<string, Record<string, Operation>>

const INFO = {
  title: '映响 Yingxiang',
  version: '1',
  description: 'Film screenings and village broadcast coverage of a county',
  license: { name: 'MIT', identifier: 'MIT' },
}

export function docsRoutes(app: App, deps: Deps): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: cookieOf(deps, 'session'),
    description:
      'A request may name in the header `yx-account` the account it is meant for; somebody else’s session is then answered 401',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  describe(app, '/api/openapi.json', 'Read this description', { 200: { description: 'This description' } })
  describe(app, '/api/docs', 'Read this description as a page', { 200: { description: 'This description as a page' } })
  // always the same, and making it takes a while: made when first asked for
  let made: ReturnType<typeof documentOf> | undefined
  const document = () => (made ??= documentOf(app))
  app.get('/api/openapi.json', (c) => c.json(document()))
  app.get('/api/docs', (c) => c.html(page((document().paths ?? {}) as unknown as Paths)))
}

/** A plain route beside those of the contract. */
export function describe(app: App, path: string, summary: string, responses: Operation['responses']): void {
  const operation = { operationId: operationId('get', path), tags: ['Service'], summary, responses }
  app.openAPIRegistry.registerPath({ method: 'get', path, ...operation })
}

function documentOf(app: App) {
  const tags = Object.entries(TAGS).map(([name, description]) => ({ name, description }))
  const made = app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO, servers: [{ url: '/' }], tags })
  for (const methods of Object.values((made.paths ?? {}) as unknown as Paths)) {
    for (const operation of Object.values(methods)) {
      operation.security ??= []
      const { default: problem = { description: 'A problem' }, ...responses } = operation.responses
      operation.responses = { ...responses, '4XX': problem, '5XX': problem }
    }
  }
  return JSON.parse(JSON.stringify(made), mended) as typeof made
}

/** What the converter of schemas gets wrong. */
function mended(key: string, value: unknown): unknown {
  // it leaves `/u` behind a pattern that has the flag; JSON Schema reads every pattern as if it had
  if (key === 'pattern' && typeof value === 'string') return value.replace(/(?<!\\)\/u$/, '')
  // things that are judged one by one may be anything: what they should be comes first
  const choices = (value as { anyOf?: object[] } | null)?.anyOf
  return key === 'items' && choices?.some((one) => Object.keys(one).length === 0) ? choices[0] : value
}

const page = (paths: Paths) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${INFO.title} API</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/docs.css" />
      </head>
      <body>
        <header>
          <h1>${INFO.title} API</h1>
          <p>${INFO.description}. The whole contract, for programs: <a href="/api/openapi.json">openapi.json</a>.</p>
          <nav aria-label="Contents">
            <ul>
              ${Object.keys(TAGS).map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}
              <li><a href="#problems">Problems</a></li>
            </ul>
          </nav>
        </header>
        <main>${Object.entries(TAGS).map(([tag, about]) => room(tag, about, paths))} ${problemTypes()}</main>
      </body>
    </html>`

const room = (tag: string, about: string, paths: Paths) => html`
  <section id="${tag}">
    <h2>${tag}</h2>
    <p>${about}.</p>
    ${Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { tags = [] }]) => tags.includes(tag))
        .map(([method, operation]) => operationIn(path, method, operation)),
    )}
  </section>
`

const operationIn = (path: string, method: string, operation: Operation) => html`
  <article id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="route"><b>${method.toUpperCase()}</b> <code>${path}</code></p>
    <p>${operation['x-roles'] ? `Roles: ${operation['x-roles'].join(', ')}` : 'Open to everyone'}</p>
    ${
      operation.parameters && operation.parameters.length > 0
        ? html`<ul>
            ${operation.parameters.map(parameterIn)}
          </ul>`
        : ''
    }
    ${operation.requestBody ? bodyIn(operation.requestBody) : ''}
    <dl>
      ${Object.entries(operation.responses)
        .filter(([status]) => !status.endsWith('XX'))
        .map(
          ([status, { description }]) =>
            html`<div>
              <dt>${status}</dt>
              <dd>${description}</dd>
            </div>`,
        )}
    </dl>
  </article>
`

const parameterIn = ({ name, in: place, required, description }: NonNullable<Operation['parameters']>[number]) =>
  html`<li><code>${name}</code> (${place}${required ? ', required' : ''})${description ? `: ${description}` : ''}</li>`

const bodyIn = ({ content }: NonNullable<Operation['requestBody']>) => html`
  <details>
    <summary>Body: ${Object.keys(content).join(', ')}</summary>
    <pre tabindex="0">${JSON.stringify(Object.values(content)[0]?.schema, null, 2)}</pre>
  </details>
`

/** Where the `type` of a problem leads to. */
const problemTypes = () => html`
  <section id="problems">
    <h2>Problems</h2>
    <p>
      Errors are <code>application/problem+json</code> (RFC 9457): <code>detail</code> is a sentence for people, in
      Chinese or, where <code>Accept-Language</code> asks for it, in English; <code>code</code> is for programs.
    </p>
    ${Object.entries(STATUS).map(
      ([code, status]) => html`
        <article id="${code}">
          <h3><code>${code}</code> ${status}</h3>
          <p>
            ${say('en', { key: `title_${code as keyof typeof STATUS}` })} ·
            <span lang="zh">${say('zh', { key: `title_${code as keyof typeof STATUS}` })}</span>
          </p>
        </article>
      `,
    )}
  </section>
`
