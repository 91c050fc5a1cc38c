/** `is` for one, `are` for any other number. */
export function are({ length }: { readonly length: number }): 'is' | 'are' {
  return length === 1 ? 'is' : 'are'
}

export function have({ length }: { readonly length: number }): 'has' | 'have' {
  return length === 1 ? 'has' : 'have'
}

export function them({ length }: { readonly length: number }): 'it' | 'them' {
  return length === 1 ? 'it' : 'them'
}
