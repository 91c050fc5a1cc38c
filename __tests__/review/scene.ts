import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import {
  type FileContent,
  makeRepository,
  type Repository,
  type Who,
} from '../evidence/repository/repository.ts'
import { commitsFrom, readAgain } from '../github/from-git.ts'
import { type GitHub, type Options as ServerOptions, startGitHub } from '../github/github.ts'
import { pullOf } from '../github/lookup.ts'
import {
  addActivity,
  addPull,
  byGitHub,
  environment,
  type NewPull,
  type NewWorld,
  type Pull,
  type Review,
  review as reviewIn,
  run,
  type Signature,
  tick,
  type User,
  user,
  world,
} from '../github/world.ts'
import { type Ask, GITHUB, type Judged, judging, tipOf } from './asking.ts'

export { type Ask, type Judged, NOW } from './asking.ts'

// A repository of git, the tests' GitHub that tells of the same commits, and the gate that is asked
// in a checkout of it as the runner would ask. Whoever acts is named by a login.

/** The environment that the manifest is for, and that GitHub protects. */
export const LIVE = 'live'

export const MANIFEST = `version: 1
service: web
environment: ${LIVE}
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2 }
`

type Files = Readonly<Record<string, FileContent>>

const FILES: Files = {
  'hosts.ini': '[web]\nweb-1\nweb-2\n',
  'deploy/web.yml': MANIFEST,
  'web.ts': "export const greeting = 'Good morning'\n",
  'lib.ts': 'export const one = 1\n',
}

/** A policy whose settings below `review` are these; undefined asks for no second reviewer. */
export function policy(review: object | undefined): string {
  const live = { protected: false, ...(review && { review }) }
  return `version: 1\ninventory: hosts.ini\nenvironments: ${JSON.stringify({ [LIVE]: live })}\n`
}

/** Ada proposes; ben and dan may review; cleo wrote what is live; kim merges; eve is a stranger. */
const USERS: readonly User[] = [
  user(1, 'ada'),
  user(2, 'ben'),
  user(3, 'cleo'),
  user(4, 'dan'),
  user(5, 'eve', { role: 'none', association: 'CONTRIBUTOR' }),
  user(6, 'kim'),
  user(9, 'ci[bot]', { emails: ['9+ci[bot]@users.noreply.github.com'] }),
]

export interface Setting extends Omit<NewWorld, 'users' | 'pulls' | 'commits' | 'refs'> {
  /** What the policy writes below `review`; `{}` unless given, and null for none. */
  readonly review?: object | null
  /** Beside the files of every scene, or in their place. */
  readonly files?: Files
  /** Beside the users of every scene, or in their place. */
  readonly users?: readonly User[]
  readonly server?: ServerOptions
}

/** A commit that somebody makes. */
export interface Made {
  readonly files?: Files
  /** Its author: a login, or any name and address. */
  readonly author?: string | Who
  /** Its author, unless given. */
  readonly committer?: string | Who
  readonly coAuthors?: readonly (string | Who)[]
  readonly message?: string
  readonly parents?: readonly string[]
  readonly signature?: Signature
}

export interface Opened
  extends Omit<NewPull, 'commits' | 'reviews' | 'head' | 'base' | 'author' | 'merged'> {
  /** Ada, unless given; null for an account that was deleted. */
  readonly by?: string | null
  /** Each on top of the one before; one by its author, unless given. */
  readonly commits?: readonly Made[]
  /** The branch it goes to, and its tip, unless another commit is given to stand on. */
  readonly base?: string
  readonly on?: string
  /** A commit that is there already, in place of new ones. */
  readonly head?: string
  /** `eve/shop`, where it comes from a fork. */
  readonly from?: string
}

export interface Merged {
  readonly pull?: number
  readonly by?: string
  readonly how?: 'merge' | 'squash' | 'rebase'
  /** What is slipped in as it is merged, or how conflicts were resolved; not of a rebase. */
  readonly files?: Files
}

export interface Scene {
  readonly repository: Repository
  readonly github: GitHub
  /** The commit that is live, where main begins. */
  readonly live: string
  /** The tip of a branch, of main unless another is named. */
  tip(branch?: string): string
  pull(number?: number): Pull
  head(number?: number): string
  /** Makes a commit, which GitHub knows and no branch has. */
  commit(made?: Made): string
  /** Opens a pull request, 12 unless given, and answers its head. */
  open(opened?: Opened): string
  /** Pushes a commit to it, or moves its branch to one that is there; answers the head. */
  push(made?: Made & { readonly pull?: number; readonly by?: string; readonly to?: string }): string
  /** By the rules of GitHub; ben approves the head of 12, unless given. */
  review(by?: string, about?: Partial<Review> & { readonly pull?: number }): Review
  /** Past the rules of GitHub: a state that it would refuse to make. */
  forge(by: string | null, about?: Partial<Review> & { readonly pull?: number }): Review
  /** Brings main into it, as the button does, by its author; answers the head. */
  update(merged?: Merged): string
  /** Brings it in, as the buttons do, by kim; answers the commit on the branch that it made. */
  merge(merged?: Merged): string
  /** Puts them into the merge queue, on top of one another, and answers what asks about the group. */
  queue(numbers?: readonly number[], files?: Files): Ask
  /** Pushes a commit straight to main. */
  direct(made?: Made): string
  /** Starts the run 42 for a commit, which waits for the environment. */
  start(by?: string, commit?: string): void
  /** Ben lets the run 42 into the environment, unless another is named. */
  letGo(by?: string, comment?: string): void
  /** Asks the gate at an event. */
  judge(ask?: Ask): Promise<Judged>
  /** Asks whether the tip of main may be released. */
  release(ask?: Ask): Promise<Judged>
}

const endings: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

export function who(name: string | Who): Who {
  if (typeof name !== 'string') return name
  if (name === 'web-flow') return GITHUB
  const bot = USERS.find(({ login, type }) => login === name && type === 'Bot')
  return { name, email: bot?.emails[0] ?? `${name}@example.com` }
}

function trailerOf(name: string | Who): string {
  const { name: called, email } = who(name)
  return `Co-authored-by: ${called} <${email}>`
}

export async function makeScene(setting: Setting = {}): Promise<Scene> {
  const { review = {}, files, users = [], server, ...about } = setting
  const repository = makeRepository()
  const signatures = new Map<string, Signature>()
  const signed = (id: string) => signatures.get(id) ?? null
  const live = repository.commit(
    { '.github/rollcall.yml': policy(review ?? undefined), ...FILES, ...files },
    { author: who('cleo'), message: 'Begin' },
  )
  repository.branch('main', live)
  const github = await startGitHub(
    world({
      environments: [environment(1, LIVE, { reviewers: ['ada', 'ben', 'cleo', 'dan', 'kim'] })],
      ...about,
      users: [...new Map([...USERS, ...users].map((each) => [each.login, each])).values()],
      commits: commitsFrom(repository.root),
      refs: { 'refs/heads/main': live },
      pulls: [],
    }),
    server,
  )
  const temporary = mkdtempSync(join(tmpdir(), 'rollcall-scene-'))
  endings.push(() => {
    repository.remove()
    rmSync(temporary, { recursive: true, force: true })
    return github.stop()
  })
  const told = github.world
  if (about.deployments === undefined) github.deploy({ environment: LIVE, commit: live })

  const judge = judging({ repository, github, temporary })
  const tip = (branch = 'main') => tipOf(told, branch)
  const pull = (number = 12) => pullOf(told, number) as Pull
  const head = (number?: number) => pull(number).head.commit
  const tell = () => readAgain(told, repository.root, signed)

  const make = ({ author = 'ada', committer = author, coAuthors = [], ...made }: Made): string => {
    const { files: edits = { 'web.ts': `export const greeting = '${told.clock}'\n` } } = made
    const id = repository.commit(edits, {
      author: who(author),
      committer: who(committer),
      trailers: coAuthors.map(trailerOf),
      ...(made.parents && { parents: made.parents }),
      ...(made.message !== undefined && { message: made.message }),
    })
    if (made.signature) signatures.set(id, made.signature)
    tick(told)
    return id
  }

  const commit = (made: Made = {}): string => {
    const id = make({ parents: [tip()], ...made })
    tell()
    return id
  }

  /** What a button makes of a pull request on top of a commit. */
  const broughtIn = (number: number, onto: string, merged: Omit<Merged, 'pull'>): string => {
    const { by = 'kim', how = 'merge', files: edits } = merged
    const { title, author } = pull(number)
    const options = { committer: GITHUB, ...(edits && { files: edits }) }
    // A rebase is git's own, in the name of kim, and nobody signs it.
    if (how === 'rebase') return repository.rebase(head(number), onto)
    const id =
      how === 'merge'
        ? repository.merge(onto, head(number), {
            ...options,
            author: who(by),
            message: `Merge pull request #${number} from acme/change-${number}\n\n${title}`,
          })
        : repository.squash(onto, head(number), {
            ...options,
            author: who(author ?? 'ada'),
            message: `${title} (#${number})`,
          })
    signatures.set(id, byGitHub)
    return id
  }

  const moveTo = (branch: string, id: string): string => {
    repository.branch(branch, id)
    tell()
    return id
  }

  return {
    repository,
    github,
    live,
    tip,
    pull,
    head,
    commit,

    open({
      by = 'ada',
      commits = [{}],
      base = 'main',
      on = tip(base),
      head: at,
      from,
      ...rest
    } = {}) {
      const number = rest.number ?? 12
      const author = by ?? 'ada'
      const id =
        at ?? commits.reduce((under, made) => make({ author, parents: [under], ...made }), on)
      moveTo(`change-${number}`, id)
      addPull(told, {
        number,
        author: by,
        ...rest,
        head: { ref: `change-${number}`, commit: id, ...(from && { repository: from }) },
        base: { ref: base, commit: on },
      })
      return id
    },

    push({ pull: number = 12, by = 'ada', to, ...made } = {}) {
      const id = to ?? make({ author: by, parents: [head(number)], ...made })
      moveTo(`change-${number}`, id)
      return github.push({ pull: number, by, to: id })
    },

    review(by = 'ben', { pull: number = 12, ...about } = {}) {
      const { state = 'APPROVED', commit: on, body = '' } = about
      if (state === 'DISMISSED' || state === 'PENDING')
        throw new Error('Nobody gives such a review')
      return github.review({ pull: number, by, state, body, ...(on && { commit: on }) })
    },

    forge(by, { pull: number, ...about } = {}) {
      const to = pull(number)
      const made = reviewIn(told, to, { by, ...about })
      to.reviews.push(made)
      return made
    },

    update({ pull: number = 12, by = pull(number).author ?? 'ada', files: edits } = {}) {
      const { base } = pull(number)
      const id = repository.merge(head(number), tip(base.ref), {
        author: who(by),
        committer: GITHUB,
        message: `Merge branch '${base.ref}' into change-${number}`,
        ...(edits && { files: edits }),
      })
      signatures.set(id, byGitHub)
      moveTo(`change-${number}`, id)
      return github.push({ pull: number, by, to: id })
    },

    merge({ pull: number = 12, ...rest } = {}) {
      const { base } = pull(number)
      const id = broughtIn(number, tip(base.ref), rest)
      tell()
      // GitHub keeps with it where the branch was before.
      github.merge({ pull: number, by: 'kim', ...rest, as: id })
      return moveTo(base.ref, id)
    },

    queue(numbers = [12], files) {
      const onto = tip()
      const commit = numbers.reduce(
        (under, number) => broughtIn(number, under, files ? { files } : {}),
        onto,
      )
      const branch = `gh-readonly-queue/main/pr-${numbers.at(-1)}-${onto}`
      moveTo(branch, commit)
      return { event: 'merge_group', commit, base: onto, ref: `refs/heads/${branch}` }
    },

    direct(made = {}) {
      const before = tip()
      const { author = 'ada' } = made
      const by = typeof author === 'string' ? author : 'ada'
      const after = moveTo('main', make({ parents: [before], ...made }))
      const ref = 'refs/heads/main'
      addActivity(told, { type: 'push', ref, before, after, by, at: tick(told) })
      return after
    },

    start(by = 'kim', at = tip()) {
      told.runs.push(run(told, { actor: by, commit: at, pending: [LIVE] }))
    },

    letGo(by = 'ben', comment = '') {
      github.approveEnvironment({ run: 42, by, comment })
    },

    judge,
    release: (ask = {}) => judge({ event: 'push', ...ask }),
  }
}
