import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CodeOwners, readCodeOwners } from '../../../src/evidence/repository/code-owners.ts'
import { reasons } from '../memory.ts'

function read(text: string): CodeOwners {
  const found = readCodeOwners('CODEOWNERS', text)
  if (!found.known) throw new Error(reasons(found).join())
  return found.value
}

/** Whether a pattern matches a path. */
const matches = (pattern: string, path: string) => read(`${pattern} @kim`).of(path) !== undefined

describe('a pattern matches, and does not', () => {
  test.each<[pattern: string, yes: readonly string[], no: readonly string[]]>([
    ['*', ['a', '.a', 'a/b', 'a/.b/c'], []],
    ['**', ['a', '.a', 'a/b/c'], []],
    ['*.js', ['a.js', '.js', 'lib/a.js', 'a.js/b'], ['a.jsx', 'js', 'a.js2/b']],
    ['/*', ['a', '.a'], ['a/b']],
    ['/*.js', ['a.js'], ['lib/a.js']],
    ['apps', ['apps', 'apps/a', 'lib/apps/a', 'lib/apps'], ['app', 'apps2/a']],
    ['apps/', ['apps/a', 'apps/b/c', 'lib/apps/a'], ['apps', 'lib/apps']],
    ['/apps/', ['apps/a', 'apps/b/c'], ['apps', 'lib/apps/a']],
    ['/apps', ['apps', 'apps/a/b'], ['lib/apps']],
    ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/github2', 'x/apps/github']],
    ['docs/*', ['docs/a.md', 'docs/.a'], ['docs/build/a.md', 'docs', 'x/docs/a.md']],
    ['docs/*.md', ['docs/a.md'], ['docs/build/a.md']],
    ['docs/**', ['docs/a', 'docs/a/b'], ['docs', 'x/docs/a']],
    ['docs/**/', ['docs/a/b'], ['docs', 'docs2/a/b']],
    ['docs/*/', ['docs/a/b', 'docs/a/b/c'], ['docs/a']],
    ['/build/logs/', ['build/logs/a', 'build/logs/a/b'], ['build/logs', 'x/build/logs/a']],
    ['build/logs/', ['build/logs/a'], ['x/build/logs/a']],
    ['**/logs', ['logs', 'logs/a', 'build/logs', 'a/b/logs/c/d'], ['logs2', 'build/log']],
    ['**/logs/*', ['logs/a', 'x/logs/a'], ['logs/a/b']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/c'], ['a/xb', 'ab', 'x/a/b']],
    ['a/**b', ['a/b', 'a/xb'], ['a/x/yc']],
    ['a?c', ['abc', 'x/a.c', 'a😀c'], ['ac', 'a/c', 'abbc']],
    ['a*b*c', ['abc', 'axbxc', 'abbcbc'], ['ab', 'acb', 'a/b/c']],
    ['with\\ space', ['with space'], ['with', 'with\\ space']],
    ['a\\*', ['a*'], ['ab']],
    ['a\\?', ['a?'], ['ab']],
    ['back\\\\slash', ['back\\slash'], ['backslash']],
    ['(a|b)+{c,d}.$', ['(a|b)+{c,d}.$'], ['a', 'ac']],
    ['Apps', ['Apps'], ['apps', 'APPS']],
    ['é', ['é', 'x/é/y'], ['e']],
  ])('%s', (pattern, yes, no) => {
    expect(yes.filter((path) => !matches(pattern, path))).toEqual([])
    expect(no.filter((path) => matches(pattern, path))).toEqual([])
  })

  const name = fc
    .stringMatching(/^[\w.@$(){}+^|,:;~ -]{1,12}$/)
    .filter((part) => part !== '.' && part !== '..')
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
  const literal = (text: string) => `/${text.replaceAll(' ', '\\ ')}`

  test('every path its own literal pattern, and what is below', () => {
    fc.assert(
      fc.property(path, name, (path, below) => {
        expect(matches(literal(path), path)).toBe(true)
        expect(matches(literal(path), `${path}/${below}`)).toBe(true)
        expect(matches(`${literal(path)}/`, `${path}/${below}`)).toBe(true)
        expect(matches(`${literal(path)}/`, path)).toBe(false)
        expect(matches(literal(path), `x/${path}`)).toBe(path === 'x' || path.startsWith('x/x'))
      }),
    )
  })

  test('and every path a pattern in which some of it is a wildcard', () => {
    fc.assert(
      fc.property(path, fc.nat(), fc.nat(), (path, from, length) => {
        const start = from % path.length
        const part = path.slice(start, start + 1 + (length % 3)).replace(/\/.*/, '')
        const pattern = `/${path.slice(0, start)}*${path.slice(start + part.length)}`
        expect(matches(pattern.replaceAll(' ', '\\ '), path)).toBe(true)
      }),
    )
  })
})

describe('who owns a path', () => {
  const TEXT = [
    '# A comment, and an empty line',
    '',
    '* @everybody @acme/all # but for what follows',
    '*.js\t@js-owner #comment',
    '  /apps/   @Robin_acme',
    '/apps/github',
    '/apps/other # nobody',
    '*.txt @acme/text.files @kim',
  ].join('\n')

  test.each([
    ['a.md', 3, ['everybody', 'acme/all']],
    ['lib/a.js', 4, ['js-owner']],
    ['apps/a.js', 5, ['Robin_acme']],
    ['apps/github/a.js', 6, []],
    ['apps/other', 7, []],
    ['apps/github/a.txt', 8, ['acme/text.files', 'kim']],
  ])('%s', (path, line, owners) => {
    for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), `\ufeff${TEXT}\n`]) {
      expect(read(text).of(path)).toMatchObject({
        owners: owners.map((owner) =>
          owner.includes('/') ? { kind: 'team', team: owner } : { kind: 'login', login: owner },
        ),
        place: { file: 'CODEOWNERS', line },
      })
    }
    expect(read('/apps/ @kim').of('lib')).toBeUndefined()
  })

  test('is nobody where nothing is said', () => {
    expect(read('').of('a')).toBeUndefined()
    expect(read('# a @kim').of('a')).toBeUndefined()
  })
})

describe('what GitHub would pass over leaves nothing to be believed', () => {
  const passed = (pattern: string, why: string) =>
    `GitHub passes over the line of ${pattern}: ${why}; so what it stands for may be guarded by nobody`
  const noPath = 'no path is written like this'
  const noOwner = (pattern: string, owner: string) =>
    `${pattern} belongs to ${owner}, which is neither a person nor a team, and GitHub passes over the line`

  test.each([
    ['!a @kim', passed('!a', 'a pattern cannot be negated')],
    ['a[0-9] @kim', passed('a[0-9]', 'it knows neither ranges in brackets nor sections')],
    ['[Section] @kim', passed('[Section]', 'it knows neither ranges in brackets nor sections')],
    [
      '^[Section][2] @kim',
      passed('^[Section][2]', 'it knows neither ranges in brackets nor sections'),
    ],
    ['\\#a @kim', passed('\\#a', 'a # begins a comment, also behind a backslash')],
    ['a#b @kim', passed('a#b', 'a # begins a comment, also behind a backslash')],
    ['***/*.rb @kim', passed('***/*.rb', 'it knows no ***')],
    ['a\\', passed('a\\', 'nothing is behind its last backslash')],
    ['/ @kim', passed('/', noPath)],
    ['// @kim', passed('//', noPath)],
    ['a//b @kim', passed('a//b', noPath)],
    ['./a @kim', passed('./a', noPath)],
    ['../a @kim', passed('../a', noPath)],
    ['a/../b', passed('a/../b', noPath)],
    [
      'a kim@example.com',
      'a belongs to the e-mail address kim@example.com, and only GitHub can tell whose it is',
    ],
    ['a @kim docs@', noOwner('a', 'docs@')],
    ['a kim', noOwner('a', 'kim')],
    ['a @', noOwner('a', '@')],
    ['a @kim,@robin', noOwner('a', '@kim,@robin')],
    ['a @acme/', noOwner('a', '@acme/')],
    ['a @acme/x/y', noOwner('a', '@acme/x/y')],
    ['a @dependabot[bot]', noOwner('a', '@dependabot[bot]')],
    ['a b @kim', noOwner('a', 'b')],
    ['a @kim#comment', noOwner('a', '@kim#comment')],
  ])('%s', (line, what) => {
    const found = readCodeOwners('docs/CODEOWNERS', `* @kim\n\n  ${line}\n`)
    expect(reasons(found)).toEqual([`docs/CODEOWNERS:3:3 ${what}`])
  })

  test('all of it is told, with a bound', () => {
    expect(reasons(readCodeOwners('CODEOWNERS', '!a\nb\n!c'))).toHaveLength(2)
    const many = readCodeOwners('CODEOWNERS', '!a @kim\n'.repeat(10_000))
    expect(reasons(many)).toHaveLength(51)
  })

  test('a file that GitHub does not load', () => {
    const line = '# é\n'
    const most = 3 * 1024 * 1024
    const text = line.repeat(Math.floor(most / Buffer.byteLength(line)))
    expect(readCodeOwners('CODEOWNERS', text.slice(line.length)).known).toBe(true)
    expect(reasons(readCodeOwners('CODEOWNERS', `${text}${line}`))).toEqual([
      'CODEOWNERS:1:1 CODEOWNERS has 3 MiB or more, and GitHub does not load it, so nobody would own anything',
    ])
  })
})

test('any text is read or is unknown, and never guards less than its last line', () => {
  const piece = fc.constantFrom(
    '*',
    '**',
    '/',
    '\\',
    '?',
    '#',
    '!',
    '[',
    ' ',
    '\t',
    '\n',
    '@',
    'a',
    'é',
    '\ud800',
  )
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, (text, path) => {
      const found = readCodeOwners('CODEOWNERS', text)
      if (found.known) found.value.of(path)
      else expect(found.because.length).toBeGreaterThan(0)
      const guarded = readCodeOwners('CODEOWNERS', `${text}\n* @kim`)
      expect(guarded.known).toBe(found.known)
      if (guarded.known) {
        expect(guarded.value.of('a')?.owners).toEqual([{ kind: 'login', login: 'kim' }])
      }
    }),
  )
})

test('wildcards that fit everywhere take no more time than their length', () => {
  const pattern = `${'*a'.repeat(200)}*b`
  const deep = `${'**/a/'.repeat(200)}b`
  expect(matches(pattern, 'a'.repeat(5000))).toBe(false)
  expect(matches(deep, 'a/'.repeat(2000).slice(0, -1))).toBe(false)
})
