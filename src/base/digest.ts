/**
 * The SHA-256 of some bytes, as `sha256:` and 64 lower-case hexadecimal digits.
 *
 * node:crypto is loaded at the first call: it takes a fifth of Node's own start-up time, and
 * `--help` needs none.
 */
export function sha256(bytes: Uint8Array | string): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
