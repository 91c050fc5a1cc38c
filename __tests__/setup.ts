import fc from 'fast-check'

// Every run draws the same cases, so that a change fails for what it changes; look for new ones
// with FAST_CHECK_SEED=$RANDOM npm run jest.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_120_801) })
