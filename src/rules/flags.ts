import type { Manifest } from '../model/manifest.ts'

/** Whether the rollout turns a flag on, which old code on any host may then read. */
export function activatesFlag({ operation, flags }: Manifest): boolean {
  return operation === 'activate' || activated({ flags }).length > 0
}

/** The flags that the manifest says the rollout turns on. */
export function activated({ flags }: Pick<Manifest, 'flags'>): readonly string[] {
  return flags?.activates ?? []
}
