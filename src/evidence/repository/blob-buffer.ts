/** Before the content stands the header that git hashes with it: `blob <size>` and a zero byte. */
const HEADER = 32
const FIRST = 1024 * 1024

/** One buffer for all files, one after the other, as large as the largest of them. */
export interface BlobBuffer {
  /** Where a file's content goes; what it held before is lost where it grows. */
  content(size: number): Buffer
  /** The id that git gives to the first `length` bytes of the content. */
  id(length: number): string
}

export function blobBuffer(format: string): BlobBuffer {
  const { hash } = process.getBuiltinModule('node:crypto')
  let whole = Buffer.allocUnsafeSlow(HEADER + FIRST)
  let content = whole.subarray(HEADER)
  return {
    content: (size) => {
      if (size > content.length) {
        whole = Buffer.allocUnsafeSlow(HEADER + size)
        content = whole.subarray(HEADER)
      }
      return content
    },
    id: (length) => {
      const header = `blob ${length}\0`
      const start = HEADER - header.length
      whole.write(header, start, 'latin1')
      return hash(format, whole.subarray(start, HEADER + length), 'hex')
    },
  }
}
