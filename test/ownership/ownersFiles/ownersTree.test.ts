import assert from 'node:assert/strict';
import {
  leafApprovers,
  isIgnoredFolder,
  readOwnersTree,
} from '../../../src/ownership/ownersFiles/ownersTree.ts';

describe('OWNERS files', () => {
  // The comments name the cases of https://github.com/kubernetes-sigs/prow/blob/main/pkg/repoowners/repoowners_test.go
  const cases: readonly (readonly [
    title: string,
    files: Readonly<Record<string, string>>,
    approvers: Readonly<Record<string, readonly string[]>>,
  ])[] = [
    [
      'give a file the approvers of the innermost folder that has some',
      {
        OWNERS: 'approvers: [cjwagner]\n',
        'src/OWNERS': 'reviewers: [bob]\n',
        'src/dir/OWNERS': 'approvers: [alice, "@Carl"]\n',
      },
      {
        a: ['cjwagner'],
        'src/a': ['cjwagner'],
        'src/dir/a': ['alice', 'Carl'],
        'src/dir/x/y/a': ['alice', 'Carl'],
        'src/directory/a': ['cjwagner'],
      },
    ],
    [
      'add up the filters that match, and leave other files to outer folders',
      {
        OWNERS: 'approvers: [root]\n',
        'a/OWNERS': 'filters:\n  "\\\\.go$":\n    approvers: [go]\n  ^b/:\n    approvers: [b]\n',
      },
      { 'a/x.go': ['go'], 'a/b/x.go': ['go', 'b'], 'a/b/x': ['b'], 'a/x': ['root'], 'a/b': ['root'] },
    ],
    [
      'without approvers go on to outer folders, also with no_parent_owners',
      { OWNERS: 'approvers: [root]\n', 'a/OWNERS': 'options: { no_parent_owners: true }\nreviewers: [x]\n' },
      { 'a/x': ['root'] },
    ],
    [
      'have keys in any case, and ignore others',
      {
        OWNERS: 'Approvers: [a]\nemeritus_approvers: [b]\nsecurity_contacts: [{ github: c }]\nlabels: [d]\n',
      },
      { x: ['a'] },
    ],
    [
      'ignore filters beside other lists',
      { OWNERS: 'labels: [x]\nfilters: { ".*": { approvers: [a] } }\n' },
      { x: [] },
    ],
    [
      'ignore an alias without members',
      {
        OWNERS: 'approvers: [root]\n',
        'a/OWNERS': 'approvers: [Nobody]\n',
        OWNERS_ALIASES: 'aliases: { nobody: [] }\n',
      },
      { 'a/x': ['root'] },
    ],
    ['that are empty have no approvers', { OWNERS: '', 'a/OWNERS': '# nothing\n' }, { 'a/x': [] }],
  ];
  for (const [title, files, approvers] of cases)
    it(title, () => {
      const tree = treeOf(files);
      assert.deepEqual(tree.errors, []);
      const found = Object.keys(approvers).map((path) => [
        path,
        leafApprovers(tree, path)?.approvers.map(({ name }) => name) ?? [],
      ]);
      assert.deepEqual(Object.fromEntries(found), approvers);
    });

  const errors: readonly (readonly [
    title: string,
    files: Readonly<Record<string, string>>,
    messages: readonly string[],
  ])[] = [
    ['no YAML', { OWNERS: '\napprovers: [a\n' }, ['OWNERS:2 Unclosed list. Add "]".']],
    [
      'a handle without quotes',
      { 'a/OWNERS': 'approvers:\n- @ana\n' },
      ['a/OWNERS:2 "@" is reserved in YAML. Quote the handle: "@ana"'],
    ],
    [
      'a conflict',
      { OWNERS: 'approvers:\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> x\n' },
      ['OWNERS:2 Unresolved merge conflict. Resolve it so that this file can be read.'],
    ],
    [
      'a list',
      { OWNERS: '- a\n' },
      ['OWNERS:1 The file is not a YAML map. Write "approvers:", and a list of users below it.'],
    ],
    [
      'the format of Chromium',
      { 'a/OWNERS': '# Chrome\nset noparent\nana@chromium.org\nper-file *.md=*\n' },
      [
        'a/OWNERS:2 This OWNERS file has the format of Chromium or Gerrit. Only that of Kubernetes can be imported.',
      ],
    ],
    [
      'a text for a list',
      { OWNERS: 'approvers: ana\n' },
      ['OWNERS:1 "approvers" is not a list. Write each name in a line of its own, after "- ".'],
    ],
    [
      'a map in a list',
      { OWNERS: 'approvers:\n- ana: x\n' },
      ['OWNERS:2 "approvers" has an item that is no name. Write a user or an alias.'],
    ],
    [
      'a key twice',
      { OWNERS: 'approvers: [a]\nlabels: [b]\napprovers: [c]\n' },
      ['OWNERS:3 Key "approvers" occurs twice. Join both, or remove one.'],
    ],
    [
      'an address',
      { OWNERS: 'approvers:\n- a\n- a@b.example\n' },
      ['OWNERS:3 "a@b.example" is neither a GitHub user nor an alias. Fix it, or remove it.'],
    ],
    [
      'an expression of another syntax',
      { OWNERS: 'filters:\n  "a{3}":\n    approvers: [a]\n' },
      [
        'OWNERS:2 Filter "a{3}" cannot be imported. Use only characters, ".", "[]", "()", "|", "*", "+", "?", "^", and "$".',
      ],
    ],
    [
      'many filters',
      {
        OWNERS: `filters:\n${Array.from({ length: 31 }, (_, at) => `  x${String(at)}: { approvers: [a] }\n`).join('')}`,
      },
      ['OWNERS:2 Too many filters with approvers (max 30). Use OWNERS files in subfolders.'],
    ],
    [
      'another option',
      { OWNERS: 'options: { no_parent_owners: 3 }\n' },
      ['OWNERS:1 "no_parent_owners" is neither true nor false.'],
    ],
    [
      'aliases in a circle',
      { OWNERS: '', OWNERS_ALIASES: 'aliases:\n  a: [x, B]\n  b:\n  - c\n  c: [a]\n' },
      [
        'OWNERS_ALIASES:2 Aliases "a", "b", and "c" contain each other. List users instead.',
        'OWNERS_ALIASES:4 Aliases "b", "c", and "a" contain each other. List users instead.',
        'OWNERS_ALIASES:5 Aliases "c", "a", and "b" contain each other. List users instead.',
      ],
    ],
    [
      'an alias of itself, and of an alias',
      { OWNERS: '', OWNERS_ALIASES: 'aliases:\n  a: [A]\n  b: [a]\n' },
      [
        'OWNERS_ALIASES:2 Alias "a" contains itself. Rename it, or remove this line.',
        'OWNERS_ALIASES:3 Alias "b" contains the alias "a", which Prow does not expand. List its users instead.',
      ],
    ],
    [
      'a member that is no user, in an alias that is used',
      { OWNERS: 'approvers: [a]\n', OWNERS_ALIASES: 'aliases:\n  a: [x y]\n  b: [z z]\n' },
      ['OWNERS_ALIASES:2 "x y" in alias "a" is not a GitHub user. Fix it, or remove it.'],
    ],
    [
      'aliases that are no lists',
      { OWNERS: '', OWNERS_ALIASES: 'aliases:\n  a: x\n  b: { x, y }\n  c:\n' },
      ['OWNERS_ALIASES:2 "a" is not a list. Write each name in a line of its own, after "- ".'],
    ],
  ];
  for (const [title, files, messages] of errors)
    it(`have an error: ${title}`, () => {
      assert.deepEqual(inWords(treeOf(files).errors), messages);
    });

  const notes: readonly (readonly [title: string, text: string, message: string])[] = [
    ['a typo', 'approver: [a]\n', 'OWNERS:1 Prow ignores "approver". Did you mean "approvers"?'],
    [
      'a typo in options',
      'options:\n  no_parents_owners: true\n',
      'OWNERS:2 Prow ignores "no_parents_owners". Did you mean "no_parent_owners"?',
    ],
    [
      'filters beside lists',
      'labels: [a]\nfilters:\n  ".*": { approvers: [a] }\n',
      'OWNERS:3 Prow ignores these filters, because the file also has lists outside of them.',
    ],
    [
      'an app',
      'approvers:\n- a\n- x[bot]\n',
      'OWNERS:3 "x[bot]" is the account of an app, and was left out.',
    ],
    [
      'automatic approval',
      'options:\n  auto_approve_unowned_subfolders: true\n',
      'OWNERS:2 Not imported: "auto_approve_unowned_subfolders". All files below have an owner.',
    ],
  ];
  for (const [title, text, message] of notes)
    it(`have a note: ${title}`, () => {
      const tree = treeOf({ OWNERS: text });
      assert.deepEqual([inWords(tree.notes), tree.errors], [[message], []]);
    });

  it('are ignored in vendored folders and in the output of builds', () => {
    const ignored = [
      'a',
      'vendor',
      'vendor/x',
      'vendor/x/y',
      'a/vendor/x/y/z',
      '_output',
      'a/_output/b',
      'x.git',
      '',
    ];
    assert.deepEqual(ignored.filter(isIgnoredFolder), [
      'vendor/x/y',
      'a/vendor/x/y/z',
      '_output',
      'a/_output/b',
      'x.git',
    ]);
  });
});

function treeOf(files: Readonly<Record<string, string>>): ReturnType<typeof readOwnersTree> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return readOwnersTree(
    sources.filter(({ path }) => /(?:^|\/)OWNERS$/.test(path)),
    sources.find(({ path }) => path === 'OWNERS_ALIASES'),
  );
}

function inWords(
  notes: readonly { readonly file: string; readonly line: number; readonly message: string }[],
): string[] {
  return notes.map(({ file, line, message }) => `${file}:${String(line)} ${message}`);
}
