import { describe, expect, test } from '@jest/globals'
import { exclusionOf } from '../../../../src/evidence/flags/code/exclusions.ts'

describe('what a path tells', () => {
  test.each<[because: string, paths: readonly string[]]>([
    [
      'lock files',
      ['package-lock.json', 'web/pnpm-lock.yaml', 'Cargo.lock', 'go.sum', 'src/Gemfile.lock'],
    ],
    [
      'vendored files',
      [
        'node_modules/a/index.js',
        'vendor/github.com/a/b.go',
        'web/node_modules/a.js',
        'src/third_party/a.cc',
        'Third-Party/a.c',
        '.yarn/releases/yarn.cjs',
        'ios/Pods/A/a.m',
      ],
    ],
    [
      'generated files',
      ['web/app.min.js', 'app.js.map', 'gen/order.pb.go', 'order_pb2.py', 'order_pb2_grpc.py'],
    ],
    [
      'documentation',
      [
        'README.md',
        'src/README.md',
        'guide.rst',
        'CHANGELOG',
        'CHANGES.txt',
        'LICENSE',
        'docs/conf.py',
        'packages/cart/docs/example.js',
        'Documentation/admin.c',
      ],
    ],
    [
      'tests',
      [
        'test/cart.js',
        'tests/fixtures/flags.json',
        'packages/cart/test/cart.js',
        'spec/models/cart.rb',
        'e2e/checkout.ts',
        'cypress/support/index.js',
        'src/test/java/CartTest.java',
        'services/cart/src/test/kotlin/Cart.kt',
        'src/__tests__/cart.ts',
        'app/__mocks__/sdk.js',
        'pkg/cart/testdata/a.json',
        'src/cart.test.ts',
        'src/cart.spec.tsx',
        'src/Cart.cy.jsx',
        'internal/cart/cart_test.go',
        'lib/cart_test.exs',
        'src/shop/conftest.py',
        'src/Shop.UnitTests/Cart.cs',
        'src/tests/test_cart.py',
        'app/spec/cart_spec.rb',
        'src/foo/tests/CartTests.swift',
      ],
    ],
  ])('%s', (because, paths) => {
    const told = Object.fromEntries(paths.map((path) => [path, exclusionOf(path)?.because]))
    expect(told).toEqual(Object.fromEntries(paths.map((path) => [path, because])))
  })

  test.each([
    // A name that only contains the word.
    'contest/winner.ts',
    'latest/index.js',
    'ab-tests/checkout.ts',
    'attest/sign.go',
    'specials/offers.py',
    'inspect/a.ts',
    'vendors/payout.rb',
    'docsearch/index.ts',
    'testing.py',
    // Below a folder of source code.
    'src/tests/blood-count.ts',
    'src/lab/test/Result.java',
    'app/models/spec/sheet.rb',
    'app/vendor/payouts.rb',
    'internal/spec/parse.go',
    'src/node_modules/own/index.js',
    'src/docs/viewer.tsx',
    'lib/docs/render.js',
    'app/src/test-drive/book.ts',
    // A file that only says so by its own name.
    'shop/ab_test.py',
    'shop/test_drive.py',
    'src/main/java/PriceTest.java',
    'app/models/product_spec.rb',
    'openapi.spec.yaml',
    'src/history.ts',
    'news.rb',
    'src/security.md.ts',
    'pages/about.mdx',
    'requirements.txt',
    'CMakeLists.txt',
    // What runs, whoever wrote it.
    'dist/index.js',
    'build/main.js',
    'src/flags.generated.ts',
    'examples/cart.ts',
    'src',
    'docs',
    'test',
    '',
  ])('%s is code', (path) => {
    expect(exclusionOf(path)).toBeUndefined()
  })
})
