import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import schema from '../../../schemas/owners.schema.json';
import { completed } from '../../checkFindings.ts';
import { checkCall, run } from '../checkCall.ts';
import { commitAll, type MadeCommit } from '../madeCommits.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const written = completed(`people:
  ana: { name: Ana Oliveira, email: ana@acme.test }
  bo: { name: Bo Lindqvist, github: bo-acme }
  di: Di
teams:
  crew: { name: The crew, members: [ana, bo] }
  old: { name: Old crew, members: [bo] }
domains:
  - { id: pay, name: Payouts, paths: [pay/], owners: [ana, bo] }
  - { id: risk, paths: [risk/], owners: ["@bo-acme"] }
  - { id: docs, paths: [docs/], owners: [di, "@acme/docs"] }
  - { id: web, paths: [web/], owners: [crew, "@eve"] }
  - { id: lib, paths: [lib/], owners: [old, frank@acme.test] }
`);

function commit(by: string, age: number, ...files: readonly string[]): MadeCommit {
  return { by, age, files };
}

const commits = [
  commit('Bo <7+bo-acme@users.noreply.github.com>', 500, 'pay/a', 'risk/a', 'risk/b', 'docs/a', 'lib/a'),
  // Ana has another address, and the declared one is in an old commit.
  commit('Ana Oliveira <ana@acme.test>', 700, 'web/a'),
  commit('Ana Oliveira <ana@home.test>', 30, 'web/a'),
  commit('eve <eve@home.test>', 10, 'web/a'),
  commit('Frank <FRANK@acme.test>', 366 * 2, 'lib/a'),
];

function withHistory(use: (folder: string) => void, made: readonly MadeCommit[] = commits): void {
  withFolder({}, (folder) => {
    commitAll(folder, made);
    fs.writeFileSync(path.join(folder, 'leadership.yaml'), written);
    use(folder);
  });
}

const aYearAgo = /\d{4}-\d\d-\d\d/;

describe('leadership owners', function () {
  this.timeout(120_000);

  it('shows the domains of each owner, and who has changed a file in the last 12 months', () => {
    withHistory((folder) => {
      const { code, output, complaint } = run(folder, ['owners']);
      assert.deepEqual(
        [code, output.replace(aYearAgo, '<day>').split('\n'), complaint],
        [
          0,
          [
            '8 owners. Active: has changed a file since <day>.',
            '',
            'Owner            Files  Active  Domains',
            'Bo Lindqvist         3      no  Payouts, risk',
            'Ana Oliveira         1     yes  Payouts',
            'Di                   1       ?  docs',
            '@acme/docs           1       ?  docs',
            'The crew             1     yes  web',
            '@eve                 1     yes  web',
            'Old crew             1      no  lib',
            'frank@acme.test      1      no  lib',
            '',
            'Domains without an active owner:',
            '  risk  2 files',
            '  lib   1 file',
            '',
            '?: no commit names the owner, or the team has no declared members. Add email addresses and members to leadership.yaml.',
            '',
          ],
          '',
        ],
      );
    });
  });

  it('says it in JSON as its schema describes, and nothing about days or numbers of changes', () => {
    withHistory((folder) => {
      const { code, output } = run(folder, ['owners', '--format', 'json']);
      const said = JSON.parse(output) as { owners: readonly Record<string, unknown>[] };
      assert.deepEqual([code, new Ajv().compile(schema)(said)], [0, true]);
      assert.deepEqual(said.owners[0], {
        ref: 'bo',
        kind: 'person',
        name: 'Bo Lindqvist',
        files: 3,
        active: false,
        domains: [
          { domain: 'pay', name: 'Payouts', file: 'leadership.yaml', files: 1 },
          { domain: 'risk', file: 'leadership.yaml', files: 2 },
        ],
      });
    });
  });

  it('counts a large commit and a revert as a change', () => {
    const many = Array.from({ length: 300 }, (_, at) => `risk/${String(at)}`);
    const bo = 'Bo <7+bo-acme@users.noreply.github.com>';
    for (const made of [commit(bo, 3, ...many), { ...commit(bo, 3, 'risk/a'), message: 'Revert "x"' }])
      withHistory(
        (folder) => {
          assert.match(run(folder, ['owners']).output, /^Bo Lindqvist .* yes /m);
        },
        [made],
      );
  });

  it('finds the account of an author by pull requests, co-authors, and addresses that are spelled like it', () => {
    withFolder({}, (folder) => {
      commitAll(folder, [
        commit('Hana Sato <hana.s@acme.test>', 20, 'a'),
        commit('Gil Peretz <gp@acme.test>', 20, 'a'),
        commit('Ivo <ivo-k@acme.test>', 20, 'a'),
        // Two people have an address with this name, so nobody is found.
        commit('Jo A <joan@a.test>', 20, 'a'),
        commit('Jo B <joan@b.test>', 20, 'a'),
        {
          ...commit('Bo <bo@acme.test>', 10, 'a'),
          message: 'Work\n\nCo-authored-by: Hana Sato <1+hanas@users.noreply.github.com>',
        },
      ]);
      git(folder, 'checkout', '--quiet', '-b', 'topic');
      git(
        folder,
        '-c',
        'user.name=Gil Peretz',
        '-c',
        'user.email=gp@acme.test',
        'commit',
        '--allow-empty',
        '-qm',
        'Work',
      );
      git(folder, 'checkout', '--quiet', 'main');
      git(folder, 'merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from gilp/topic', 'topic');
      const owners = ['@hanas', '@GilP', '@ivo-k', '@joan', '@nobody'];
      const text = completed(`domains: [{ id: a, paths: [a], owners: ${JSON.stringify(owners)} }]\n`);
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), text);
      const { output } = run(folder, ['owners', '--format', 'json']);
      const said = JSON.parse(output) as { owners: { ref: string; active: boolean | null }[] };
      assert.deepEqual(
        said.owners.map(({ ref, active }) => [ref, active]),
        owners.map((owner, at) => [owner, at < 3 ? true : null]),
      );
    });
  });

  it('takes nobody for an owner because of a name that anybody can have', () => {
    withFolder({}, (folder) => {
      commitAll(folder, [
        commit('Somebody Else <info@other.example>', 20, 'a'),
        commit('Mia <Security@mia.test>', 20, 'a'),
        commit('Admin <x1@other.test>', 20, 'a'),
        commit('Team <x2@other.test>', 20, 'a'),
        commit('Ivo <ivo-k@acme.test>', 20, 'a'),
        // An account that is known for sure.
        commit('Sam <12+support@users.noreply.github.com>', 20, 'a'),
      ]);
      const active = {
        '@info': null,
        '@security': null,
        '@admin': null,
        '@team': null,
        '@ivo-k': true,
        '@support': true,
      };
      const text = completed(
        `domains: [{ id: a, paths: [a], owners: ${JSON.stringify(Object.keys(active))} }]\n`,
      );
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), text);
      const said = JSON.parse(run(folder, ['owners', '--format', 'json']).output) as {
        owners: { ref: string; active: boolean | null }[];
      };
      assert.deepEqual(Object.fromEntries(said.owners.map((owner) => [owner.ref, owner.active])), active);
    });
  });

  it('says that a shallow clone does not show older changes', () => {
    withHistory((folder) => {
      const clone = path.join(folder, 'clone');
      git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, clone);
      fs.writeFileSync(path.join(clone, 'leadership.yaml'), written);
      const { code, output, complaint } = run(clone, ['owners', '--format', 'json']);
      assert.deepEqual(
        [code, (JSON.parse(output) as { cut: string }).cut, complaint],
        [
          0,
          'shallow',
          'This clone is shallow, so older changes do not count. To download them, run "git fetch --unshallow".\n',
        ],
      );
    });
  });

  checkCall(
    'knows nobody in a repository without commits',
    {
      files: { 'leadership.yaml': written, 'pay/a': '' },
      prepare: (folder) => {
        git(folder, 'init', '--quiet');
      },
      args: ['owners', '--format', 'json'],
      code: 0,
    },
    (output) => {
      const { owners } = JSON.parse(output) as { owners: readonly { active: boolean | null }[] };
      assert.deepEqual(new Set(owners.map(({ active }) => active)), new Set([null]));
    },
  );
  checkCall('fails without Git', {
    files: { 'leadership.yaml': written, 'pay/a': '' },
    args: ['owners'],
    code: 3,
    prints: [],
    complains: ['<folder> is not a Git repository. Run "leadership coverage --by owner" instead.'],
  });
  checkCall('says that nobody owns anything', {
    files: { 'leadership.yaml': completed('') },
    prepare: (folder) => {
      git(folder, 'init', '--quiet');
    },
    args: ['owners'],
    code: 0,
    prints: ['No domain has an owner. Add owners to the domains in leadership.yaml.'],
  });
});
