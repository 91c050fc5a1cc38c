import { UsageError } from '../asked.ts'

/** The full commit of a revision, so that a name that moves later changes nothing; a UsageError where there is none. */
export async function commitAt(
  option: string,
  revision: string | undefined,
  root: string,
): Promise<string | undefined> {
  if (revision === undefined || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return revision
  const { git } = await import('../evidence/repository/git.ts')
  const found = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  const id = found.ok ? found.output.toString('utf8').trim() : ''
  // A revision such as ^main is no commit, though git answers with one.
  if (/^[0-9a-f]+$/.test(id)) return id
  throw new UsageError(
    `${option} is ${JSON.stringify(revision)}, which is no commit of this checkout`,
  )
}
