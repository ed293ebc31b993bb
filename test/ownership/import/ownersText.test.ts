import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { importOwners } from '../../../src/features/reports/newFileFromOwners.ts';
import { resolveOwner } from '../../../src/model/owner.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { chosen, holds, pick, several, type Choose } from '../../property.ts';

interface Case {
  readonly title: string;
  /** OWNERS files, and OWNERS_ALIASES. */
  readonly owners: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  /** The text after the comments above `domains:`. */
  readonly to: string;
  readonly notes?: readonly string[];
}

describe('the text of a leadership file from OWNERS files', () => {
  const cases: readonly Case[] = [
    {
      title: 'has a domain for each folder with other approvers, in the order of the folders',
      owners: {
        OWNERS: 'approvers: [Ana]\n',
        'b/OWNERS': 'approvers: [bo]\n',
        'a/OWNERS': 'approvers: [ana]\n',
        'b/c/OWNERS': 'approvers: [cy]\n',
      },
      to: `domains:
  - id: repository
    paths: ["*"]
    owners: ["@Ana"]

  - id: b
    parent: repository
    paths: [/b/]
    owners: ["@bo"]

  - id: c
    parent: b
    paths: [/b/c/]
    owners: ["@cy"]
`,
    },
    {
      title: 'has one domain for the same approvers, in the domain that is around all of it',
      owners: {
        OWNERS: 'approvers: [ana]\n',
        'a/OWNERS': 'approvers: [bo]\n',
        'a/x/OWNERS': 'approvers: [cy, di]\n',
        'z/OWNERS': 'approvers: [di, CY]\n',
      },
      to: `domains:
  - id: repository
    paths: ["*"]
    owners: ["@ana"]

  - id: a
    parent: repository
    paths: [/a/]
    owners: ["@bo"]

  - id: x
    parent: repository
    paths: [/a/x/, /z/]
    owners: ["@cy", "@di"]
`,
    },
    {
      title: 'has no parent with no_parent_owners, even for the same approvers',
      owners: {
        OWNERS: 'approvers: [ana]\n',
        'a/OWNERS': 'options: { no_parent_owners: true }\napprovers: [ana]\n',
        'a/b/OWNERS': 'approvers: [bo]\n',
      },
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@ana"]

  - id: a
    paths: [/a/]
    owners: ["@ana"]

  - id: b
    parent: a
    paths: [/a/b/]
    owners: ["@bo"]
`,
    },
    {
      title: 'has teams for aliases, and their members as people',
      owners: {
        OWNERS: 'approvers: [SIG_Net-approvers, bo, Di]\n',
        'a/OWNERS': 'reviewers: [unused]\n',
        OWNERS_ALIASES: 'aliases:\n  sig_net-approvers: [Bo, cy]\n  team: []\n  unused: [ed]\n',
      },
      files: ['a/x'],
      notes: ['a/OWNERS:1 Not imported: this file has reviewers, but no approvers.'],
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: [sig-net-approvers, bo, "@Di"]

# The aliases that are approvers.
teams:
  sig-net-approvers:
    name: sig_net-approvers
    members: [bo, cy]

# The members of the teams.
people:
  bo: { name: Bo, github: Bo }
  cy: { name: cy, github: cy }
`,
    },
    {
      title: 'names a domain after its alias, and a person differently from a team',
      owners: {
        'a/OWNERS': 'approvers: [ana]\n',
        'b/OWNERS': 'approvers: [net-approvers]\n',
        'c/OWNERS': 'approvers: [net-approvers]\n',
        OWNERS_ALIASES: 'aliases: { ana: [x], net-approvers: [0x, di] }\n',
      },
      to: `domains:
  - id: ana
    paths: [/a/]
    owners: [ana]

  - id: net
    paths: [/b/, /c/]
    owners: [net-approvers]

# The aliases that are approvers.
teams:
  ana: [user-x]
  net-approvers: [x, di]

# The members of the teams.
people:
  x: { name: 0x, github: 0x }
  di: { name: di, github: di }
  user-x: { name: x, github: x }
`,
    },
    {
      title: 'has patterns for filters, and their approvers with those for all files',
      owners: {
        OWNERS:
          'filters:\n  ".*":\n    approvers: [ana]\n  "go\\\\.(mod|sum)$":\n    approvers: [bo]\n  "\\\\.md$":\n    labels: [docs]\n',
      },
      files: ['go.mod', 'go.sum', 'a/go.mod', 'x'],
      notes: [
        'OWNERS:4 Filter "go\\.(mod|sum)$" is imported as "go.mod" and "go.sum". Both match the same files now.',
      ],
      to: `domains:
  - id: repository
    paths: ["*"]
    owners: ["@ana"]

  - id: go
    parent: repository
    paths: [go.mod, go.sum]
    owners: ["@ana", "@bo"]
`,
    },
    {
      title: 'has a pattern for the files that two filters match',
      owners: {
        'a/OWNERS': 'filters:\n  "\\\\.go$":\n    approvers: [go]\n  ^b/:\n    approvers: [b]\n',
      },
      files: ['a/b/x.go', 'a/x.go', 'a/b/y'],
      to: `domains:
  - id: go
    paths: [/a/**/*.go]
    owners: ["@go"]

  - id: b
    paths: [/a/b/]
    owners: ["@b"]

  - id: b-go
    paths: [/a/b/**/*.go]
    owners: ["@go", "@b"]
`,
    },
    {
      title: 'has a domain for a folder that repeats approvers, if a filter around it adds others',
      owners: {
        'a/OWNERS': 'filters:\n  ".*":\n    approvers: [ana]\n  "\\\\.go$":\n    approvers: [bo]\n',
        'a/b/OWNERS': 'approvers: [ana]\n',
      },
      files: ['a/x.go', 'a/b/x.go'],
      to: `domains:
  - id: a
    paths: [/a/]
    owners: ["@ana"]

  - id: go
    parent: a
    paths: [/a/**/*.go]
    owners: ["@ana", "@bo"]

  - id: b
    parent: a
    paths: [/a/b/]
    owners: ["@ana"]
`,
    },
    {
      title: 'lists the files of a filter that patterns cannot express',
      owners: { 'a/OWNERS': 'filters:\n  "^[a-z]+$":\n    approvers: [ana]\n' },
      files: ['a/x', 'a/y', 'a/z1'],
      notes: [
        'a/OWNERS:2 Filter "^[a-z]+$" cannot be written as patterns. The files that it matches now are listed.',
      ],
      to: `domains:
  - id: x
    paths: [/a/x, /a/y]
    owners: ["@ana"]
`,
    },
    {
      title: 'leaves out aliases without members, and imports unknown ones as users',
      owners: {
        'a/OWNERS': 'approvers: [ana, nobody, sig-old-leads]\n',
        'b/OWNERS': 'approvers: [none, ana]\n',
        OWNERS_ALIASES: 'aliases: { nobody: [], none: }\n',
      },
      notes: [
        'a/OWNERS:1 Alias "nobody" has no members, and was left out. The same goes for 1 other alias.',
        'a/OWNERS:1 "sig-old-leads" looks like an alias that OWNERS_ALIASES does not contain. It was imported as a user.',
      ],
      to: `domains:
  - id: a
    paths: [/a/]
    owners: ["@ana", "@sig-old-leads"]

  - id: b
    paths: [/b/]
    owners: ["@ana"]
`,
    },
    {
      title: 'keeps comments, but not those about the format',
      owners: {
        'a/OWNERS':
          '# See the OWNERS docs at https://go.k8s.io/owners\n\n# Ask first.\napprovers:\n- ana # lead\n# not yet\n- bo\nreviewers:\n- cy # never\n',
      },
      to: `domains:
  # Ask first.
  - id: a
    paths: [/a/]
    owners:
      - "@ana" # lead
      - "@bo"
`,
    },
  ];
  for (const { title, owners, files = [], to, notes = [] } of cases)
    it(title, () => {
      const imported = importFrom(owners, files);
      if (imported.kind !== 'imported') return assert.fail(JSON.stringify(imported));
      const [, text] = /^(domains:\n[^]*)/m.exec(imported.text) ?? [];
      assert.equal(text, to);
      assert.deepEqual(
        imported.notes.map(({ file, line, message }) => `${file}:${String(line)} ${message}`),
        notes,
      );
    });

  it('is not made of files without approvers', () => {
    assert.deepEqual(importFrom({ 'a/OWNERS': 'reviewers: [a]\n' }, []), {
      kind: 'unsupported',
      errors: [{ file: 'a/OWNERS', line: 1, message: 'No OWNERS file has approvers. Add "approvers:".' }],
      notes: [],
    });
  });

  it('is not made if a filter that patterns cannot express matches many files', () => {
    const files = Array.from({ length: 21 }, (_, at) => `a/${'x'.repeat(at + 1)}`);
    const imported = importFrom({ 'a/OWNERS': 'filters:\n  "^x+$":\n    approvers: [ana]\n' }, files);
    assert.deepEqual(imported.kind === 'unsupported' && imported.errors, [
      {
        file: 'a/OWNERS',
        line: 2,
        message:
          'Filter "^x+$" cannot be written as patterns, and matches 21 files. Simplify it, or move its files to a folder with an OWNERS file.',
      },
    ]);
  });

  it('is not made if a filter takes too long to match', () => {
    const files = Array.from(
      { length: 400 },
      (_, at) => `a/${(at * 7919 + 12345).toString(2).repeat(20).replaceAll('0', 'a').replaceAll('1', 'b')}`,
    );
    const filters = Array.from({ length: 30 }, (_, at) => `  "(a|b)*a${'(a|b)'.repeat(130)}${String(at)}"`);
    const text = `filters:\n${filters.map((line) => `${line}: { approvers: [ana] }\n`).join('')}`;
    const imported = importFrom({ OWNERS: text }, files);
    assert.match(
      imported.kind === 'unsupported' ? imported.errors[0].message : imported.kind,
      /^Filter "\(a\|b\)\*a.*…" takes too long to match\. Simplify it\.$/,
    );
  });

  holds({
    title: 'gives every file the approvers that Kubernetes documents, and the parents that can approve too',
    runs: 120,
    atLeast: { 'several filters': 20, 'no parent owners': 20, parent: 50, team: 50 },
    input: chosen(repositoryOf),
    check: ({ owners, files, aliases }, saw) => {
      const texts = Object.fromEntries(owners.map((one) => [pathOf(one), textOf(one)]));
      const aliasesText = `aliases:\n${Object.entries(aliases)
        .map(([name, members]) => `  ${name}: [${members.join(', ')}]\n`)
        .join('')}`;
      const all = [...files, ...Object.keys(texts)];
      const imported = importFrom({ ...texts, OWNERS_ALIASES: aliasesText }, all);
      const wanted = all.map((file) => approversOf(file, owners, aliases));
      if (wanted.every(({ leaf }) => leaf.length === 0)) return;
      if (imported.kind !== 'imported') return assert.fail(JSON.stringify([imported, texts]));
      const { ownership } = analyze(
        [{ path: 'leadership.yaml', text: imported.text }],
        fileList(all),
        '2026-01-01',
      );
      const scope = ownership.scopeIn('');
      const users = (refs: readonly { readonly value: string }[] = []): string[] =>
        sorted(
          refs.flatMap(({ value }) => {
            const owner = resolveOwner(scope, value);
            if (owner?.kind === 'team') saw('team');
            return owner?.kind === 'team'
              ? owner.team.members.items.map(
                  (member) => scope.people.get(member.value)?.entry.github?.value ?? '',
                )
              : owner?.kind === 'person'
                ? [owner.person.github?.value ?? '']
                : [value.slice(1)];
          }),
        );
      for (const [at, file] of all.entries()) {
        const { leaf, outer, isCut, filters } = wanted[at] ?? assert.fail();
        const domain = ownership.lookup(file).matchedBy?.domain;
        assert.deepEqual([file, users(domain?.owners?.items)], [file, leaf], imported.text);
        if (filters > 1) saw('several filters');
        if (isCut) saw('no parent owners');
        // All parents of a domain can approve its files.
        for (
          let parent = domain?.parent?.value;
          parent !== undefined;
          parent = scope.domains.get(parent)?.entry.parent?.value
        ) {
          saw('parent');
          const given = users(scope.domains.get(parent)?.entry.owners?.items);
          assert.deepEqual(
            [file, parent, given.filter((user) => !outer.includes(user))],
            [file, parent, []],
            imported.text,
          );
        }
      }
    },
  });
});

function importFrom(
  owners: Readonly<Record<string, string>>,
  files: readonly string[],
): ReturnType<typeof importOwners> {
  const sources = Object.entries(owners).map(([path, text]) => ({ path, text }));
  return importOwners(
    {
      files: sources.filter(({ path }) => path !== 'OWNERS_ALIASES'),
      aliases: sources.find(({ path }) => path === 'OWNERS_ALIASES'),
    },
    { files: fileList([...Object.keys(owners), ...files]), others: [], today: '2026-01-01' },
  );
}

/** An OWNERS file as data. Without filters, `approvers` are those of the folder. */
interface Owners {
  readonly folder: string;
  readonly noParent: boolean;
  readonly approvers: readonly string[];
  readonly filters: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Repo {
  readonly owners: readonly Owners[];
  readonly files: readonly string[];
  readonly aliases: Readonly<Record<string, readonly string[]>>;
}

const expressions = ['.*', '\\.go$', '^a/', 'go\\.mod$', '^[^/]*$', '\\.(md|go)$', 'x', '^b/.*\\.go$'];
const names = ['ana', 'Bo', 'cy', 'team', 'Sig', 'empty'];

function repositoryOf(choose: Choose): Repo {
  const folders = ['', 'a', 'b', 'a/a', 'a/b', 'a/b/a', 'b/x.d'].filter(() => choose(3) > 0);
  const people = (): string[] => [...new Set(several(choose, 2, () => pick(choose, names)))];
  return {
    owners: folders.map((folder) => {
      const hasFilters = choose(3) === 1;
      return {
        folder,
        noParent: choose(4) === 1,
        approvers: hasFilters ? [] : people(),
        filters: hasFilters
          ? Object.fromEntries(several(choose, 3, () => [pick(choose, expressions), people()]))
          : undefined,
      };
    }),
    files: several(choose, 12, () => {
      const folder = pick(choose, ['', 'a/', 'b/', 'a/a/', 'a/b/', 'a/b/a/', 'b/x.d/', 'c/']);
      return folder + pick(choose, ['x.go', 'go.mod', 'y.md', 'z', 'x']);
    }),
    aliases: { team: ['dee', 'ed'], sig: ['ana', 'fay'], empty: [] },
  };
}

function pathOf({ folder }: Owners): string {
  return folder === '' ? 'OWNERS' : `${folder}/OWNERS`;
}

function textOf({ noParent, approvers, filters }: Owners): string {
  const list = (users: readonly string[]): string => `approvers: [${users.join(', ')}]`;
  return [
    ...(noParent ? ['options:', '  no_parent_owners: true'] : []),
    ...(filters === undefined
      ? [list(approvers)]
      : [
          'filters:',
          ...Object.entries(filters).map(
            ([source, users]) => `  ${JSON.stringify(source)}: { ${list(users)} }`,
          ),
        ]),
    '',
  ].join('\n');
}

/**
 * Read as the documentation says: all filters of the innermost folder that match, and outer folders up to one with
 * `no_parent_owners`. https://www.kubernetes.dev/docs/guide/owners/
 */
function approversOf(
  file: string,
  owners: readonly Owners[],
  aliases: Repo['aliases'],
): { readonly leaf: string[]; readonly outer: string[]; readonly isCut: boolean; readonly filters: number } {
  const leaf = new Set<string>();
  const outer = new Set<string>();
  let filters = 0;
  const above = owners
    .filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`))
    .sort((one, other) => other.folder.length - one.folder.length);
  for (const { folder, noParent, approvers, filters: own } of above) {
    const relative = folder === '' ? file : file.slice(folder.length + 1);
    const matched =
      own === undefined
        ? [approvers]
        : Object.entries(own).flatMap(([source, users]) =>
            new RegExp(source).test(relative) ? [users] : [],
          );
    const users = matched.flat().flatMap((name) => aliases[name.toLowerCase()] ?? [name]);
    const isLeaf = leaf.size === 0;
    for (const user of users) {
      if (isLeaf) leaf.add(user.toLowerCase());
      outer.add(user.toLowerCase());
    }
    if (isLeaf && users.length > 0) filters = matched.length;
    if (noParent && outer.size > 0) return { leaf: sorted(leaf), outer: sorted(outer), isCut: true, filters };
  }
  return { leaf: sorted(leaf), outer: sorted(outer), isCut: false, filters };
}

function sorted(users: Iterable<string>): string[] {
  return [...new Set(Array.from(users, (user) => user.toLowerCase()))].sort();
}
