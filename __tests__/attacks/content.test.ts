import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from '@jest/globals'
import { type Scene, who } from '../review/scene.ts'
import {
  type Attempt,
  another,
  approved,
  attempt,
  byHand,
  checked,
  deployed,
  evil,
  good,
  land,
  landAs,
  MERGED,
  merged,
  NAMED,
  raw,
  review,
  squashed,
  tagged,
  tell,
} from './content.ts'

const side = (s: Scene) => byHand(s, evil, 'Aside', s.live)
const parent = (s: Scene, commit: string) => s.repository.parents(commit)[0] as string

const NAMES: readonly Attempt[] = [
  {
    name: 'a direct push whose title names an approved and merged pull request',
    when: (s) => [merged(s), deployed(s), s.direct({ files: evil, message: 'Mend it (#12)' })],
    verdict: 'block',
    because: /range: No pull request accounts for .*not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'a direct push whose title names an approved and open pull request',
    when: (s) => [approved(s), s.direct({ files: evil, message: 'Mend it (#12)' })],
    verdict: 'block',
    because: /range: No pull request accounts for .*not #12 \(it is not merged\)$/m,
  },
  {
    name: 'an empty commit whose title names the approved pull request below it',
    when: (s) => [merged(s), s.direct({ files: {}, message: NAMED })],
    verdict: 'block',
    because: /range: No pull request accounts for .*not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'a merge of an unapproved side branch, named as the merge of an approved pull request',
    when: (s) => {
      merged(s)
      land(s, s.repository.merge(s.tip(), side(s), { author: who('ada'), message: MERGED }))
    },
    verdict: 'block',
    because: /not #12 \(the commit merges \w{7}, and its head is \w{7}\)$/m,
  },
  {
    name: 'an evil merge of the approved head, named as its merge',
    when: (s) => [approved(s), landAs(s, 12, byHand(s, evil, MERGED, s.tip(), s.head()))],
    verdict: 'block',
    because: /not #12 \(lib\.ts and web\.ts were edited as it went in\)$/m,
  },
  {
    name: 'a second squash of an approved pull request under its own title',
    when: (s) => [
      approved(s),
      s.merge({ how: 'squash' }),
      s.direct({ files: evil, message: NAMED }),
    ],
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'two squashes that swap their titles, of which one is approved',
    when: (s) => {
      approved(s)
      s.open({ number: 13, commits: [{ files: evil }] })
      s.merge({ how: 'squash' })
      const one = byHand(s, evil, NAMED, s.live)
      const about = { author: who('ada'), message: 'Change one thing (#13)' }
      land(s, s.repository.squash(one, s.head(), about))
    },
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'a title that a strange encoding ends early',
    when: (s) => {
      merged(s)
      s.repository.git('config', 'i18n.commitEncoding', 'UTF-7')
      s.repository.checkout(s.tip())
      writeFileSync(join(s.repository.root, 'lib.ts'), evil['lib.ts'])
      s.repository.git('commit', '-qam', 'Mend it (#12)+AAA-')
      land(s, s.repository.git('rev-parse', 'HEAD'))
    },
    verdict: 'block',
    because: /range: (?:No pull request accounts|1 commit since \w{7} has come without)/,
  },
  {
    name: 'a message in which a null byte seems to end one commit and begin another',
    when: (s) => {
      merged(s)
      const text = s.repository.git('cat-file', 'commit', s.direct({ files: evil }))
      land(s, raw(s, `${text} (#12)\0${s.live} ${s.live}\n${NAMED}\n`))
    },
    verdict: 'block',
    because: /range: (?:No pull request accounts|1 commit since \w{7} has come without)/,
  },
  {
    name: 'a commit is picked onto the release branch under the title of its pull request to main',
    setting: review({ branch: 'release-1' }),
    when: (s) => {
      approved(s)
      const text = s.repository.git('show', `${s.merge({ how: 'squash' })}:web.ts`)
      tell(s, 'refs/heads/release-1', byHand(s, { 'web.ts': `${text}\n` }, NAMED, s.live))
    },
    ask: (s) => ({ ref: 'refs/heads/release-1', commit: s.tip('release-1') }),
    verdict: 'block',
    because: /not #12 \(it goes to main\)$/m,
  },
]

/** Approved and squashed, and taken back by another approved pull request; all of that is live. */
const reverted = (s: Scene) => {
  approved(s, 12, { files: evil })
  s.merge({ how: 'squash' })
  merged(s, 13, { files: good })
  deployed(s)
}
/** Ada's first commit does evil, which her second one takes back; ben sees nothing of it. */
const undone = (s: Scene) => approved(s, 12, { files: evil }, { files: good })

const AGAIN: readonly Attempt[] = [
  {
    name: 'approved, squashed and reverted content is brought back by a merge made by hand',
    when: (s) => {
      reverted(s)
      land(s, s.repository.merge(s.tip(), s.head(), { author: who('ada'), message: MERGED }))
    },
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'the same by a push by force to its head',
    when: (s) => [reverted(s), land(s, s.head())],
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'the same by a squash under its title',
    when: (s) => [reverted(s), s.direct({ files: evil, message: NAMED })],
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'the same by a revert of the revert, pushed straight to main',
    when: (s) => [reverted(s), s.direct({ files: evil, message: 'Revert "Revert"' })],
    verdict: 'block',
    because: /range: 1 commit since \w{7} has come without a pull request/,
  },
  {
    name: 'main goes back by force, and what was merged is merged again without a mend before it',
    when: (s) => {
      approved(s)
      merged(s, 13, { files: another })
      s.merge()
      deployed(s)
      land(s, s.repository.merge(s.live, s.head(), { author: who('ada'), message: MERGED }))
    },
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    // Whatever the live commit reaches by any parent counts as approved (steps.. ^live), and nobody approved this tree.
    name: 'a tag on a commit within an approved pull request, which nobody approved alone',
    when: (s) => [undone(s), s.merge(), deployed(s)],
    ask: (s) => tagged(s, parent(s, s.head())),
    verdict: 'block',
    because: /review\//,
  },
  {
    // The same: a rebase puts such commits on the first line of main.
    name: 'the same within one that was rebased and merged',
    when: (s) => [undone(s), s.merge({ how: 'rebase' }), deployed(s)],
    ask: (s) => tagged(s, parent(s, s.tip())),
    verdict: 'block',
    because: /review\//,
  },
  {
    // The same: the range is not empty, and what its lowest commit stands on was never live.
    name: 'main is moved by force onto such a commit, with an approved pull request on top',
    when: (s) => {
      undone(s)
      s.merge()
      deployed(s)
      const under = parent(s, s.head())
      s.open({ number: 13, on: s.live, commits: [{ files: another }] })
      s.review('ben', { pull: 13 })
      const about = { author: who('ada'), message: 'Merge pull request #13 from acme/change-13' }
      landAs(s, 13, s.repository.merge(under, s.head(13), about))
    },
    verdict: 'block',
    because: /review\//,
  },
  {
    name: 'the same commit before the pull request is live',
    when: (s) => [undone(s), s.merge()],
    ask: (s) => tagged(s, parent(s, s.head())),
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    // A push by force to the base shows reviewers another change, as a change of base does.
    name: 'it is approved while main holds the worst of it, and main goes back by force',
    when: (s) => [s.direct({ files: evil }), approved(s), land(s, s.live), s.merge()],
    verdict: 'block',
    because: /^ben: the approval does not count: approved before/m,
  },
  {
    // The same, where it is still open.
    name: 'the same at the check of the pull request',
    when: (s) => {
      s.direct({ files: evil })
      approved(s)
      land(s, s.live)
      Object.assign(s.pull().base, { commit: s.live })
    },
    ask: checked,
    verdict: 'wait',
    because: /^ben: the approval does not count: approved before/m,
  },
  {
    name: 'what the branch was updated with was on main then, and is no more',
    when: (s) => {
      const commit = s.open()
      s.direct({ files: evil })
      s.update()
      land(s, s.live)
      s.review('ben', { commit })
      s.merge()
    },
    verdict: 'block',
    because: /^ben: the approval does not count: approved \w{7}, and lib\.ts was edited after it$/m,
  },
  {
    // Known, and in docs/security.md: the approved head holds 13 as merged and undone, so git takes 13
    // out of main as 12 goes in. The tree that goes live is the one that was approved.
    name: 'the approved head has merged another pull request away, before that was on main',
    when: (s) => {
      approved(s, 13, { files: another })
      s.open()
      const about = { author: who('ada'), strategy: 'ours' }
      s.push({ to: s.repository.merge(s.head(), s.head(13), about) })
      s.review()
      s.merge({ pull: 13 })
      s.merge()
    },
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
  {
    name: 'the same, where the approval is of the commit before',
    when: (s) => {
      approved(s, 13, { files: another })
      approved(s)
      const about = { author: who('ada'), strategy: 'ours' }
      s.push({ to: s.repository.merge(s.head(), s.head(13), about) })
      s.merge({ pull: 13 })
      s.merge()
    },
    verdict: 'block',
    because: /^ben: the approval does not count: approved \w{7}, and new\.ts was edited after it$/m,
  },
  {
    name: 'the head goes back to a commit before the approved one',
    when: (s) => [undone(s), s.push({ to: parent(s, s.head()) })],
    ask: checked,
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and lib\.ts was edited after it$/m,
  },
  {
    name: 'the branch stands on a newer main, whose mend it takes back in a merge by ours',
    when: (s) => {
      approved(s)
      merged(s, 13, { files: another })
      const about = { author: who('ada'), strategy: 'ours' }
      s.push({ to: s.repository.merge(s.head(), s.tip(), about) })
    },
    ask: checked,
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and new\.ts was edited after it$/m,
  },
]

const SHAPES: readonly Attempt[] = [
  {
    name: 'one more commit on top of a rebase, under the title of the pull request',
    when: (s) => {
      approved(s, 12, {}, { files: another })
      s.merge({ how: 'rebase' })
      s.direct({ files: evil, message: NAMED })
    },
    verdict: 'block',
    because: /not #12 \(it was merged as \w{7}\)$/m,
  },
  {
    name: 'one more commit below a rebase, under the title of the pull request',
    when: (s) => {
      approved(s, 12, {}, { files: another })
      s.direct({ files: evil, message: NAMED })
      s.merge({ how: 'rebase' })
    },
    verdict: 'block',
    because: /not #12 \(it accounts for a later commit already\)$/m,
  },
  {
    name: 'one more commit in the middle of a rebase',
    when: (s) => {
      approved(s, 12, {}, { files: another })
      const first = parent(s, s.head())
      const slipped = byHand(s, evil, 'Aside (#12)', s.repository.rebase(first, s.tip()))
      landAs(s, 12, s.repository.rebase(s.head(), slipped, first))
    },
    verdict: 'block',
    because: /not #12 \(it accounts for a later commit already\)$/m,
  },
  {
    name: 'a rebase that loses the last commit, which takes the first one back',
    when: (s) => {
      undone(s)
      landAs(s, 12, s.repository.rebase(parent(s, s.head()), s.tip()))
    },
    verdict: 'block',
    because: /not #12 \(lib\.ts was edited as it went in\)$/m,
  },
  {
    name: 'an octopus of two approved heads and an unapproved one',
    when: (s) => {
      approved(s)
      approved(s, 13, { files: another })
      const id = byHand(s, evil, MERGED, s.tip(), s.head(), s.head(13), side(s))
      landAs(s, 12, id)
    },
    verdict: 'block',
    because: /not #12 \(the commit merges 3 branches at once\)$/m,
  },
  {
    name: 'a merge whose first parent is the approved head, and whose tree is another',
    when: (s) => {
      approved(s)
      const main = merged(s, 13, { files: another })
      deployed(s)
      landAs(s, 12, byHand(s, evil, MERGED, s.head(), main))
    },
    verdict: 'block',
    because: /not #12 \(the commit merges \w{7}, and its head is \w{7}\)$/m,
  },
  {
    name: 'a head and a main that cross, so that git may merge them in two ways',
    when: (s) => {
      approved(s)
      const main = s.direct({ author: 'cleo', files: another })
      const first = s.head()
      s.push({ to: s.repository.merge(first, main, { author: who('ada') }) })
      s.push({ files: evil })
      land(s, s.repository.merge(main, first, { author: who('ada'), message: 'Cross' }))
    },
    ask: checked,
    verdict: 'error',
    because: /^The histories of \w{40} and \w{40} cross/m,
  },
  {
    name: 'a history without a beginning in common',
    when: (s) => {
      approved(s)
      land(s, s.repository.git('commit-tree', '-m', NAMED, `${s.head()}^{tree}`))
    },
    verdict: 'error',
    because: /^Of the last 1 deployment to live none was live and is what \w{7} stands on/m,
  },
  {
    name: 'a commit that names its parent twice',
    when: (s) => {
      approved(s)
      const text = s.repository.git('cat-file', 'commit', s.direct({ files: evil }))
      land(s, raw(s, `${text.replace(/^(parent .*)$/m, '$1\n$1')}\n`))
    },
    verdict: 'block',
    because: /range: 1 commit since \w{7} has come without a pull request/,
  },
  {
    name: 'a squash that makes a file executable',
    when: (s) => [approved(s), squashed(s, { 'lib.ts': { executable: good['lib.ts'] } })],
    verdict: 'block',
    because: /not #12 \(lib\.ts was edited as it went in\)$/m,
  },
  {
    name: 'a squash that puts a link in the place of a file',
    when: (s) => [approved(s), squashed(s, { 'lib.ts': { link: 'web.ts' } })],
    verdict: 'block',
    because: /not #12 \(lib\.ts was edited as it went in\)$/m,
  },
  {
    name: 'a squash that puts a submodule beside it',
    when: (s) => [approved(s), squashed(s, { vendor: { submodule: s.live } })],
    verdict: 'block',
    because: /not #12 \(vendor was edited as it went in\)$/m,
  },
  {
    name: 'a squash that adds a name that differs by case alone',
    when: (s) => [approved(s), squashed(s, { 'LIB.ts': evil['lib.ts'] })],
    verdict: 'block',
    because: /not #12 \(LIB\.ts was edited as it went in\)$/m,
  },
  {
    name: 'a squash that renames a file which the attributes of the repository hide from diffs',
    when: (s) => {
      approved(s)
      squashed(s, { 'lib.ts': null, 'lib2.ts': good['lib.ts'], '.gitattributes': '* -diff\n' })
    },
    verdict: 'block',
    because: /not #12 \(\.gitattributes, .* were edited as it went in\)$/m,
  },
  {
    name: 'a submodule is moved on after the approval',
    when: (s) => {
      approved(s, 12, { files: { vendor: { submodule: s.live } } })
      s.push({ files: { vendor: { submodule: s.head() } } })
    },
    ask: checked,
    verdict: 'wait',
    because: /approved \w{7}, and vendor was edited after it$/m,
  },
  {
    name: 'a conflict that .gitattributes resolves by a union as the branch is updated',
    setting: { files: { '.gitattributes': '* merge=union\n' } },
    when: (s) => {
      approved(s)
      s.direct({ author: 'cleo', files: { 'web.ts': 'export const other = 1\n' } })
      s.update()
    },
    ask: checked,
    verdict: 'wait',
    because: /it conflicts with the base branch in web\.ts, and nothing proves how/,
  },
  {
    name: 'a conflict that a merge driver of the checkout resolves',
    setting: { files: { '.gitattributes': '* merge=mine\n' } },
    when: (s) => {
      s.repository.git('config', 'merge.mine.driver', 'true')
      approved(s)
      s.direct({ author: 'cleo', files: { 'web.ts': 'export const other = 1\n' } })
      s.update()
    },
    ask: checked,
    verdict: 'wait',
    because: /it conflicts with the base branch in web\.ts, and nothing proves how/,
  },
  {
    name: 'a name for replacement lets the checkout show the head where the squash is',
    when: (s) => [approved(s), squashed(s, evil)],
    ask: (s) => {
      s.repository.git('replace', s.tip(), s.head())
      return {}
    },
    verdict: 'block',
    because: /not #12 \(lib\.ts was edited as it went in\)$/m,
  },
  {
    name: 'a graft lets what was pushed straight to main stand behind what is live',
    when: (s) => {
      const bad = s.direct({ files: evil })
      merged(s)
      writeFileSync(join(s.repository.root, '.git/info/grafts'), `${s.live} ${bad}\n${bad}\n`)
    },
    verdict: 'block',
    because: /range: 1 commit since \w{7} has come without a pull request/,
  },
  {
    name: 'a shallow clone hides what was pushed straight to main',
    when: (s) => [s.direct({ files: evil }), merged(s)],
    ask: (s) => {
      s.repository.checkout(s.tip())
      return { request: { root: s.repository.clone({ depth: 2 }).root } }
    },
    verdict: 'error',
    because: /^The commit \w{40} is not in this checkout/m,
  },
  {
    name: 'a shallow clone whose end is said to be elsewhere',
    when: (s) => [s.direct({ files: evil }), merged(s)],
    ask: (s) => {
      writeFileSync(join(s.repository.root, '.git/shallow'), `${s.tip()}\n`)
      return {}
    },
    verdict: 'error',
    because: /^This checkout is shallow: its history ends at \w{40}/m,
  },
  {
    name: 'a clone without files hides what was slipped in',
    when: (s) => [approved(s), s.merge({ how: 'squash', files: evil })],
    ask: (s) => {
      s.repository.checkout(s.tip())
      const clone = s.repository.clone({ filter: 'tree:0' })
      clone.checkout(s.tip())
      return { request: { root: clone.root } }
    },
    verdict: 'error',
    because: /^The checkout has the commit \w{40} without its files/m,
  },
  {
    name: 'the approved commit is checked out, and another one is released',
    when: (s) => [merged(s), s.direct({ files: evil })],
    ask: (s) => ({ checkout: s.pull().merged?.commit as string }),
    verdict: 'block',
    because: /settled: What is checked out, and was read, is not \w{7}, which is judged/,
  },
  {
    name: 'the unapproved commit is checked out, and the approved one is named',
    when: (s) => [merged(s), s.direct({ files: evil })],
    ask: (s) => ({ commit: s.pull().merged?.commit as string, checkout: s.tip() }),
    verdict: 'block',
    because: /settled: What is checked out, and was read, is not \w{7}, which is judged/,
  },
  {
    name: 'a twin of the same tree is approved, and the other one is merged',
    when: (s) => {
      approved(s, 12, { files: evil })
      s.open({ number: 13, commits: [{ files: evil, message: NAMED }] })
      s.merge({ pull: 13 })
    },
    verdict: 'block',
    because: /second-person: #13 has 0 of 1 independent approval/,
  },
  {
    name: 'GitHub lists no more than the last commit of what is merged',
    when: (s) => {
      approved(s, 12, { author: 'ben', files: evil }, {})
      Object.assign(s.pull(), { listed: [s.head()] })
      s.merge()
    },
    verdict: 'block',
    because: /not #12 \(GitHub does not list \w{7} among its commits\)$/m,
  },
  {
    name: 'what ben wrote comes in by the history of a merge by ours, and ben approves',
    when: (s) => {
      const theirs = s.commit({ author: 'ben', files: evil })
      s.open()
      const about = { author: who('ada'), strategy: 'ours' }
      s.push({ to: s.repository.merge(s.head(), theirs, about) })
      s.review()
    },
    ask: checked,
    verdict: 'wait',
    because: /^ben: the approval does not count: wrote commit/m,
  },
]

const onTop = (s: Scene) => {
  const { ref = '', ...group } = s.queue([12])
  const commit = byHand(s, evil, NAMED, group.commit as string)
  tell(s, ref, commit)
  return { ...group, ref, commit }
}

const QUEUE: readonly Attempt[] = [
  {
    name: 'an unapproved pull request in the middle of a group',
    when: (s) => {
      approved(s)
      s.open({ number: 13, commits: [{ files: evil }] })
      approved(s, 14, { files: another })
    },
    ask: (s) => s.queue([12, 13, 14]),
    verdict: 'block',
    because: /second-person: #13 has 0 of 1 independent approval/,
  },
  {
    name: 'one more commit on top of a group',
    when: (s) => approved(s),
    ask: onTop,
    verdict: 'block',
    because:
      /second-person: No pull request accounts for commit \w{7} \(Change one thing \(#12\)\)/,
  },
  {
    name: 'one more commit below a group',
    when: (s) => approved(s),
    ask: (s) => {
      const base = s.tip()
      s.direct({ files: evil, message: NAMED })
      return { ...s.queue([12]), base }
    },
    verdict: 'block',
    because:
      /second-person: No pull request accounts for commit \w{7} \(Change one thing \(#12\)\)/,
  },
  {
    name: 'something is slipped in as the queue merges',
    when: (s) => approved(s),
    ask: (s) => s.queue([12], evil),
    verdict: 'block',
    because: /lib\.ts was edited as it went in$/m,
  },
  {
    name: 'a group of a pull request that was closed since',
    when: (s) => approved(s),
    ask: (s) => {
      const group = s.queue([12])
      Object.assign(s.pull(), { state: 'CLOSED' })
      return group
    },
    verdict: 'block',
    because: /it is closed, not open$/m,
  },
  {
    name: 'a group of a pull request that somebody pushed to since',
    when: (s) => approved(s),
    ask: (s) => {
      const group = s.queue([12])
      s.push({ files: evil })
      return group
    },
    verdict: 'block',
    because: /the commit merges \w{7}, and its head is \w{7}$/m,
  },
  {
    name: 'a group under the name of an approved pull request that is not in it',
    when: (s) => [approved(s), s.open({ number: 13, commits: [{ files: evil }] })],
    ask: (s) => {
      const group = s.queue([13])
      const ref = (group.ref as string).replace('pr-13', 'pr-12')
      tell(s, ref, group.commit as string)
      return { ...group, ref }
    },
    verdict: 'block',
    because: /second-person: #13 has 0 of 1 independent approval/,
  },
]

const EVERY_DAY: readonly Attempt[] = [
  {
    name: 'what was live before goes live again',
    when: (s) => [merged(s), deployed(s), merged(s, 13, { files: another }), deployed(s)],
    ask: (s) => tagged(s, s.pull().merged?.commit as string),
    verdict: 'pass',
    because: /^$/,
  },
  {
    name: 'what is live goes live again',
    when: (s) => [merged(s), deployed(s)],
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
  {
    name: 'what was reverted comes back by a new pull request of the same commit',
    when: (s) => {
      reverted(s)
      merged(s, 14, { files: evil })
    },
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
  {
    name: 'two pull requests that were merged by hand, and pushed together',
    when: (s) => {
      approved(s)
      approved(s, 13, { files: another })
      const one = s.repository.merge(s.tip(), s.head(), { author: who('kim'), message: MERGED })
      const message = 'Merge pull request #13 from acme/change-13'
      const two = s.repository.merge(one, s.head(13), { author: who('kim'), message })
      tell(s)
      // GitHub may call either of them what made them merged.
      s.github.merge({ pull: 12, by: 'kim', as: two })
      s.github.merge({ pull: 13, by: 'kim', as: two })
      Object.assign(s.pull(13).base, { commit: s.live })
      land(s, two)
    },
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
  {
    name: 'a pull request that holds another one, and was merged in its place',
    when: (s) => {
      approved(s)
      s.open({ number: 13, on: s.head(), commits: [{ files: another }] })
      Object.assign(s.pull(13).base, { commit: s.live })
      s.review('ben', { pull: 13 })
      s.merge({ pull: 13 })
      const { merged: by } = s.pull(13)
      Object.assign(s.pull(), { state: 'MERGED', merged: by })
    },
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
  {
    name: 'a release branch, while it is being merged back to main',
    setting: review({ branch: 'release-1' }),
    when: (s) => {
      tell(s, 'refs/heads/release-1', s.live)
      s.open({ base: 'release-1' })
      s.review()
      s.merge({ how: 'squash' })
      s.open({ number: 13, head: s.tip('release-1') })
    },
    ask: (s) => ({ ref: 'refs/heads/release-1', commit: s.tip('release-1') }),
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
  },
]

describe('names and titles', () => attempt(NAMES))
describe('what was approved once', () => attempt(AGAIN))
describe('shapes of history', () => attempt(SHAPES))
describe('the merge queue', () => attempt(QUEUE))
describe('what goes through on every day', () => attempt(EVERY_DAY))
