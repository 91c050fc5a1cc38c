import { describe } from '@jest/globals'
import { LIVE, MANIFEST, policy, type Setting } from '../review/scene.ts'
import {
  type Attempt,
  approved,
  attempt,
  byHand,
  checked,
  evil,
  merged,
  review,
  tell,
} from './content.ts'

const POLICY = '.github/rollcall.yml'
const loose = { [POLICY]: policy(undefined) }
const owned = review({ owners: [4] })
const X = 'on: push\n'

/** A policy with these settings beside its environments. */
const written = (environments: object, more = ''): Setting['files'] => ({
  [POLICY]: `version: 1\ninventory: hosts.ini\n${more}environments: ${JSON.stringify(environments)}\n`,
})
const open = { protected: false }

/** All that the strict defaults ask for. */
const ENOUGH = `version: 1
service: web
environment: ${LIVE}
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 4 }
waves:
  - { name: canary, select: web-1, bake: 10m }
  - { name: most, select: "web-2:web-3", bake: 10m }
  - { name: rest, select: web-4 }
recovery:
  rollback: { version: "1", hosts: web, rehearsed: 2026-03-01 }
  killSwitch: { procedure: stop.md, drilled: 2026-03-01, mayPull: [ada] }
  procedure: stop.md
  alerts: { pages: ada }
`

const POLICIES: readonly Attempt[] = [
  {
    name: 'a direct push takes the second reviewer out of the policy',
    when: (s) => s.direct({ files: { ...loose, ...evil } }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'a direct push lets the rules warn alone',
    when: (s) => {
      const rules = 'rules: { review/range: warn, review/second-person: warn }\n'
      s.direct({ files: { ...written({ [LIVE]: { ...open, review: {} } }, rules), ...evil } })
    },
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'somebody who does not own the policy approves that it asks for nobody',
    setting: owned,
    when: (s) => merged(s, 12, { files: loose }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'somebody who does not own the policy approves that it has no owners',
    setting: owned,
    when: (s) => merged(s, 12, { files: { [POLICY]: policy({}) } }),
    verdict: 'block',
    because: /guarded-files: #12 changes \.github\/rollcall\.yml/,
  },
  {
    // The same as the first.
    name: 'one person approves that one is enough, where two are asked for',
    setting: review({ approvals: 2 }),
    when: (s) => merged(s, 12, { files: { [POLICY]: policy({}), ...evil } }),
    verdict: 'block',
    because: /second-person: #12 has 1 of 2 independent approvals/,
  },
  {
    name: 'the same at the check of the pull request, which the base judges',
    setting: review({ approvals: 2 }),
    when: (s) => approved(s, 12, { files: { [POLICY]: policy({}), ...evil } }),
    ask: checked,
    verdict: 'wait',
    because: /second-person: #12 has 1 of 2 independent approvals/,
  },
  {
    name: 'the policy is taken away, with an inventory of the workflow and a manifest that says enough',
    when: (s) => {
      const files = { 'hosts.ini': '[web]\nweb-[1:4]\n', 'stop.md': 'Stop it.\n' }
      s.direct({ files: { [POLICY]: null, 'deploy/web.yml': ENOUGH, ...files, ...evil } })
    },
    ask: () => ({ request: { inventories: ['hosts.ini'] } }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'a new policy nearer to the manifest, which the owners of the policy did not approve',
    setting: owned,
    when: (s) => approved(s, 12, { files: { 'deploy/.github/rollcall.yml': policy(undefined) } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes deploy\/\.github\/rollcall\.yml \(it is a policy\)/,
  },
  {
    name: 'the same, where the folder of that policy is a submodule',
    setting: owned,
    when: (s) => approved(s, 12, { files: { 'deploy/.github': { submodule: s.live } } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes deploy\/\.github \(it is a policy\)/,
  },
  {
    name: 'the same, where it is there as its letters fold',
    setting: owned,
    when: (s) => approved(s, 12, { files: { 'deploy/.GitHub/Rollcall.yaml': 'version: 1\n' } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes deploy\/\.GitHub\/Rollcall\.yaml/,
  },
  {
    name: 'the policy is edited in a merge group without its owners',
    setting: owned,
    when: (s) => approved(s, 12, { files: loose }),
    ask: (s) => s.queue([12]),
    verdict: 'block',
    because: /guarded-files: #12 changes \.github\/rollcall\.yml \(it is the policy\)/,
  },
  {
    name: 'a pull request that was opened before the policy asked for a second reviewer',
    setting: { review: null },
    when: (s) => {
      s.open({ commits: [{ files: evil }] })
      s.direct({ author: 'cleo', files: { [POLICY]: policy({}) } })
    },
    ask: (s) => {
      const sides = {
        head: { ref: 'change-12', sha: s.head() },
        base: { ref: 'main', sha: s.live },
      }
      return { ...checked(), payload: { number: 12, pull_request: { number: 12, ...sides } } }
    },
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'the policy is a link, and where it leads is edited without its owners',
    setting: {
      ...owned,
      files: { [POLICY]: { link: '../ops/policy.yml' }, 'ops/policy.yml': policy({ owners: [4] }) },
    },
    when: (s) => merged(s, 12, { files: { 'ops/policy.yml': `${policy({ owners: [4] })}# x\n` } }),
    verdict: 'error',
    because: /symbolic link/,
  },
  {
    name: 'the same at the check of the pull request',
    setting: {
      ...owned,
      files: { [POLICY]: { link: '../ops/policy.yml' }, 'ops/policy.yml': policy({ owners: [4] }) },
    },
    when: (s) => approved(s, 12, { files: { 'ops/policy.yml': policy(undefined) } }),
    ask: checked,
    verdict: 'error',
    because: /rollcall\.yml is a symbolic link at the base, and it is not followed/,
  },
  {
    name: 'a manifest for an environment that asks for nobody, pushed straight to main',
    setting: { files: written({ [LIVE]: { ...open, review: {} }, staging: open }) ?? {} },
    when: (s) => {
      const manifest = MANIFEST.replace(LIVE, 'staging')
      s.direct({ files: { ...evil, 'deploy/web.yml': manifest } })
    },
    verdict: 'error',
    because: /this run is for "live"/,
  },
  {
    name: 'a manifest for an environment that the unapproved commit has reached already',
    setting: { files: written({ [LIVE]: open, preview: open }, 'review: {}\n') ?? {} },
    when: (s) => {
      const manifest = MANIFEST.replace(LIVE, 'preview')
      s.direct({ files: { ...evil, 'deploy/web.yml': manifest } })
      s.github.deploy({ environment: 'preview', commit: s.tip() })
    },
    verdict: 'error',
    because: /this run is for "live"/,
  },
  {
    name: 'the unapproved head is proposed once more, to a branch whose policy asks for nobody',
    when: (s) => {
      s.open({ commits: [{ files: evil }] })
      tell(s, 'refs/heads/lax', byHand(s, loose, 'Lax', s.live))
      s.open({ number: 13, base: 'lax', head: s.head() })
    },
    ask: () => ({ ...checked(), pull: 13 }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'the unapproved head is proposed once more, to a branch of the same policy',
    when: (s) => {
      s.open({ commits: [{ files: evil }] })
      tell(s, 'refs/heads/lax', s.live)
      s.open({ number: 13, base: 'lax', head: s.head() })
      s.review('ben', { pull: 13 })
    },
    ask: () => ({ ...checked(), pull: 13 }),
    verdict: 'block',
    because: /settled: #13 goes to lax, and main is what goes live/,
  },
]

const GUARDED: readonly Attempt[] = [
  {
    name: 'a file is renamed to a workflow',
    setting: { ...owned, files: { 'docs/run.txt': X } },
    when: (s) =>
      approved(s, 12, { files: { 'docs/run.txt': null, '.github/workflows/run.yml': X } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes \.github\/workflows\/run\.yml/,
  },
  {
    name: 'a workflow is renamed away',
    setting: { ...owned, files: { '.github/workflows/run.yml': X } },
    when: (s) =>
      approved(s, 12, { files: { 'docs/run.txt': X, '.github/workflows/run.yml': null } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes \.github\/workflows\/run\.yml/,
  },
  {
    name: 'an edit follows a file to where another pull request renamed it, which is guarded',
    setting: { ...owned, files: { 'docs/run.txt': `${X}\n\n\n\n\n\n# end\n` } },
    when: (s) => {
      const files = { 'docs/run.txt': null, '.github/workflows/run.yml': `${X}\n\n\n\n\n\n# end\n` }
      approved(s, 13, { files: { 'docs/run.txt': `${X}# evil\n\n\n\n\n\n# end\n` } })
      s.open({ commits: [{ files }] })
      s.review('dan')
      s.merge()
      s.merge({ pull: 13 })
    },
    ask: () => ({ event: 'push' }),
    verdict: 'block',
    because: /guarded-files: #13 changes \.github\/workflows\/run\.yml/,
  },
  {
    name: 'the folder of the workflows becomes a link',
    setting: owned,
    when: (s) => approved(s, 12, { files: { '.github/workflows': { link: '../ci' } } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes \.github\/workflows /,
  },
  {
    name: 'the folder of the policy becomes a submodule',
    setting: owned,
    when: (s) => approved(s, 12, { files: { '.github': { submodule: s.live } } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes \.github /,
  },
  {
    name: 'a workflow in a folder that differs by case alone',
    setting: owned,
    when: (s) => approved(s, 12, { files: { '.GitHub/Workflows/run.yml': X } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes \.GitHub\/Workflows\/run\.yml/,
  },
  {
    name: 'the inventory becomes executable',
    setting: owned,
    when: (s) => {
      const executable = '[web]\nweb-1\nweb-2\n'
      merged(s, 12, { files: { 'hosts.ini': { executable } } })
    },
    verdict: 'block',
    because: /guarded-files: #12 changes hosts\.ini/,
  },
  {
    name: 'a workflow is edited and put back within one pull request, whose middle is released',
    setting: { ...owned, files: { '.github/workflows/run.yml': X } },
    when: (s) => {
      const path = '.github/workflows/run.yml'
      approved(s, 12, { files: { [path]: `${X}# evil\n` } }, { files: { [path]: X } })
      s.merge()
    },
    ask: (s) => {
      const commit = s.repository.parents(s.head())[0] as string
      tell(s, 'refs/tags/v9', commit)
      return { ref: 'refs/tags/v9', commit }
    },
    verdict: 'block',
    because: /guarded-files: No pull request accounts for the change to \.github\/workflows/,
  },
  {
    name: 'CODEOWNERS is edited in the pull request that it would let pass',
    setting: { review: { codeOwners: true }, files: { CODEOWNERS: '* @dan\n' } },
    when: (s) => approved(s, 12, { files: { CODEOWNERS: '* @ben\n', ...evil } }),
    ask: checked,
    verdict: 'wait',
    because: /guarded-files: #12 changes CODEOWNERS .* without an approval that counts by @dan$/m,
  },
  {
    name: 'a CODEOWNERS that GitHub looks at first is added below it in the range',
    setting: { review: { codeOwners: true }, files: { CODEOWNERS: '* @dan\n' } },
    when: (s) => {
      merged(s, 12, { files: { '.github/CODEOWNERS': '* @ben\n' } })
      merged(s, 13, { files: evil })
    },
    verdict: 'block',
    because: /guarded-files: #13 changes lib\.ts .* without an approval that counts by @dan$/m,
  },
  {
    name: 'CODEOWNERS is a link, and where it leads names somebody else',
    setting: {
      review: { codeOwners: true },
      files: { CODEOWNERS: { link: 'owners.txt' }, 'owners.txt': '* @dan\n' },
    },
    when: (s) => approved(s, 12, { files: evil }),
    ask: checked,
    verdict: 'error',
    because: /^CODEOWNERS is a symbolic link at \w{7}, and a file belongs there$/m,
  },
  {
    name: 'the manifest is edited after the approval',
    when: (s) => [approved(s), s.push({ files: { 'deploy/web.yml': `${MANIFEST}# x\n` } })],
    ask: checked,
    verdict: 'wait',
    because: /approved \w{7}, and deploy\/web\.yml was edited after it$/m,
  },
  {
    name: 'the same where the base is checked out',
    when: (s) => [approved(s), s.push({ files: { 'deploy/web.yml': `${MANIFEST}# x\n` } })],
    ask: () => ({ event: 'pull_request_target' }),
    verdict: 'wait',
    because: /approved \w{7}, and deploy\/web\.yml was edited after it$/m,
  },
]

describe('the policy that judges', () => attempt(POLICIES))
describe('guarded files', () => attempt(GUARDED))
