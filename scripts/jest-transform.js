import { transformSync } from 'rolldown/utils'

/** Strips the types from a module for Jest, with the transform that also builds `dist/`. */
export default {
  process(source, file) {
    const { code, map, errors } = transformSync(file, source, { sourcemap: true })
    if (errors.length > 0) throw errors[0]
    return { code, map }
  },
}
