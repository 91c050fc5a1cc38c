import { sha256 } from '../../base/digest.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import type { Fleet } from '../../model/fleet.ts'
import { readDocument } from '../document.ts'
import { decode, type Files, LARGEST, type OpenedFile } from '../files.ts'
import { parseJson } from '../json.ts'
import { unknown, wholeFile } from '../problem.ts'
import type { Tree } from '../tree.ts'
import { readAnsibleYaml } from './ansible-yaml.ts'
import { detect, type Form } from './detect.ts'
import { filesBelow } from './directory.ts'
import { FleetBuilder } from './fleet.ts'
import { readIni, withKnownLineEnds } from './ini.ts'
import { readJson } from './json.ts'
import { isOwn, readOwn } from './own.ts'
import { Reading } from './reading.ts'
import { PLAIN_LIST, SCRIPT, TOML, VAULT } from './shape.ts'
import { FileText } from './text.ts'

/**
 * All hosts and groups of some files and directories, in the order given. Nothing is executed.
 * What Ansible would pass over in silence becomes a defect of the fleet; a file that cannot be
 * read makes the whole inventory unknown, with every problem of every file.
 */
export async function readInventory(
  paths: readonly string[],
  files: Files,
): Promise<Evidence<Fleet>> {
  const fleet = new FleetBuilder()
  const problems: Problem[] = []
  for (const path of paths) {
    const entry = files.open(path)
    if (!entry.known) problems.push(...entry.because)
    else if (entry.value.kind === 'file') problems.push(...(await readFile(entry.value, fleet)))
    else {
      const below = filesBelow(entry.value, files)
      problems.push(...below.problems)
      for (const defect of below.unread) fleet.defect(defect)
      for (const file of below.files) problems.push(...(await readFile(file, fleet)))
    }
  }
  if (problems.length > 0) return unknown(...problems)
  const built = fleet.build()
  if (!built.known) return built
  // Without a host there is nothing to judge, and the defects say where the hosts went.
  if (built.value.size === 0) return unknown(nobody(paths), ...built.value.defects)
  return built
}

function nobody(paths: readonly string[]): Problem {
  return {
    what:
      paths.length === 0
        ? 'No inventory is named, so no host is known'
        : `${paths.join(', ')} names no host`,
    next: 'Check that it is the inventory that was meant, and that the step that writes it succeeded',
    place: wholeFile(paths[0] ?? '.'),
  }
}

/** Reads one file into the fleet; returns what keeps it from being read. */
async function readFile(entry: OpenedFile, fleet: FleetBuilder): Promise<readonly Problem[]> {
  const decoded = decode(entry, LARGEST)
  if (!decoded.known) {
    return isProgram(entry) ? [{ ...SCRIPT, place: wholeFile(entry.file) }] : decoded.because
  }
  const { text } = decoded.value
  const form = detect(entry.file, text)
  const lines = form === 'INI' ? withKnownLineEnds(text) : text
  const source = new FileText(entry.file, lines, lines === text ? entry.bytes : undefined)
  const reading = new Reading(source, fleet)
  const format = await readAs(form, entry, reading)
  fleet.source({
    role: 'inventory',
    file: entry.file,
    format: entry.from === undefined ? format : `${format}, ${entry.from}`,
    digest: sha256(entry.bytes),
  })
  return reading.because()
}

async function readAs(form: Form, entry: OpenedFile, reading: Reading): Promise<string> {
  const { text } = reading.source
  switch (form) {
    case 'INI':
      return readIni(reading)
    case 'JSON':
      return readJson(reading)
    case 'own JSON':
      return readTree(parseJson(entry.file, text), reading)
    case 'YAML':
      return readTree(await readDocument(entry.file, text, '1.1'), reading)
    case 'JSON list':
      return readNot(reading, PLAIN_LIST)
    case 'script':
      return readNot(reading, SCRIPT)
    case 'vault':
      return readNot(reading, VAULT)
    case 'TOML':
      return readNot(reading, TOML)
  }
}

function readTree(tree: Evidence<Tree>, reading: Reading): string {
  if (!tree.known) {
    for (const { what, next, place } of tree.because) reading.problem(what, next, place)
    return 'YAML'
  }
  for (const { what, next, place } of tree.value.duplicates) {
    reading.defect('duplicate-key', what, next, place)
  }
  if (isOwn(tree.value)) {
    readOwn(tree.value, reading)
    return 'Rollcall inventory'
  }
  readAnsibleYaml(tree.value, reading)
  return 'Ansible YAML'
}

function readNot(reading: Reading, { what, next }: Pick<Problem, 'what' | 'next'>): string {
  reading.problem(what, next, wholeFile(reading.source.file))
  return 'unread'
}

/** Machine code, where a script would be text. */
function isProgram({ bytes, executable }: OpenedFile): boolean {
  return executable && bytes.includes(0)
}
