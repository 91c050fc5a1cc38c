import { writeFileSync } from 'node:fs'
import { schemas } from './schemas.ts'

// Writes schema/*.schema.json from the schemas that the readers check with: npm run schema
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
}
