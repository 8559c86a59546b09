/** The contract, made from the schemas the routes check by, and a page that shows it without any script. */
import { html } from 'hono/html'
import type { App } from './app.ts'

interface Operation {
  summary?: string
  'x-roles'?: string[]
  requestBody?: unknown
  parameters?: { name: string; in: string; required?: boolean }[]
  responses: Record<string, { description: string }>
}

const INFO = {
  title: '映响 Yingxiang',
  version: '1',
  description: 'Film screenings and village broadcast coverage of a county',
}

export function docsRoutes(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'yx_session',
    description:
      'A request may name in the header `yx-account` the account it is meant for; somebody else’s session is then answered 401',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  const described = { '/api/openapi.json': 'This description', '/api/docs': 'This description as a page' }
  for (const [path, description] of Object.entries(described)) {
    app.openAPIRegistry.registerPath({ method: 'get', path, responses: { 200: { description } } })
  }
  const document = madeOnce(() => app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO }))
  app.get('/api/openapi.json', (c) => c.json(document()))
  app.get('/api/docs', (c) => {
    const paths = Object.entries(document().paths ?? {}) as [string, Record<string, Operation>][]
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>${INFO.title} API</title>
            <link rel="stylesheet" href="/docs.css" />
          </head>
          <body>
            <main>
              <h1>${INFO.title} API</h1>
              <p>${INFO.description}. The whole contract: <a href="/api/openapi.json">openapi.json</a>.</p>
              ${paths.flatMap(([path, methods]) =>
                Object.entries(methods).map(([method, operation]) => operationIn(path, method, operation)),
              )}
            </main>
          </body>
        </html>`,
    )
  })
}

/** The same for everybody, and a tenth of a second's work. */
function madeOnce<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

const operationIn = (path: string, method: string, operation: Operation) => html`
  <section>
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${operation['x-roles'] ? `Roles: ${operation['x-roles'].join(', ')}` : 'Open to everyone'}</p>
    ${
      (operation.parameters ?? []).length > 0
        ? html`<ul>
            ${(operation.parameters ?? []).map(
              ({ name, in: place, required }) =>
                html`<li><code>${name}</code> (${place}${required ? ', required' : ''})</li>`,
            )}
          </ul>`
        : ''
    }
    ${
      operation.requestBody
        ? html`<details>
            <summary>Body</summary>
            <pre>${JSON.stringify(operation.requestBody, null, 2)}</pre>
          </details>`
        : ''
    }
    <ul>
      ${Object.entries(operation.responses).map(([status, { description }]) => html`<li>${status}: ${description}</li>`)}
    </ul>
  </section>
`
