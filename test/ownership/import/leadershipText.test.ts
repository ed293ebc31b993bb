import assert from 'node:assert/strict';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import type { SectionOwners } from '../../../src/ownership/import/domainRules.ts';
import { convertCodeowners } from '../../../src/ownership/import/leadershipText.ts';

interface Case {
  readonly title: string;
  readonly from: string;
  readonly files?: readonly string[];
  readonly host?: Host;
  readonly sectionOwners?: SectionOwners;
  /** The text from `domains:` on. */
  readonly to: string;
}

describe('the text of an imported leadership file', () => {
  const cases: readonly Case[] = [
    {
      title: 'has one domain for rules with the same owners, in any order',
      from: '/a/ @x @y\n/b/ @z\n/c/ @Y @x\n',
      to: `domains:
  - id: a
    paths: [/a/, /c/]
    owners: ["@x", "@y"]

  - id: b
    paths: [/b/]
    owners: ["@z"]
`,
    },
    {
      title: 'has two of them where a rule between them wins for a file',
      from: '* @org/all\n/a/ @x\n/a/b/ @org/all\n',
      files: ['a/1', 'a/b/1', 'c'],
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@org/all"]

  - id: a
    paths: [/a/]
    owners: ["@x"]

  - id: all
    paths: [/a/b/]
    owners: ["@org/all"]
`,
    },
    {
      title: 'keeps the order of rules that could match the same new file',
      from: '*.md @docs\n/a/ @x\n',
      files: ['a/1', '1.md'],
      to: `domains:
  - id: md
    paths: ["*.md"]
    owners: ["@docs"]

  - id: a
    paths: [/a/]
    owners: ["@x"]
`,
    },
    {
      title: 'has names and ids from headings, without what all of them have in common',
      from: '## Accounts Team\n/keys/ @org/accounts-engineers\n/login/ @org/accounts-engineers\n\n# java code owners\n/java/ @org/jvm\n',
      to: `domains:
  - id: accounts
    name: "Accounts Team"
    paths: [/keys/, /login/]
    owners: ["@org/accounts-engineers"]

  - id: java
    name: "java code owners"
    paths: [/java/]
    owners: ["@org/jvm"]
`,
    },
    {
      title: 'has a heading once for several domains, and in a list where it is one of several',
      from: '# Tools\n/t/one/ @a\n/t/two/ @b\n/t/three/ @org/c\n\n# Apps\n/x/ @org/c\n',
      to: `domains:
  # Tools
  - id: one
    paths: [/t/one/]
    owners: ["@a"]

  - id: two
    paths: [/t/two/]
    owners: ["@b"]

  - id: c
    paths:
      # Tools
      - /t/three/
      # Apps
      - /x/
    owners: ["@org/c"]
`,
    },
    {
      title: 'keeps comments beside what they are about',
      from: '# Lines are checked from top to bottom.\n\n/a/ @x # for now\n# Ask first.\n/b/ @x\n\n# Goodbye, and thanks.\n',
      to: `# At the start of CODEOWNERS:
#   Lines are checked from top to bottom.
domains:
  - id: a
    paths:
      - /a/ # for now
      # Ask first.
      - /b/
    owners: ["@x"]

# At the end of CODEOWNERS:
#   Goodbye, and thanks.
`,
    },
    {
      title: 'splits the words of a path for an id',
      from: '/Tasks/AzureIoTEdgeV2/ @x\n/APIView/ @y\n/docs/FAQs/ @z\n/ptp.c @w\n',
      to: `domains:
  - id: azure-iot-edge-v2
    paths: [/Tasks/AzureIoTEdgeV2/]
    owners: ["@x"]

  - id: api-view
    paths: [/APIView/]
    owners: ["@y"]

  - id: faqs
    paths: [/docs/FAQs/]
    owners: ["@z"]

  - id: ptp
    paths: [/ptp.c]
    owners: ["@w"]
`,
    },
    {
      title: 'lists paths without owners at the end, where that changes nothing',
      from: '* @x\n# Bots write these.\n/fragments/\n',
      files: ['fragments/1', 'a'],
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@x"]

# Paths that need no owner.
unowned:
  # Bots write these.
  - /fragments/
`,
    },
    {
      title: 'has a domain without owners where a later rule gives some of its files an owner',
      from: '* @x\n/gen/\n/gen/a @y\n',
      files: ['gen/a', 'gen/b', 'c'],
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@x"]

  - id: without-owners
    paths: [/gen/]
    owners: []

  - id: a
    paths: [/gen/a]
    owners: ["@y"]
`,
    },
    {
      title: 'adds up the owners of the sections of GitLab',
      from: '* @org/all\n\n[Docs] @org/docs\n/docs/\n\n[Web]\n/docs/web/ @org/web\n',
      files: ['a', 'docs/a', 'docs/web/a'],
      host: 'gitlab',
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@org/all"]

  - id: docs
    name: Docs
    paths: [/docs/]
    owners: ["@org/all", "@org/docs"]

  - id: web
    name: Web
    paths: [/docs/web/]
    owners: ["@org/all", "@org/docs", "@org/web"]
`,
    },
    {
      title: 'has the owners of the last section if asked to',
      from: '* @org/all\n\n[Docs] @org/docs\n/docs/\n\n[Web]\n/docs/web/ @org/web\n!/docs/web/old/\n',
      files: ['a', 'docs/a', 'docs/web/a', 'docs/web/old/a'],
      host: 'gitlab',
      sectionOwners: 'last',
      to: `domains:
  - id: everything-else
    paths: ["*"]
    owners: ["@org/all"]

  - id: docs
    name: Docs
    paths: [/docs/]
    owners: ["@org/docs"]

  - id: web
    name: Web
    paths: [/docs/web/]
    owners: ["@org/web"]

  # Web
  - id: old
    paths: [/docs/web/old/]
    owners: ["@org/docs"]
`,
    },
    {
      title: 'has a rule for the files that rules of two sections match together',
      from: '/src/ @org/src\n[Style] @org/style\n*.css\n',
      files: ['src/a.css', 'src/a.js', 'b.css'],
      host: 'gitlab',
      to: `domains:
  - id: src
    paths: [/src/]
    owners: ["@org/src"]

  - id: style
    name: Style
    paths: ["*.css"]
    owners: ["@org/style"]

  # Style
  - id: css
    paths: [/src/**/*.css]
    owners: ["@org/src", "@org/style"]
`,
    },
    {
      title: 'says what it loses of sections',
      from: '[Docs][2] @org/docs\n/docs/\n\n^[Web]\n/web/ @org/web\n',
      host: 'gitlab',
      to: `domains:
  # Not imported: section [Docs] requires 2 approvals.
  - id: docs
    name: Docs
    paths: [/docs/]
    owners: ["@org/docs"]

  # Not imported: section [Web] is optional.
  - id: web
    name: Web
    paths: [/web/]
    owners: ["@org/web"]
`,
    },
  ];
  for (const { title, from, files = [], host = 'github', sectionOwners, to } of cases)
    it(title, () => {
      const codeowners = readCodeowners(from, host, files);
      const converted = convertCodeowners(codeowners, { from: 'CODEOWNERS', paths: files, sectionOwners });
      if ('errors' in converted) return assert.fail(JSON.stringify(converted.errors));
      const [, text] = /\n# Domains and their owners\.[^\n]*\n([^]*)/.exec(converted.text) ?? [];
      assert.equal(text, to);
    });
});
