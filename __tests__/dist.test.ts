import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

/** The files that a file of dist opens before it does anything. */
function openedBy(file: string): readonly string[] {
  const source = readFileSync(`dist/${file}`, 'utf8')
  return [...source.matchAll(/^(?:const|let) .*require\("\.\/([^"]+)"\)/gm)].map(
    ([, name = '']) => name,
  )
}

// Each file costs start-up time, and yaml more than all the others; a module that moves from one
// file to another brings them back unseen.
test.each([
  ['cli.js', ['base.js']],
  ['gate.js', ['base.js', 'rolldown-runtime.js']],
])('%s opens no file too many', (file, files) => {
  expect([...openedBy(file)].sort()).toEqual(files)
})
