import { describe, expect, test } from '@jest/globals'
import { summary } from '../../src/report/summary.ts'
import {
  code,
  DIGEST,
  decision,
  finding,
  hostileDecision,
  judgement,
  place,
  plan,
  problem,
  roll,
  story,
  vote,
} from './decision.ts'
import { knight } from './knight.ts'

const version = '1.2.3'

test('the whole of a small one', () => {
  expect(summary(knight, { version })).toBe(`## Rollcall: BLOCK at activate: <code>deploy.yml</code>

The rollout stops: 1 finding blocks, 1 warning.

Judged as if it were 2012-08-01T13:30:00Z.

### Findings

| verdict | rule | where | what, and what to do | hosts |
| --- | --- | --- | --- | --- |
| **BLOCK** | <code>observed/release</code> | <code>observed.json:30:5</code><br>see <code>deploy.yml:5:12</code> | 2 of 3 hosts report 2012.08; smars-03 reports 2003.07.<br>→ Copy the release to smars-03. | smars-03 |
| **WARN** | <code>recovery/procedure</code> | <code>deploy.yml:1:1</code> | No procedure is named.<br>→ Name one. |  |

### Roll call: <code>deploy.yml</code>

3 hosts: 1 wrong, 2 answered.

| host | wave | declared | touched | reports | note |
| --- | --- | --- | --- | --- | --- |
| <code>smars-03</code> | rest | yes | yes | 2003.07, 97 warnings | **wrong**: observed/release |
| <code>smars-01</code> | canary | yes | yes | 2012.08 | answered |
| <code>smars-02</code> | rest | yes | yes | 2012.08 | answered |

<details><summary>Passed (1)</summary>

- <code>hosts/missing</code> 3 of 3 declared.

</details>

### Not judged

- <code>flags/&#42;</code>: Flags are not read in this version

### Notes

- There is no policy file.

<details><summary>Sources (1)</summary>

- manifest <code>deploy.yml</code>, YAML, <code>${DIGEST}</code>

</details>

Plan digest <code>${DIGEST}</code>. To approve it, paste <code>I approve plan ${DIGEST}</code>.

Rollcall 1.2.3.
`)
})

test('a roll that cannot be called says so', () => {
  expect(summary(decision({ verdict: 'error', unknown: [problem()] }), { version })).toContain(
    '### Roll call: <code>deploy.yml</code>\n\nThe roll cannot be called, because the hosts are not known.\n',
  )
})

test.each([
  ['not asked', undefined, 'not asked'],
  ['asked and silent', {}, 'silent'],
  ['asked by digest', { a: { digest: 'sha256:0f' } }, 'sha256:0f'],
  ['asked, and it says nothing of use', { a: {} }, 'no version'],
])('a touched host that was %s', (_, reports, expected) => {
  const given = decision(roll({ names: ['a'], ...(reports && { reports }) }))
  expect(summary(given, { version })).toMatch(
    new RegExp(`^\\| <code>a</code> \\|  \\| yes \\| yes \\| ${expected} \\|`, 'm'),
  )
})

test('several manifests are listed', () => {
  const judgements = [
    judgement({ manifest: 'a.yml', plan: plan() }),
    judgement({ manifest: 'b.yml', verdict: 'block' }),
  ]
  expect(summary(decision({}, { verdict: 'block', judgements }), { version })).toContain(
    `| verdict | manifest | plan digest |
| --- | --- | --- |
| PASS | <code>a.yml</code> | <code>${DIGEST}</code> |
| BLOCK | <code>b.yml</code> | unknown |
`,
  )
})

describe('long roll calls', () => {
  const names = (length: number) => Array.from({ length }, (_, i) => `host-${i}.example.org`)

  test.each([
    [50, false],
    [51, true],
  ])('of %d hosts: folded is %s', (length, folded) => {
    const printed = summary(decision(roll({ names: names(length) })), { version })
    expect(printed.includes('<summary>Every host</summary>')).toBe(folded)
    expect(printed.match(/^\| <code>host-/gm)).toHaveLength(length)
  })

  test('100,000 hosts stay under 1 MiB, the wrong one first, the rest counted', () => {
    const scene = roll({ names: names(100_000) })
    const findings = [finding({ hosts: ['host-99999.example.org'] })]
    const printed = summary(decision({ ...scene, verdict: 'block', findings }), { version })
    const rows = printed.match(/^\| <code>host-.*$/gm) ?? []
    expect(Buffer.byteLength(printed)).toBeLessThan(1_000_000)
    expect(Buffer.byteLength(printed)).toBeGreaterThan(950_000)
    expect(rows[0]).toContain('host-99999')
    expect(printed).toContain('100,000 hosts: 1 missing, 99,999 touched.')
    const left = (100_000 - rows.length).toLocaleString('en')
    expect(printed).toContain(`${left} more rows left out here; see the decision file`)
    expect(printed).toContain('<code>rollcall hosts &#39;smars&#39;</code>')
    expect(printed).toContain(`Rollcall ${version}.`)
  })
})

describe('under 1 MiB whatever it is given', () => {
  const many = <T>(length: number, value: T): T[] => Array(length).fill(value)
  const huge = '@'.repeat(1_000_000)
  const hosts = Array.from({ length: 20_000 }, (_, i) => `@${i}`)
  const full = {
    ...roll({ names: hosts }),
    manifest: huge,
    findings: many(
      5000,
      finding({ what: huge, next: huge, hosts: [huge, ...hosts.slice(0, 20)], place: place(huge) }),
    ),
    notJudged: hosts.map((rule) => ({ rule, kind: 'planned' as const, because: '@'.repeat(5000) })),
    passed: many(5000, { rule: 'a', shows: huge }),
    sources: hosts.map((file) => ({ role: 'policy' as const, file, format: huge, digest: DIGEST })),
  }
  test.each([
    ['everything long at once', decision(full, { notes: many(5000, huge) })],
    [
      'a thousand manifests',
      decision(
        {},
        { judgements: many(1000, judgement({ ...roll({ names: hosts }), manifest: huge })) },
      ),
    ],
    ['a megabyte in every field', hostileDecision(huge)],
    [
      'a thousand manifests with flags',
      decision(
        {},
        {
          judgements: many(1000, judgement({ manifest: huge, flags: [story()], code: code() })),
        },
      ),
    ],
    ['a thousand flags', decision({ flags: many(1000, story({ key: huge, head: huge })) })],
  ])('%s', (_, given) => {
    const printed = summary(given, { version })
    expect(Buffer.byteLength(printed)).toBeLessThan(1024 * 1024)
    expect(printed).toMatch(/Rollcall 1\.2\.3\.\n$/)
  })
})

test('every answer to the change is listed with what became of it', () => {
  const votes = [
    vote(),
    vote({ counts: false, person: undefined, because: 'approved with an account that is gone' }),
    vote({ kind: 'objection', because: 'asked for `changes`' }),
    vote({ kind: 'objection', counts: false, because: 'may only read' }),
  ]
  const given = decision({}, { judgements: [judgement({ votes, owed: 'INC-7' })] })
  const shown = summary(given, { version })
  expect(shown).toContain('**The glass was broken for INC-7')
  const rows = shown.split('\n').filter((line) => /kim|a deleted account/.test(line))
  expect(rows.map((row) => row.replaceAll(/<code>.*?<\/code>/g, ''))).toEqual([
    '| **counted** |  |  | approved exactly this commit |',
    '| **not counted** |  |  | approved with an account that is gone |',
    '| **objects** |  |  | asked for &#96;changes&#96; |',
    '| **objected** |  |  | may only read |',
  ])
})

test('a plan is shown with the sentence that approves it', () => {
  const given = decision({}, { judgements: [judgement({ plan: plan() })] })
  expect(summary(given, { version })).toContain(`<code>I approve plan ${DIGEST}</code>`)
})

describe('flags', () => {
  test('make a row each, with what they mean in every place', () => {
    const flags = [
      story({
        base: 'not known',
        behind: '2003.06 on smars-08 reads it | as power_peg',
        rollback: '2012.07.26 does not read it',
      }),
    ]
    const skipped = [{ because: 'tests', files: 12 }]
    expect(
      summary(decision({ flags, code: code({ skipped }) }), { version }),
    ).toContain(`### Flags: <code>deploy.yml</code>

| flag | before | now | left behind | way back |
| --- | --- | --- | --- | --- |
| <code>rlp</code><br>turned on | not known | bit 12 of order.flags, live | 2003.06 on smars-08 reads it &#124; as power&#95;peg | 2012.07.26 does not read it |

1,204 files (5.2 MB) of 4f4f4f4 were scanned for flags; left out: 12 tests.
`)
  })

  test('are not told where there is no registry, and where none is touched that is told', () => {
    expect(summary(decision(), { version })).not.toContain('### Flags')
    expect(summary(decision({ code: code() }), { version })).toContain(
      'The rollout touches no flag.\n\n1,204 files',
    )
  })

  test('of too many rollouts are counted', () => {
    const judgements = Array.from({ length: 1000 }, () => judgement({ flags: [story()] }))
    expect(summary(decision({}, { judgements }), { version })).toMatch(
      /The flags of \d+ more rollouts are left out here\./,
    )
  })
})
