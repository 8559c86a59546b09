/** The same benchmarks of another revision of this tree, its last release unless told, on the same machine in the same run. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Line } from './line.ts'
import { TYPES } from './served.ts'

const git = (...args: string[]): boolean => spawnSync('git', args, { stdio: 'inherit' }).status === 0

/** The commit that gave package.json the version it has. */
export function lastRelease(): string {
  const asked = ['log', '-1', '--format=%H', '-G', '^  "version":', '--', 'package.json']
  const commit = spawnSync('git', asked, { encoding: 'utf8' }).stdout.trim()
  if (commit === '') throw new Error('no release to measure beside: this is no clone with its history')
  return commit
}

/** What that revision measures of these parts, by what it calls each; with the packages of this tree. */
export function measuredAt(revision: string, parts: string[]): Map<string, string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'yingxiang-beside-')), 'tree')
  try {
    if (!git('worktree', 'add', '--detach', folder, revision)) throw new Error(`no revision ${revision} here`)
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const args = [...TYPES, 'tests/bench/run.ts', '--alone', ...parts]
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
    const rows = stdout.split('\n').map((line) => line.split(' | '))
    return new Map(rows.flatMap(([what, measured]) => (what && measured ? [[what, measured] as const] : [])))
  } finally {
    git('worktree', 'remove', '--force', folder)
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
}

const numberIn = (text: string): number => Number(/[\d.]+/.exec(text)?.[0])

/** Each that both measured, with ours as a share of theirs. */
export const besideThem = (ours: Line[], theirs: Map<string, string>): string[] =>
  ours.flatMap(({ what, measured }) => {
    const before = theirs.get(what)
    if (before === undefined) return []
    const ratio = numberIn(measured) / numberIn(before)
    return [[what, measured, `before ${before}`, `ratio ${ratio.toFixed(2)}`].join(' | ')]
  })
