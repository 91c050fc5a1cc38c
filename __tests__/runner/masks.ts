/** Secrets, and how they look when they are encoded; each is replaced wherever it is written. */
export class Masks {
  readonly #values: string[] = []

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.add(secret)
  }

  get values(): readonly string[] {
    return this.#values
  }

  /** A secret of several lines hides each of them. */
  add(secret: string): void {
    const lines = secret.split(/[\r\n]+/).map((line) => line.trim())
    for (const value of [secret, ...lines]) {
      if (value.trim() !== '' && !this.#values.includes(value)) this.#values.push(value)
    }
  }

  hide(text: string): string {
    return this.#values.flatMap(forms).reduce((shown, form) => shown.replaceAll(form, '***'), text)
  }
}

function forms(value: string): readonly string[] {
  return [
    value,
    Buffer.from(value).toString('base64'),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
  ]
}
