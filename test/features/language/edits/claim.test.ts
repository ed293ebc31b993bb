import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../../../src/analyze.ts';
import {
  alsoExcluded,
  claimants,
  claimFor,
  claimForNew,
  claimingOwner,
  holdingsIn,
  losersOf,
  overridingNew,
  unreachedBy,
  whyWithoutEffect,
} from '../../../../src/features/language/edits/claim.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const head = 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\npeople: { ana: Ana }\n';
const analysisOf = (text: string): Analysis => analyze([{ path: 'leadership.yaml', text: head + text }]);

describe('claiming a path for a domain', () => {
  const block = 'domains:\n  - id: a\n    paths:\n      - src/ # the code\n    owners: [ana]\n';
  const flow = 'domains: [{ id: a, paths: [src/], owners: [ana] }]\n';

  checkClaim('adds a folder', block, 'tools/x/', block.replace('the code\n', 'the code\n      - tools/x/\n'));
  checkClaim('adds a file', flow, 'docs/a.md', flow.replace('[src/]', '[src/, docs/a.md]'));
  checkClaim(
    'keeps a name from matching in every folder',
    flow,
    'tools/',
    flow.replace('[src/]', '[src/, /tools/]'),
  );
  checkClaim(
    'quotes what YAML would take for something else',
    flow,
    '!x.md',
    flow.replace('[src/]', '[src/, /!x.md]').replace('/!x.md', '"/!x.md"'),
  );
  checkClaim(
    'means the signs of a pattern as they are',
    flow,
    'web/[id]/a*b.ts',
    flow.replace('[src/]', "[src/, 'web/[id]/a\\*b.ts']"),
  );
  checkClaim('fills an empty list', flow.replace('[src/]', '[]'), 'x/y/', flow.replace('[src/]', '[x/y/]'));
  checkClaim(
    'keeps CRLF',
    block.replaceAll('\n', '\r\n'),
    'x/y/',
    block.replaceAll('\n', '\r\n').replace('the code\r\n', 'the code\r\n      - x/y/\r\n'),
  );
  checkClaim(
    'does nothing where the list is not readable',
    flow.replace('[src/]', '[src/, "'),
    'x/',
    undefined,
  );

  function checkClaim(title: string, text: string, path: string, expected: string | undefined): void {
    it(title, () => {
      const analysis = analysisOf(text);
      const [claimant] = claimants(analysis, path);
      const claim = claimant && claimFor(analysis, path, claimant);
      assert.equal(
        claim && apply(head + text, claim.edit),
        expected === undefined ? undefined : head + expected,
      );
      if (expected === undefined) return;
      const after = analysisOf(expected).ownership;
      assert.equal(after.lookup(path).matchedBy?.domain?.id.value, 'a');
      const name = path.replace(/\/$/, '');
      assert.equal(after.lookup(`other/${name}/x`).status, 'unowned');
    });
  }
});

describe('claiming a path for a new domain', () => {
  for (const [before, after] of [
    ['domains: []\n', 'domains:\n  - id: tools\n    paths: [/tools/]\n    owners: [ana]\n'],
    [
      'domains: [] # none yet\nteams: {}\n',
      'domains: # none yet\n  - id: tools\n    paths: [/tools/]\n    owners: [ana]\nteams: {}\n',
    ],
    [
      'domains: [{ id: a, paths: [src/], owners: [ana] }]\n',
      'domains: [{ id: a, paths: [src/], owners: [ana] }, { id: tools, paths: [/tools/], owners: [ana] }]\n',
    ],
    [
      'domains:\n- id: a\n  paths:\n  - src/\n  owners: [ana]\n\n- id: b\n  paths:\n  - b/\n  owners:\n    - ana\n',
      'domains:\n- id: a\n  paths:\n  - src/\n  owners: [ana]\n\n- id: b\n  paths:\n  - b/\n  owners:\n    - ana\n\n- id: tools\n  paths:\n  - /tools/\n  owners:\n    - ana\n',
    ],
    [
      'domains:\n  - id: a\n    paths: [src/]\n    owners: [ana]\n',
      'domains:\n  - id: a\n    paths: [src/]\n    owners: [ana]\n  - id: tools\n    paths: [/tools/]\n    owners: [ana]\n',
    ],
    ['', 'domains:\n  - id: tools\n    paths: [/tools/]\n    owners: [ana]\n'],
  ] as const)
    it(JSON.stringify(before), () => {
      const analysis = analysisOf(before);
      const claim = claimForNew(analysis, 'tools/', { file: 'leadership.yaml', id: 'tools', owner: 'ana' });
      assert.equal(claim && apply(head + before, claim.edit).trimEnd(), (head + after).trimEnd());
    });

  it('names who claims it as they can be named', () => {
    const scope = analysisOf('domains: []').ownership.scopeIn('');
    assert.deepEqual(
      [{ name: 'ana', email: 'x@y.example' }, { email: 'x@y.example' }, { ref: '@x' }, {}].map((self) =>
        claimingOwner(scope, self),
      ),
      ['ana', 'x@y.example', '@x', undefined],
    );
  });
});

describe('what a claim takes from others', () => {
  it('is what domains before it have in the folder', () => {
    const text = `${head}domains:
  - { id: first, paths: ["*.md"], owners: [ana] }
  - { id: mine, paths: [src/], owners: [ana] }
  - { id: last, paths: ["*.sql"], owners: [ana] }
  - { id: nobody, paths: [z/], owners: [] }
`;
    const files = fileList(['tools/a.md', 'tools/b.md', 'tools/deep/c.sql', 'tools/d.ts', 'src/a.md']);
    const analysis = analyze([{ path: 'leadership.yaml', text }], files);
    const holdings = holdingsIn(analysis, files, 'tools/');
    const lost = claimants(analysis, 'tools/').map((claimant) => [
      claimant.id,
      losersOf(claimant, 0, holdings).map(({ title, files }) => `${title} ${String(files)}`),
    ]);
    assert.deepEqual(lost, [
      ['first', []],
      ['mine', ['first 2']],
      ['last', ['first 2']],
    ]);
  });

  it('is what files above have, where a file further in claims', () => {
    const inner = 'version: 1\ninherits: true\ndomains:\n  - { id: inner, paths: [src/], owners: [ana] }\n';
    const files = fileList(['web/tools/a.md', 'web/tools/b.ts']);
    const analysis = analyze(
      [
        {
          path: 'leadership.yaml',
          text: `${head}domains:\n  - { id: outer, paths: ["*.md"], owners: [ana] }\n`,
        },
        { path: 'web/leadership.yaml', text: inner },
      ],
      files,
    );
    const holdings = holdingsIn(analysis, files, 'web/tools/');
    const lost = claimants(analysis, 'web/tools/').map((claimant) => [
      `${claimant.file} ${claimant.id}`,
      losersOf(claimant, claimant.file === 'leadership.yaml' ? 0 : 1, holdings).map(({ title }) => title),
    ]);
    assert.deepEqual(lost, [
      ['web/leadership.yaml inner', ['outer']],
      ['leadership.yaml outer', []],
    ]);
  });
});

describe('a claim that something overrides', () => {
  interface OverriddenCase {
    readonly it: string;
    readonly files: Readonly<Record<string, string>>;
    readonly path?: string;
    /** The id of the claiming domain; `new` for a new one in the deepest file. */
    readonly by: string;
    /** What the quick pick says about it. */
    readonly says: string;
    /** The lines that differ after the edit; undefined if there is none. */
    readonly becomes: readonly string[] | undefined;
  }
  const root = (rest: string): Readonly<Record<string, string>> => ({ 'leadership.yaml': head + rest });
  const mine = '  - { id: mine, paths: [src/], owners: [ana] }\n';
  const cases: readonly OverriddenCase[] = [
    {
      it: 'below a wider pattern of "unowned" is excluded from it',
      files: root(`domains:\n${mine}unowned: [tools/] # not ours\n`),
      by: 'mine',
      says: 'would exclude the path from "unowned"',
      becomes: [
        '  - { id: mine, paths: [src/, tools/x/], owners: [ana] }',
        'unowned: [tools/, "!tools/x/"] # not ours',
      ],
    },
    {
      it: 'of exactly the path in "unowned" takes it out of there',
      files: root(`domains:\n${mine}unowned:\n  - docs/\n  - /tools/x/ # not ours\n`),
      by: 'mine',
      says: 'would exclude the path from "unowned"',
      becomes: ['  - { id: mine, paths: [src/, tools/x/], owners: [ana] }', 'unowned:', '  - docs/'],
    },
    {
      it: 'is excluded where taking the pattern out would not be enough',
      files: root(`domains:\n${mine}unowned: ["*", tools/x/]\n`),
      by: 'mine',
      says: 'would exclude the path from "unowned"',
      becomes: [
        '  - { id: mine, paths: [src/, tools/x/], owners: [ana] }',
        'unowned: ["*", tools/x/, "!tools/x/"]',
      ],
    },
    {
      it: 'before a domain without owners is excluded from that',
      files: root(`domains:\n${mine}  - { id: none, name: Generated, paths: [tools/], owners: [] }\n`),
      by: 'mine',
      says: 'would exclude the path from "Generated"',
      becomes: [
        '  - { id: mine, paths: [src/, tools/x/], owners: [ana] }',
        '  - { id: none, name: Generated, paths: [tools/, "!tools/x/"], owners: [] }',
      ],
    },
    {
      it: 'after a domain without owners needs nothing else',
      files: root(`domains:\n  - { id: none, paths: [tools/], owners: [] }\n${mine}`),
      by: 'mine',
      says: '',
      becomes: ['  - { id: mine, paths: [src/, tools/x/], owners: [ana] }'],
    },
    {
      it: 'is excluded from all that override it',
      files: root(
        `domains:\n${mine}  - { id: none, paths: [tools/], owners: [] }\nunowned: ["*.sh", /tools/]\n`,
      ),
      path: 'tools/x/a.sh',
      by: 'mine',
      says: 'would exclude the path from "unowned" and "none"',
      becomes: [
        '  - { id: mine, paths: [src/, tools/x/a.sh], owners: [ana] }',
        '  - { id: none, paths: [tools/, "!tools/x/a.sh"], owners: [] }',
        'unowned: ["*.sh", /tools/, "!tools/x/a.sh"]',
      ],
    },
    {
      it: 'for a new domain is excluded from "unowned", too',
      files: root(`domains:\n${mine}unowned: [tools/]\n`),
      by: 'new',
      says: 'would exclude the path from "unowned"',
      becomes: [
        '  - id: fresh',
        '    paths: [tools/x/]',
        '    owners: [ana]',
        'unowned: [tools/, "!tools/x/"]',
      ],
    },
    {
      it: 'has no effect in an outer file, and says where to claim',
      files: {
        ...root(`domains:\n${mine}`),
        'tools/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\nunowned: [x/]\n',
      },
      by: 'mine',
      says: 'No effect: "unowned" in tools/leadership.yaml overrides it. Claim the path in that file.',
      becomes: undefined,
    },
    {
      it: 'for a new domain is in the deepest file, and takes effect there',
      files: {
        ...root(`domains:\n${mine}`),
        'tools/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\nunowned: [x/]\n',
      },
      by: 'new',
      says: 'would exclude the path from "unowned"',
      becomes: ['domains:', '  - id: fresh', '    paths: [/x/]', '    owners: [ana]', 'unowned: []'],
    },
    {
      it: 'goes to the domain that it names, after an item that is none',
      files: root(`domains:\n  - \n${mine}unowned: [tools/]\n`),
      by: 'mine',
      says: 'would exclude the path from "unowned"',
      becomes: ['  - { id: mine, paths: [src/, tools/x/], owners: [ana] }', 'unowned: [tools/, "!tools/x/"]'],
    },
    {
      it: 'is not possible where the patterns of two domains are the same list',
      files: root(
        'domains:\n  - { id: mine, paths: &p [src/], owners: [ana] }\n  - { id: two, paths: *p, owners: [ana] }\n',
      ),
      by: 'mine',
      says: '',
      becomes: undefined,
    },
  ];
  for (const { it: title, files, path = 'tools/x/', by, says, becomes } of cases)
    it(title, () => {
      const analysis = analyze(Object.entries(files).map(([path, text]) => ({ path, text })));
      const deepest = analysis.ownership.lookup(path).scope.chain.at(-1)?.file ?? '';
      const claimant =
        by === 'new'
          ? { file: deepest, overriddenBy: overridingNew(analysis, path, deepest) }
          : claimants(analysis, path).find(({ id }) => id === by);
      assert.ok(claimant);
      assert.equal([whyWithoutEffect(claimant) ?? [], alsoExcluded(claimant)].flat()[0] ?? '', says);
      const claim =
        'position' in claimant
          ? claimFor(analysis, path, claimant)
          : claimForNew(analysis, path, { file: deepest, id: 'fresh', owner: 'ana' });
      const before = files[claim?.file ?? ''] ?? '';
      const after = claim && apply(before, claim.edit);
      const lines = before.split('\n');
      assert.deepEqual(
        after
          ?.split('\n')
          .filter(
            (line, at, all) => !lines.includes(line) || (becomes?.includes(line) && all.indexOf(line) === at),
          ),
        becomes,
      );
      if (claim === undefined || after === undefined) return;
      assert.equal(after.slice(claim.at, claim.at + claim.pattern.length), claim.pattern);
      const sources = Object.entries({ ...files, [claim.file]: after }).map(([path, text]) => ({
        path,
        text,
      }));
      assert.equal(
        analyze(sources).ownership.lookup(path).matchedBy?.domain?.id.value,
        by === 'new' ? 'fresh' : by,
      );
    });

  it('offers no domain whose owners are placeholders, and none without owners', () => {
    const analysis = analysisOf(
      `domains:\n${mine}  - { id: later, paths: [lib/], owners: ["@your-team"] }\n  - { id: none, paths: [z/], owners: [] }\n`,
    );
    assert.deepEqual(
      claimants(analysis, 'tools/').map(({ id }) => id),
      ['mine'],
    );
  });

  it('names the files inside that it does not reach', () => {
    const analysis = analyze([
      { path: 'leadership.yaml', text: `${head}domains:\n${mine}` },
      { path: 'tools/a/leadership.yaml', text: 'version: 1\ninherits: false\ndomains: []\n' },
      { path: 'tools/b/leadership.yaml', text: 'version: 1\ninherits: true\ndomains: []\n' },
    ]);
    assert.deepEqual(
      [
        unreachedBy(analysis, 'tools/'),
        unreachedBy(analysis, 'tools/a/'),
        unreachedBy(analysis, 'tools/x.sh'),
      ],
      [['tools/a/leadership.yaml'], [], []],
    );
  });
});

function apply(
  text: string,
  { span, newText }: { span: { start: number; end: number }; newText: string },
): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}
