import { expect, test } from '@jest/globals'
import surplus from '../../../src/rules/hosts/surplus.ts'
import { ruleTable } from '../tester.ts'
import { manifest, world } from '../world.ts'

const S3 = '[billing]\nbilling-[01:10]\n[index]\nindex-[01:40]\n[placement]\nplacement-[01:10]\n'
const names = (group: string, n: number) =>
  Array.from({ length: n }, (_, i) => `${group}-${String(i + 1).padStart(2, '0')}`)
const services = `version: 1
services:
  billing: { hosts: billing }
  index: { hosts: index }
`
const removal = (select: string, more = '') =>
  manifest({ service: 'billing', operation: 'remove', release: '', select, expect: 4, more })

ruleTable(surplus, {
  blocks: [
    {
      name: 'the S3 case: 4 declared and 60 touched',
      manifest: removal('"*-[01234]?"', '  scope: [billing]\n'),
      inventory: S3,
      policy: services,
      finds: [
        {
          at: 'deploy.yml:8:11',
          because: 'deploy.yml:7:11',
          hosts: [...names('index', 40), ...names('placement', 10)],
        },
      ],
    },
    {
      name: 'the S3 case as the tool lists it',
      manifest: removal('billing-01,billing-02,billing-03,billing-04', '  scope: [billing]\n'),
      inventory: S3,
      touches: [...names('billing', 10), ...names('index', 40)].join('\n'),
      finds: [
        {
          at: 'deploy.yml:8:11',
          because: 'touches.txt:1:1',
          hosts: [...names('billing', 10).slice(4), ...names('index', 40)],
        },
      ],
    },
    {
      name: 'more of the scope than declared: nobody can say which',
      manifest: removal('billing'),
      inventory: S3,
      finds: [{ at: 'deploy.yml:8:11', hosts: names('billing', 10) }],
    },
    {
      name: 'as many as declared, and one of them outside the scope',
      manifest: removal('billing-01,billing-02,billing-03,index-01', '  scope: [billing]\n'),
      inventory: S3,
      finds: [{ at: 'deploy.yml:7:11', hosts: ['index-01'] }],
    },
    {
      name: 'a host beside the group that is selected',
      manifest: manifest({ select: 'smars,other' }),
      inventory: '[smars]\nsmars-[01:07]\n[rest]\nother\n',
      finds: [{ at: 'deploy.yml:7:11', hosts: ['other'] }],
    },
    {
      name: 'none declared and one touched',
      manifest: manifest({ select: 'smars', expect: 0 }),
      inventory: '[smars]\nsmars-01\n',
      finds: [{ at: 'deploy.yml:8:11', hosts: ['smars-01'] }],
    },
    {
      name: 'an excepted host is answered for, so it counts',
      manifest: manifest({
        expect: 7,
        more: '  except:\n    - { host: smars-08, reason: RMA-12, owner: kim, until: 2012-08-03 }\n',
      }),
      finds: [
        {
          at: 'deploy.yml:8:11',
          hosts: [
            'smars-01',
            'smars-02',
            'smars-03',
            'smars-04',
            'smars-05',
            'smars-06',
            'smars-07',
          ],
        },
      ],
    },
    {
      name: 'names of the tool that the inventory does not know',
      manifest: manifest({ expect: 1 }),
      inventory: '[smars]\nsmars-01\n',
      touches: '# from the tool\nsmars-01\nsmars-1\n  web\n',
      finds: [{ at: 'touches.txt:3:1', hosts: ['smars-1', 'web'] }],
    },
    {
      name: 'a name that only the list of the manifest knows',
      manifest: manifest({ expect: 1, more: 'touches: touches.txt\n' }),
      inventory: '[smars]\nsmars-01\n',
      touches: 'smars-01\nweb\n',
      finds: [{ at: 'touches.txt:2:1', because: 'deploy.yml:9:10', hosts: ['web'] }],
    },
    {
      name: 'outside the scope, and others that are not selected',
      manifest: manifest({ select: 'smars-01', expect: 3, more: '  scope: [smars]\n' }),
      inventory: '[smars]\nsmars-[01:02]\n[rest]\nother\n',
      touches: 'smars-01\nsmars-02\nother\n',
      finds: [{ at: 'deploy.yml:7:11', hosts: ['smars-02', 'other'] }],
    },
    {
      name: 'a stranger and a surplus host are two findings',
      manifest: manifest({ expect: 1 }),
      inventory: '[smars]\nsmars-01\n[rest]\nother\n',
      touches: 'smars-01\nother\nnobody\n',
      finds: [
        { at: 'deploy.yml:8:11', hosts: ['other'] },
        { at: 'touches.txt:3:1', hosts: ['nobody'] },
      ],
    },
    {
      name: 'outside the scope even where nothing says how many all are',
      manifest: manifest({ select: 'smars:other', expect: 'all', more: '  scope: [smars]\n' }),
      inventory: '[smars]\nsmars-01\n[rest]\nother\n',
      finds: [{ at: 'deploy.yml:7:11', hosts: ['other'] }],
    },
    {
      name: 'the tool touches only names that the inventory does not know',
      manifest: manifest({ select: 'smars:&rest', expect: 0, more: '  allowEmpty: drained\n' }),
      inventory: '[smars]\nsmars-01\n[rest]\nother\n',
      touches: 'nobody\n',
      finds: [{ at: 'touches.txt:1:1', hosts: ['nobody'] }],
    },
    {
      name: 'more excepted than declared, and none touched',
      manifest: manifest({
        expect: 0,
        more: '  except:\n    - { host: smars-01, reason: RMA, owner: kim, until: 2012-08-03 }\n',
      }),
      inventory: '[smars]\nsmars-01\n',
      finds: [{ at: 'deploy.yml:8:11' }],
    },
  ],
  passes: [
    { name: 'eight of eight', manifest: manifest() },
    {
      name: 'fewer than declared is not what this rule asks about',
      manifest: manifest({ expect: 9 }),
    },
    {
      name: 'as many as declared, all in the scope',
      manifest: removal('billing-01,billing-02,billing-03,billing-04', '  scope: [billing]\n'),
      inventory: S3,
      policy: services,
    },
    {
      name: 'a host in a group below the scope',
      manifest: manifest({ select: 'east', expect: 1, more: '  scope: [smars]\n' }),
      inventory: '[smars:children]\neast\n[east]\na\n',
    },
    {
      name: 'without a scope only the count is known',
      manifest: manifest({ select: 'smars-01', expect: 1 }),
    },
    {
      name: 'the tool touches what is declared',
      manifest: manifest({ expect: 2 }),
      inventory: '[smars]\nsmars-[01:02]\n',
      touches: 'smars-02\nsmars-01\nsmars-01\n',
    },
  ],
  idle: [
    {
      name: 'none declared and none touched',
      manifest: manifest({ select: 'smars:&rest', expect: 0, more: '  allowEmpty: drained\n' }),
      inventory: '[smars]\nsmars-01\n[rest]\nother\n',
    },
  ],
})

test('a list that the manifest does not name is no reason in the manifest', async () => {
  const texts = { manifest: manifest(), touches: 'web\n' }
  const drafts = surplus.check(await world(texts, surplus.needs))
  expect(drafts.map(({ because }) => because)).toEqual([undefined])
})
