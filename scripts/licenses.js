import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A rolldown plugin that collects the licences of the bundled packages in one file, and fails the
 * build where one is missing.
 *
 * @param {{ fileName: string }} options
 * @returns {import('rolldown').Plugin}
 */
export function licenses({ fileName }) {
  return {
    name: 'licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      )
      const packages = new Map(
        modules
          .filter((id) => id.includes('node_modules'))
          .map((id) => packageOf(dirname(id)))
          .map((found) => [`${found.name}@${found.version}`, found]),
      )
      const source = [...packages]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([title, { license, text }]) => `${title} (${license})\n\n${text.trim()}\n`)
        .join(`\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

/** The nearest folder upwards that is a package of its own, not a mere marker of the module type. */
function packageOf(directory) {
  const manifest = join(directory, 'package.json')
  const { name, version, license } = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : {}
  if (!name || !version) return packageOf(dirname(directory))
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry))
  if (!license && !file) throw new Error(`${name}@${version} has no licence`)
  return { name, version, license, text: file ? readFileSync(join(directory, file), 'utf8') : '' }
}
