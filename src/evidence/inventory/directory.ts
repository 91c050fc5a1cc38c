import type { Problem } from '../../model/evidence.ts'
import type { Defect } from '../../model/fleet.ts'
import type { Files, OpenedDirectory, OpenedFile } from '../files.ts'
import { wholeFile } from '../problem.ts'

/** Names that hold no inventory, for Ansible too. */
const IGNORED =
  /^\.|^(?:host_vars|group_vars|vars_plugins)$|~$|\.(?:orig|bak|cfg|retry|pyc|pyo|swp|rpm|md|rst)$/

/** A link may lead back to a directory above it; no inventory is that deep. */
const DEEPEST = 10

const MOST_FILES = 10_000

export interface Below {
  /** To be read, in byte order of their names, a subdirectory where its name stands. */
  readonly files: readonly OpenedFile[]
  readonly unread: readonly Defect[]
  readonly problems: readonly Problem[]
}

/** The inventory files of a directory and of the directories in it. */
export function filesBelow(directory: OpenedDirectory, files: Files): Below {
  const below = { files: [] as OpenedFile[], unread: [] as Defect[], problems: [] as Problem[] }
  collect(directory, files, below, 1)
  return below
}

function collect(
  { file: directory, entries }: OpenedDirectory,
  files: Files,
  below: { files: OpenedFile[]; unread: Defect[]; problems: Problem[] },
  depth: number,
): void {
  if (depth > DEEPEST) {
    below.problems.push(endless(directory, `has directories more than ${DEEPEST} deep`))
    return
  }
  for (const name of entries) {
    if (IGNORED.test(name)) continue
    const file = `${directory.replace(/\/+$/, '')}/${name}`
    const entry = files.open(file)
    if (!entry.known) below.problems.push(...entry.because)
    else if (entry.value.kind === 'directory') collect(entry.value, files, below, depth + 1)
    else {
      const why = passedOver(entry.value)
      if (why === undefined) below.files.push(entry.value)
      else below.unread.push(unread(file, why))
    }
    if (below.files.length > MOST_FILES) {
      below.problems.push(endless(directory, 'has more than 10,000 files'))
      return
    }
  }
}

/** Why a file of a directory is not read, though it might have been meant. */
function passedOver({ file, bytes, executable }: OpenedFile): string | undefined {
  if (bytes.length === 0) return 'it is empty'
  if (file.endsWith('.txt')) return 'Ansible passes over .txt in a directory'
  return !executable && bytes.includes(0) ? 'it is no text' : undefined
}

function unread(file: string, why: string): Defect {
  return {
    kind: 'unread-file',
    what: `${file} is not read, because ${why}; if it names hosts, they are missing`,
    next: 'Move it out of the directory, or name it as an inventory of its own',
    place: wholeFile(file),
  }
}

function endless(directory: string, what: string): Problem {
  return {
    what: `${directory} ${what}`,
    next: 'Check that it is the directory that was meant, and that no link in it leads back',
    place: wholeFile(directory),
  }
}
