import { basename, extname } from 'node:path'

/**
 * A kind of quoted text. In `open` and `close` one character before a `*` stands for any number of
 * it, as many in both: Rust's `r#*"`; `?*` is a run of letters, as in the `$tag$` of PostgreSQL.
 */
export interface Quote {
  readonly open: string
  readonly close: string
  /** A backslash takes the meaning from what follows. */
  readonly escapes: boolean
  /** It may go over line ends; else the line's end ends it. */
  readonly lines: boolean
  /** Two closing quotes are one quote of the text. */
  readonly doubled?: true
  /** Code in the text: `${` and `}`. */
  readonly hole?: readonly [open: string, close: string]
  /** Words that have to stand before it. */
  readonly after?: readonly string[]
}

export interface Language {
  /** What starts a comment that ends with the line. */
  readonly line: readonly string[]
  readonly block: readonly (readonly [open: string, close: string])[]
  /** Block comments stand in one another. */
  readonly nested?: true
  readonly quotes: readonly Quote[]
  /** Bytes of words beside letters, digits, `_` and `$`. */
  readonly letters?: string
  /** `:name` is a text. */
  readonly symbols?: true
  /** `'a'` is a character and `'a` something else. */
  readonly characters?: true
  /** `/…/` is a text where no operand stands before it. */
  readonly patterns?: true
  /** `<<NAME` starts a text that ends with the line `NAME`. */
  readonly heredocs?: true
  /** A `#` in a word is no comment. */
  readonly spaced?: true
  /** A text that is a statement of its own is a comment. */
  readonly docstrings?: true
  /** `<Name attribute="…">` asks for something. */
  readonly elements?: true
  /** What is called without parentheses: with what stands right behind it, or with its whole line. */
  readonly command?: 'next' | 'line'
  /** `(name …)` is a call of `name`. */
  readonly lists?: true
  /** No code: a bare scalar is a text, and nothing is called. */
  readonly data?: true
  /** Text with elements, and code only in attributes, scripts and these. */
  readonly islands?: readonly Island[]
}

/** Code in markup: `<?php … ?>`. */
export interface Island {
  readonly open: string
  readonly close: string
  /** Undefined for a comment. */
  readonly code: Language | undefined
}

function quote(open: string, more: Partial<Quote> = {}): Quote {
  return { open, close: open, escapes: true, lines: false, ...more }
}

const DOUBLE = quote('"')
const SINGLE = quote("'")
const BRACE = ['${', '}'] as const
const SLASHES = { line: ['//'], block: [['/*', '*/']] } as const
const HASH = { line: ['#'], block: [] } as const
const PYTHON_PREFIXES = ['r', 'b', 'u', 'rb', 'br']
const PYTHON_FORMATS = ['f', 'fr', 'rf', 't', 'tr', 'rt']

const C: Language = {
  ...SLASHES,
  quotes: [
    { ...quote('R"?*('), close: ')?*"', escapes: false, lines: true },
    quote('"""', { lines: true }),
    DOUBLE,
    SINGLE,
  ],
}

export const SCRIPT: Language = {
  ...SLASHES,
  quotes: [quote('`', { lines: true, hole: BRACE }), DOUBLE, SINGLE],
  patterns: true,
  elements: true,
}

const PYTHON: Language = {
  ...HASH,
  quotes: [
    ...['"""', "'''", '"', "'"].flatMap((open) => {
      const each = quote(open, { lines: open.length > 1 })
      return [
        { ...each, after: PYTHON_FORMATS, hole: ['{', '}'] as const },
        { ...each, after: PYTHON_PREFIXES },
        each,
      ]
    }),
  ],
  docstrings: true,
}

const RUBY: Language = {
  line: ['#'],
  block: [['\n=begin', '\n=end']],
  quotes: [
    quote('"', { lines: true, hole: ['#{', '}'] }),
    quote("'", { lines: true }),
    quote('`', { lines: true, hole: ['#{', '}'] }),
  ],
  symbols: true,
  patterns: true,
  heredocs: true,
  command: 'next',
}

const ELIXIR: Language = {
  ...HASH,
  quotes: [
    quote('"""', { lines: true, hole: ['#{', '}'] }),
    quote("'''", { lines: true }),
    quote('"', { lines: true, hole: ['#{', '}'] }),
    quote("'", { lines: true }),
  ],
  symbols: true,
  command: 'next',
}

const SHELL: Language = {
  ...HASH,
  spaced: true,
  quotes: [
    quote('"', { lines: true, hole: ['$(', ')'] }),
    quote("'", { lines: true, escapes: false }),
  ],
  letters: '-',
  heredocs: true,
  command: 'next',
}

const PHP: Language = {
  line: ['//', '#'],
  block: [['/*', '*/']],
  quotes: [quote('"', { lines: true }), quote("'", { lines: true }), quote('`', { lines: true })],
  heredocs: true,
}

const SQL: Language = {
  line: ['--'],
  block: [['/*', '*/']],
  nested: true,
  quotes: [
    { ...quote('$?*$'), escapes: false, lines: true },
    quote("'", { escapes: false, lines: true, doubled: true }),
    quote('"', { escapes: false, lines: true, doubled: true }),
    quote('`', { escapes: false }),
  ],
}

const LUA: Language = {
  line: ['--'],
  block: [
    ['--[[', ']]'],
    ['--[=[', ']=]'],
    ['--[==[', ']==]'],
  ],
  quotes: [{ ...quote('[=*['), close: ']=*]', escapes: false, lines: true }, DOUBLE, SINGLE],
  command: 'next',
}

const GO: Language = {
  ...SLASHES,
  quotes: [quote('`', { escapes: false, lines: true }), DOUBLE, SINGLE],
}

const RUST: Language = {
  ...SLASHES,
  nested: true,
  quotes: [
    ...['r', 'br', 'cr'].map((prefix) => ({
      ...quote('#*"'),
      close: '"#*',
      after: [prefix],
      escapes: false,
      lines: true,
    })),
    quote('"', { lines: true }),
  ],
  characters: true,
}

const CSHARP: Language = {
  ...SLASHES,
  quotes: [
    { ...quote('""""*'), close: '""""*', escapes: false, lines: true },
    quote('$@"', { close: '"', escapes: false, lines: true, doubled: true, hole: ['{', '}'] }),
    quote('@$"', { close: '"', escapes: false, lines: true, doubled: true, hole: ['{', '}'] }),
    quote('@"', { close: '"', escapes: false, lines: true, doubled: true }),
    quote('$"', { close: '"', hole: ['{', '}'] }),
    DOUBLE,
    SINGLE,
  ],
}

const KOTLIN: Language = {
  ...SLASHES,
  nested: true,
  quotes: [
    quote('"""', { escapes: false, lines: true, hole: BRACE }),
    quote('"', { hole: BRACE }),
    SINGLE,
  ],
}

const SCALA: Language = { ...KOTLIN, command: 'next' }

const GROOVY: Language = {
  ...SLASHES,
  quotes: [
    quote('"""', { lines: true, hole: BRACE }),
    quote("'''", { lines: true }),
    quote('"', { hole: BRACE }),
    SINGLE,
  ],
  command: 'next',
}

const DART: Language = {
  ...SLASHES,
  nested: true,
  quotes: [
    quote('"""', { lines: true, hole: BRACE }),
    quote("'''", { lines: true, hole: BRACE }),
    quote('"', { hole: BRACE }),
    quote("'", { hole: BRACE }),
  ],
}

const SWIFT: Language = {
  ...SLASHES,
  nested: true,
  quotes: [
    { ...quote('##*"""'), close: '"""##*', escapes: false, lines: true },
    { ...quote('##*"'), close: '"##*', escapes: false },
    quote('"""', { lines: true, hole: ['\\(', ')'] }),
    quote('"', { hole: ['\\(', ')'] }),
  ],
}

const LISP: Language = {
  line: [';'],
  block: [['#|', '|#']],
  nested: true,
  quotes: [quote('"', { lines: true })],
  letters: '-?!*/+<>.',
  symbols: true,
  lists: true,
}

const HASKELL: Language = {
  line: ['--'],
  block: [['{-', '-}']],
  nested: true,
  quotes: [DOUBLE],
  characters: true,
  command: 'line',
}

const OCAML: Language = {
  line: ['//'],
  block: [['(*', '*)']],
  nested: true,
  quotes: [quote('"""', { lines: true, escapes: false }), quote('"', { lines: true })],
  characters: true,
  command: 'line',
}

const ERLANG: Language = {
  line: ['%'],
  block: [],
  quotes: [quote('"', { lines: true }), quote("'")],
}

const TERRAFORM: Language = {
  line: ['#', '//'],
  block: [['/*', '*/']],
  quotes: [quote('"', { hole: BRACE })],
  letters: '-',
  heredocs: true,
}

const PROTOBUF: Language = { ...SLASHES, quotes: [DOUBLE, SINGLE], data: true }

const YAML: Language = {
  ...HASH,
  spaced: true,
  quotes: [quote('"', { lines: true }), quote("'", { escapes: false, lines: true, doubled: true })],
  letters: '-',
  data: true,
}

const TOML: Language = {
  ...HASH,
  quotes: [
    quote('"""', { lines: true }),
    quote("'''", { lines: true, escapes: false }),
    DOUBLE,
    quote("'", { escapes: false }),
  ],
  letters: '-',
  data: true,
}

const INI: Language = {
  line: ['#', ';'],
  block: [],
  spaced: true,
  quotes: [DOUBLE, SINGLE],
  letters: '-',
  data: true,
}

const PROPERTIES: Language = { ...HASH, spaced: true, quotes: [DOUBLE], letters: '-', data: true }

const JSON_LIKE: Language = { ...SLASHES, quotes: [DOUBLE, SINGLE], data: true }

export const CSS: Language = {
  line: [],
  block: [['/*', '*/']],
  quotes: [DOUBLE, SINGLE],
  letters: '-',
}

/** Text between tags: what is quoted there is prose. */
const MARKUP: Language = {
  line: [],
  block: [['<!--', '-->']],
  quotes: [],
  letters: '-',
  elements: true,
  islands: [],
}

/** The inside of `<…>`. */
export const TAG: Language = {
  line: [],
  block: [],
  quotes: [
    quote('"', { escapes: false, lines: true }),
    quote("'", { escapes: false, lines: true }),
  ],
  letters: '-',
  elements: true,
}

const PHP_IN_MARKUP: Language = {
  ...MARKUP,
  islands: [{ open: '<?', close: '?>', code: PHP }],
}

const RUBY_IN_MARKUP: Language = {
  ...MARKUP,
  islands: [
    { open: '<%#', close: '%>', code: undefined },
    { open: '<%', close: '%>', code: RUBY },
  ],
  command: 'next',
}

const ELIXIR_IN_MARKUP: Language = {
  ...RUBY_IN_MARKUP,
  islands: [
    { open: '<%#', close: '%>', code: undefined },
    { open: '<%', close: '%>', code: ELIXIR },
  ],
}

const SCRIPT_IN_MARKUP: Language = {
  ...MARKUP,
  islands: [
    { open: '<%#', close: '%>', code: undefined },
    { open: '<%', close: '%>', code: SCRIPT },
  ],
}

const PERL: Language = {
  ...HASH,
  quotes: [quote('"', { lines: true }), quote("'", { lines: true })],
  heredocs: true,
  spaced: true,
}

const R: Language = { ...HASH, quotes: [quote('"', { lines: true }), quote("'", { lines: true })] }

const POWERSHELL: Language = {
  line: ['#'],
  block: [['<#', '#>']],
  quotes: [
    quote('"', { escapes: false, lines: true, hole: ['$(', ')'] }),
    quote("'", { escapes: false, lines: true, doubled: true }),
  ],
  letters: '-',
  command: 'next',
}

const VISUAL_BASIC: Language = {
  line: ["'"],
  block: [],
  quotes: [quote('"', { escapes: false, doubled: true })],
}

const NIX: Language = {
  line: ['#'],
  block: [['/*', '*/']],
  quotes: [
    quote("''", { escapes: false, lines: true, hole: BRACE }),
    quote('"', { lines: true, hole: BRACE }),
  ],
  letters: '-',
}

/** Nothing is known of comments, and every common quote is one. */
export const UNKNOWN: Language = {
  line: [],
  block: [],
  quotes: [DOUBLE, SINGLE, quote('`')],
}

const BY_EXTENSION = table([
  [C, 'c h cc cpp cxx c++ hh hpp hxx ino m mm cu java as vala glsl hlsl metal sol idl thrift zig'],
  [SCRIPT, 'js mjs cjs jsx ts mts cts tsx es6 flow gs'],
  [PYTHON, 'py pyi pyw pyx bzl star sage'],
  [RUBY, 'rb rake gemspec ru haml slim podspec cr'],
  [ELIXIR, 'ex exs'],
  [SHELL, 'sh bash zsh ksh dash fish bats envrc env mk mak make dockerfile'],
  [PHP_IN_MARKUP, 'php phtml php5 inc'],
  [SQL, 'sql psql pgsql mysql ddl plsql'],
  [LUA, 'lua luau rockspec'],
  [GO, 'go'],
  [RUST, 'rs'],
  [CSHARP, 'cs csx cshtml razor'],
  [KOTLIN, 'kt kts'],
  [SCALA, 'scala sc sbt'],
  [GROOVY, 'groovy gradle gvy jenkinsfile'],
  [DART, 'dart'],
  [SWIFT, 'swift'],
  [LISP, 'clj cljs cljc edn lisp lsp el scm ss rkt cl fnl'],
  [HASKELL, 'hs lhs elm purs'],
  [OCAML, 'ml mli fs fsi fsx'],
  [ERLANG, 'erl hrl'],
  [TERRAFORM, 'tf tfvars hcl nomad'],
  [PROTOBUF, 'proto'],
  [YAML, 'yml yaml'],
  [TOML, 'toml'],
  [INI, 'ini cfg conf editorconfig'],
  [PROPERTIES, 'properties'],
  [JSON_LIKE, 'json jsonc json5 webmanifest ndjson jsonl'],
  [CSS, 'css scss sass less styl'],
  [RUBY_IN_MARKUP, 'erb rhtml'],
  [ELIXIR_IN_MARKUP, 'eex heex leex'],
  [SCRIPT_IN_MARKUP, 'ejs jsp'],
  [MARKUP, 'html htm xhtml xml svg vue svelte astro xaml xsd xsl plist'],
  [PERL, 'pl pm t'],
  [R, 'r jl'],
  [POWERSHELL, 'ps1 psm1 psd1'],
  [VISUAL_BASIC, 'vb bas vbs'],
  [NIX, 'nix'],
])

const BY_NAME = table([
  [SHELL, 'dockerfile containerfile makefile gnumakefile justfile .env .bashrc .profile .zshrc'],
  [RUBY, 'rakefile gemfile vagrantfile podfile fastfile brewfile'],
  [GROOVY, 'jenkinsfile'],
  [PYTHON, 'build workspace sconstruct sconscript tiltfile'],
])

const BY_INTERPRETER = table([
  [SHELL, 'sh bash zsh ksh dash fish'],
  [PYTHON, 'python python2 python3 pypy'],
  [RUBY, 'ruby jruby'],
  [SCRIPT, 'node nodejs deno bun'],
  [PHP_IN_MARKUP, 'php'],
  [PERL, 'perl'],
  [LUA, 'lua'],
  [ELIXIR, 'elixir'],
  [R, 'rscript'],
])

function table(rows: readonly (readonly [Language, string])[]): ReadonlyMap<string, Language> {
  return new Map(rows.flatMap(([language, keys]) => keys.split(' ').map((key) => [key, language])))
}

/** By the name of the file, its extension, or the interpreter that its first line names. */
export function languageOf(path: string, bytes: Buffer): Language {
  const name = basename(path).toLowerCase()
  const stem = name.split('.')[0] as string
  return (
    BY_NAME.get(name) ??
    BY_EXTENSION.get(extname(name).slice(1)) ??
    BY_NAME.get(stem) ??
    BY_INTERPRETER.get(interpreterOf(bytes)) ??
    UNKNOWN
  )
}

const LONGEST_SHEBANG = 256

function interpreterOf(bytes: Buffer): string {
  const first = bytes.toString('latin1', 0, LONGEST_SHEBANG).split('\n', 1)[0] as string
  const found = /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?([A-Za-z]+)/.exec(first)
  return found?.[1]?.toLowerCase() ?? ''
}
