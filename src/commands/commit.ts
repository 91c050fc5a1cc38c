import { UsageError } from '../asked.ts'

/** The full commit of a revision, so that a name that moves later changes nothing; a UsageError where there is none. */
export async function commitAt(
  option: string,
  revision: string | undefined,
  root: string,
): Promise<string | undefined> {
  if (revision === undefined || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return revision
  const { commitIn } = await import('../evidence/repository/commit-files.ts')
  const id = commitIn(root, revision)
  if (id !== undefined) return id
  throw new UsageError(
    `${option} is ${JSON.stringify(revision)}, which is no commit of this checkout`,
  )
}
