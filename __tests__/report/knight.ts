import { DIGEST, decision, finding, place, plan, roll, rolled } from './decision.ts'

const HOSTS = ['smars-01', 'smars-02', 'smars-03']

/** Two hosts run the new release and one the old: a small decision with something in each part. */
export const knight = decision(
  {
    ...roll({
      names: HOSTS,
      waves: { canary: ['smars-01'], rest: ['smars-02', 'smars-03'] },
      reports: {
        'smars-01': { version: '2012.08' },
        'smars-02': { version: '2012.08' },
        'smars-03': { version: '2003.07', warnings: { count: 97, texts: [] } },
      },
    }),
    verdict: 'block',
    plan: plan({ hosts: rolled(HOSTS) }),
    findings: [
      finding({
        rule: 'recovery/procedure',
        effect: 'warn',
        what: 'No procedure is named',
        next: 'Name one',
        place: place('deploy.yml', 1, 1),
      }),
      finding({
        rule: 'observed/release',
        what: '2 of 3 hosts report 2012.08; smars-03 reports 2003.07',
        next: 'Copy the release to smars-03',
        place: place('observed.json', 30, 5),
        because: place('deploy.yml', 5, 12),
        hosts: ['smars-03'],
      }),
    ],
    passed: [{ rule: 'hosts/missing', shows: '3 of 3 declared' }],
    notJudged: [
      { rule: 'flags/*', kind: 'planned', because: 'Flags are not read in this version' },
    ],
    sources: [{ role: 'manifest', file: 'deploy.yml', format: 'YAML', digest: DIGEST }],
  },
  {
    moment: 'activate',
    replay: true,
    notes: ['There is no policy file'],
  },
)
