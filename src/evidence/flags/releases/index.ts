export { type BehindQuestion, type ReadBehind, readBehind } from './behind.ts'
export { type ReleaseRecord, readRecord, recordFile, recordOf } from './record.ts'
export { recordSchema } from './schema.ts'
