/** The project's own files as the house rules see them: what is there, what a file imports, how long its functions are. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** Every file of the project that is not ignored, whether it is committed yet or not. */
export const FILES: string[] = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))

export const textOf = (file: string): string => readFileSync(file, 'utf8')
export const CODE = FILES.filter((file) => /^(src|db|tests)\/.*\.(ts|tsx|mjs)$/.test(file))
export const SRC = CODE.filter((file) => file.startsWith('src/'))

export interface Source {
  file: string
  text: string
  /** Modules it names, in import or export; relative ones as paths of the project. */
  imports: string[]
  /** `z` of `import { z } from 'zod'`, as `zod z`. */
  names: string[]
  passesOn: string[]
  firstComment: string | undefined
  functions: { name: string; lines: number }[]
  readsEnvironment: boolean
  readsClock: boolean
}

interface Spanned {
  start: number
  end: number
}

export function sourceOf(file: string): Source {
  const text = textOf(file)
  const { program, module, comments, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const place = (name: string): string => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name)
  const passesOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  const asked = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1))
  const functions: Source['functions'] = []
  const clock = { isRead: false, isEnvironmentRead: false }
  const measure = (node: Spanned & { id?: { name: string } | null | undefined }): void => {
    const lines = text.slice(node.start, node.end).split('\n').length
    functions.push({ name: node.id?.name ?? text.slice(node.start, node.end).slice(0, 40), lines })
  }
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) clock.isRead = true
    },
    MemberExpression: ({ start, end }) => {
      const member = text.slice(start, end)
      if (/^(Date|performance)\.now$/.test(member)) clock.isRead = true
      if (member === 'process.env') clock.isEnvironmentRead = true
    },
    TSImportType: ({ source }) => {
      asked.push(source.value)
    },
  }).visit(program)
  return {
    file,
    text,
    functions,
    passesOn,
    readsClock: clock.isRead,
    readsEnvironment: clock.isEnvironmentRead,
    imports: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...passesOn, ...asked].map(
      place,
    ),
    names: module.staticImports.flatMap(({ moduleRequest, entries }) =>
      entries.map(({ importName }) => `${moduleRequest.value} ${importName.name ?? '*'}`),
    ),
    firstComment: comments[0]?.start === 0 ? comments[0].value : undefined,
  }
}
