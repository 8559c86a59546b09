/** What an office is given to run it with — container, units, proxies, instructions — fits the program as it is. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Settings } from '../src/config.ts'
import { FILES, textOf } from './source.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const WRITTEN = FILES.filter((file) => /\.md$|^\.docker\//.test(file))
const UNITS = FILES.filter((file) => file.startsWith('.docker/systemd/') && file.endsWith('.service'))
const started = /node (--max-semi\S+ --max-old\S+)/.exec(scripts['start'] ?? '')?.[1] ?? ''

test('every npm command that is told of exists', () => {
  const told = WRITTEN.flatMap((file) =>
    [...textOf(file).matchAll(/npm run (?:--silent )?([a-z][\w-]*)/g)].map(([, name = '']) => ({ file, name })),
  )
  expect(told.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
  expect(told.length).toBeGreaterThan(20)
})

test('every command that is told of beside npm exists', () => {
  const known = [...textOf('src/node.ts').matchAll(/^ {2}'?([a-z][\w-]*)'?(?:: |,$)/gm)].map(([, name]) => name)
  const told = WRITTEN.flatMap((file) =>
    [...textOf(file).matchAll(/src\/node\.ts ([a-z][\w-]*)/g)].map(([, name]) => name),
  )
  expect(told.filter((name) => !known.includes(name))).toEqual([])
})

test('every setting that container and units give is one', () => {
  const given = [
    ...[...textOf('.docker/Dockerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) => line.split(' ')),
    ...UNITS.flatMap((file) =>
      [...textOf(file).matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) => line.split(' ')),
    ),
    ...[...textOf('.docker/compose.yaml').matchAll(/^ {6}([A-Z]\w+): /gm)].map(([, name]) => `${name}=`),
  ].map((pair) => pair.split('=')[0] ?? '')
  expect(given.filter((name) => !(name in Settings.shape) && !/^NODE_ENV$|^YX_/.test(name))).toEqual([])
  expect(given.length).toBeGreaterThan(6)
})

test('container and unit keep the process as small as npm start does', () => {
  expect(started).toMatch(/^--max-semi-space-size=\d+ --max-old-space-size=\d+$/)
  expect(textOf('.docker/Dockerfile')).toContain(
    started
      .split(' ')
      .map((flag) => `"${flag}"`)
      .join(', '),
  )
  expect(textOf('.docker/systemd/yingxiang.service')).toContain(`node ${started} src/node.ts\n`)
})

test('both units may write into the data alone, as somebody who is not root', () => {
  for (const file of UNITS) {
    for (const line of [
      'User=yingxiang',
      'NoNewPrivileges=true',
      'ProtectSystem=strict',
      'ReadWritePaths=/var/lib/yingxiang',
    ]) {
      expect(textOf(file)).toContain(`\n${line}\n`)
    }
  }
})

test('proxies pass on more than the largest sheet, and the caller’s address only as they see it', () => {
  const largest = Number(/SHEET_MEGABYTES = (\d+)/.exec(textOf('src/http/bodies.ts'))?.[1])
  expect(Number(/client_max_body_size (\d+)m/.exec(textOf('.docker/nginx.conf'))?.[1])).toBeGreaterThan(largest)
  // Caddy’s megabytes are decimal
  expect(Number(/max_size (\d+)MB/.exec(textOf('.docker/Caddyfile'))?.[1])).toBeGreaterThan(largest * 1.05)
  expect(textOf('.docker/nginx.conf')).toContain('X-Forwarded-For $remote_addr;')
})

test('what the container copies is there, and its context has it', () => {
  const sources = [...textOf('.docker/Dockerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  const context = textOf('.docker/Dockerfile.dockerignore').split('\n')
  expect(sources.filter((name) => !FILES.some((file) => file === name || file.startsWith(`${name}/`)))).toEqual([])
  expect(sources.filter((name) => !context.includes(`!${name}`))).toEqual([])
  expect(sources.length).toBeGreaterThan(6)
})
