export type Form = 'script' | 'vault' | 'own JSON' | 'JSON' | 'JSON list' | 'YAML' | 'TOML' | 'INI'

/** What a text is, told from its content, and from its name only between YAML and INI. */
export function detect(file: string, text: string): Form {
  if (text.startsWith('#!')) return 'script'
  if (text.startsWith('$ANSIBLE_VAULT')) return 'vault'
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const named = extension === 'yml' || extension === 'yaml'
  if (!named && /^\s*\{\s*["}]/.test(text)) {
    return /^\s*\{\s*"version"\s*:\s*\d/.test(text) ? 'own JSON' : 'JSON'
  }
  if (!named && /^\s*\[\s*[{"]/.test(text)) return 'JSON list'
  if (extension === 'json') return 'JSON'
  if (extension === 'toml') return 'TOML'
  if (named || (extension !== 'ini' && startsLikeYaml(text))) return 'YAML'
  return 'INI'
}

/** The first line that says something is a document start or a key with its colon. */
function startsLikeYaml(text: string): boolean {
  const [first = ''] = /^(?![#;\s]).*/m.exec(text) ?? []
  return /^(?:---|%YAML|\{(?!\{)|(?:"[^"]*"|'[^']*'|[^\s:#[]+)\s*:(?:\s|$))/.test(first)
}
