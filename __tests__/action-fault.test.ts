import { afterEach, expect, jest, test } from '@jest/globals'

const before = process.exitCode
afterEach(() => {
  process.exitCode = before
})

test.each([
  ['an Error', new Error('broken'), 'broken'],
  ['a text', 'not even an error', 'not even an error'],
  ['nothing', undefined, 'undefined'],
  ['an object', { toString: (): string => '##[add-mask]x' }, '##\\[add-mask]x'],
])('%s that is thrown fails the step', async (_name, thrown, said) => {
  jest.resetModules()
  const outputs: string[] = []
  const failed = new Promise<string>((resolve) => {
    jest.unstable_mockModule('../src/runner.ts', () => ({
      actionsRunner: () => ({
        input: () => undefined,
        inputs: () => [],
        output: (name: string, value: string) => outputs.push(`${name}=${value}`),
        fail: resolve,
      }),
    }))
  })
  jest.unstable_mockModule('../src/gate.ts', () => ({
    gate: async () => {
      throw thrown
    },
  }))
  await import('../src/action.ts')
  expect(await failed).toBe(`Rollcall could not judge: ${said}`)
  expect(outputs).toEqual(['verdict=error'])
  expect(process.exitCode).toBe(2)
})
