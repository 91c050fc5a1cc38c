import { defineConfig } from 'rolldown'
import { licenses } from './scripts/licenses.js'

export default defineConfig({
  input: { action: 'src/action.ts', cli: 'src/cli.ts' },
  platform: 'node',
  treeshake: {
    // Without these the action would load undici, which only OIDC tokens need.
    moduleSideEffects: [{ test: /node_modules\/(@actions|undici|tunnel)\//, sideEffects: false }],
  },
  plugins: [licenses({ fileName: 'licenses.txt' })],
  output: {
    dir: 'dist',
    cleanDir: true,
    comments: { legal: false },
    chunkFileNames: '[name].js',
    codeSplitting: {
      // Each file costs a millisecond to find and open, so what every check needs is one of them.
      groups: [{ name: 'gate', test: /src.(?:gate|report.index)\.ts$/ }],
    },
  },
})
