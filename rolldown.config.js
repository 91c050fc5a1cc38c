import { defineConfig } from 'rolldown'
import { licenses } from './scripts/licenses.js'

export default defineConfig({
  input: { action: 'src/action.ts', cli: 'src/cli.ts' },
  platform: 'node',
  treeshake: {
    // Without these the action would load undici, which only OIDC tokens need.
    moduleSideEffects: [{ test: /node_modules\/(@actions|undici|tunnel)\//, sideEffects: false }],
  },
  plugins: [
    licenses({ fileName: 'licenses.txt' }),
    {
      name: 'module-type',
      generateBundle() {
        this.emitFile({
          type: 'asset',
          fileName: 'package.json',
          source: '{ "type": "commonjs" }\n',
        })
      },
    },
  ],
  output: {
    dir: 'dist',
    // CommonJS starts a tenth sooner than modules do; the package.json beside it says which it is.
    format: 'cjs',
    cleanDir: true,
    comments: false,
    chunkFileNames: '[name].js',
    codeSplitting: {
      // Each file costs a millisecond to find and open: what every check needs is one of them, and
      // what --help needs is another.
      groups: [
        {
          name: 'base',
          test: /src.(?:base|version|asked|commands.terminal|evidence.(?:problem|lines))|package\.json/,
          priority: 2,
        },
        { name: 'yaml', test: /node_modules.yaml|src.evidence.yaml\.ts$/, priority: 2 },
        { name: 'gate', test: /src.(?:gate|report.index|commands.check)\.ts$/ },
      ],
    },
  },
})
