/** Why files of one kind are never read as code, and what tells them by their paths alone. */
export interface Exclusion {
  /** As a part of a sentence: `tests`. */
  readonly because: string
  /** Names of folders that tell it wherever they stand. */
  readonly folders?: RegExp
  /** Names of folders that tell it as long as they do not stand in a folder of source code. */
  readonly looseFolders?: RegExp
  /** Names of files that tell it wherever they stand. */
  readonly names?: RegExp
  /** Names of files that tell it together with a loose folder, also in source code. */
  readonly looseNames?: RegExp
  /** The attribute of git by which people say so themselves, and by which they deny it. */
  readonly attribute?: string
}

const SCRIPT = '(?:[cm]?[jt]sx?|coffee|vue|svelte|dart|php|py|rb)'

/**
 * What is not the code that runs. What is hidden here is a read that nobody is told of, so a name
 * that also means something else has to be beyond doubt, and in doubt a file is scanned:
 *
 * - a folder's name counts as a whole: `contest/`, `latest/` and `ab-tests/` are code;
 * - `test/`, `spec/`, `vendor/` and `docs/` count at the top and in a package, and not below a folder
 *   of source code: `src/tests/blood-count.ts`, `app/vendor/payouts.rb` and `internal/spec/parse.go`
 *   may well run. There the file's own name has to say it too: `src/tests/test_cart.py`;
 * - `ab_test.py` and `PriceTest.java` are no tests by their names alone, for tests in those languages
 *   stand in a folder that says so;
 * - `dist/` and `build/` are not here: what is committed there is what runs, as in every action
 *   written in JavaScript, and some are written by hand. An attribute or the policy may exclude them.
 */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    because: 'lock files',
    names:
      /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|gemfile\.lock|composer\.lock|poetry\.lock|pipfile\.lock|uv\.lock|pdm\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|podfile\.lock|packages\.lock\.json|package\.resolved|gradle\.lockfile|flake\.lock|\.terraform\.lock\.hcl)$/i,
  },
  {
    because: 'vendored files',
    folders: /^(?:third[-_]party|bower_components|site-packages|\.yarn)$/i,
    looseFolders: /^(?:node_modules|vendor|vendored|pods|carthage)$/i,
    attribute: 'linguist-vendored',
  },
  {
    because: 'generated files',
    // A generated client of a provider asks for flags as well, so only what never does is here.
    names: /\.min\.(?:js|css)$|\.map$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.snap$/i,
    attribute: 'linguist-generated',
  },
  {
    because: 'documentation',
    looseFolders: /^(?:docs?|documentation)$/i,
    names:
      /\.(?:md|markdown|rst|adoc|asciidoc|textile)$|^(?:README|CHANGELOG|CHANGES|HISTORY|NEWS|AUTHORS|CONTRIBUTORS|CONTRIBUTING|LICEN[CS]E|COPYING|NOTICE)(?:\.txt)?$|^(?:readme|changelog|changes|licen[cs]e)\.txt$/,
    attribute: 'linguist-documentation',
  },
  {
    because: 'tests',
    folders: /^(?:__tests__|__mocks__|__snapshots__|testdata|.+\.(?:unit|integration)?tests)$/i,
    looseFolders: /^(?:tests?|specs?|e2e|cypress)$/i,
    names: new RegExp(
      `\\.(?:test|tests|spec|cy|e2e)\\.${SCRIPT}$|_test\\.(?:go|exs)$|^conftest\\.py$`,
      'i',
    ),
    looseNames: /^tests?[-_.]|[-_.](?:tests?|spec)\.[^.]+$|[a-z](?:Tests?|Spec)\.[^.]+$/,
  },
]

/** Below these stands what runs, whatever the folders in them are called. */
const SOURCE = /^(?:src|sources?|lib|app|internal|cmd|pkg)$/i

/** Maven's and Gradle's folders of tests, which stand in the folder of source code itself. */
const BUILD_TESTS = /^(?:test|testFixtures|androidTest|integrationTest)$/

/** What the path of a file, from the folder that is governed, tells of it; undefined for code. */
export function exclusionOf(path: string): Exclusion | undefined {
  const folders = path.split('/')
  const name = folders.pop() as string
  const source = folders.findIndex((folder) => SOURCE.test(folder))
  const outside = source < 0 ? folders : folders.slice(0, source)
  const built = folders[source] === 'src' && BUILD_TESTS.test(folders[source + 1] ?? '')
  return EXCLUSIONS.find(
    (each) =>
      each.names?.test(name) ||
      folders.some((folder) => each.folders?.test(folder)) ||
      outside.some((folder) => each.looseFolders?.test(folder)) ||
      (each.because === 'tests' && built) ||
      (each.looseNames?.test(name) && folders.some((folder) => each.looseFolders?.test(folder))),
  )
}
