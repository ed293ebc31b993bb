import { checkFindings, completed, faults } from '../checkFindings.ts';

describe('parse', () => {
  describe('the traps of YAML', () => {
    checkFindings(faults, [
      {
        it: 'a handle in a list',
        written: `
domains:
  - id: a
    paths: []
    owners: [@acme/payouts, "@acme/platform"]
`,
        finds: ['4:14-4:27 syntax Quote the handle: "@acme/payouts"'],
      },
      {
        it: 'a handle in lines',
        written: `
domains:
  - id: a
    paths: []
    owners:
      - @acme/payouts
`,
        finds: ['5:9-5:22 syntax Quote the handle: "@acme/payouts"'],
      },
      {
        it: 'a handle as a value',
        written: `
domains:
  - id: a
    paths: []
    owners: ["@acme/payouts"]
    delegatedBy: @ana
`,
        finds: ['5:18-5:22 syntax Quote the handle: "@ana"'],
      },
      {
        it: 'two handles',
        written: `
domains:
  - { id: a, paths: [], owners: [@acme/payouts, @acme/platform] }
`,
        finds: [
          '2:34-2:47 syntax Quote the handle: "@acme/payouts"',
          '2:49-2:63 syntax Quote the handle: "@acme/platform"',
        ],
      },
      {
        it: 'a pattern with a star in a list',
        written: `
domains:
  - id: a
    paths: [*.js, src/]
    owners: []
`,
        finds: ['3:13-3:17 syntax Quote the pattern: "*.js"'],
      },
      {
        it: 'a pattern with a star in lines',
        written: `
domains:
  - id: a
    paths:
      - *.js
      - src/
    owners: []
`,
        finds: ['4:9-4:13 syntax Quote the pattern: "*.js"'],
      },
      {
        it: 'a star',
        written: `
domains:
  - id: a
    paths: [*]
    owners: []
`,
        finds: ['3:13-3:14 syntax Quote the pattern: "*"'],
      },
      {
        it: 'a star in lines',
        written: `
domains:
  - id: a
    paths:
      - *
    owners: []
`,
        finds: ['4:9-4:10 syntax Quote the pattern: "*"'],
      },
      {
        it: 'two stars',
        written: `
domains:
  - id: a
    paths: [**/test/, "*"]
    owners: []
`,
        finds: ['3:13-3:21 syntax Quote the pattern: "**/test/"'],
      },
      {
        it: 'a pattern with an exclamation mark',
        written: `
domains:
  - id: a
    paths: [src/, !src/legacy/]
    owners: []
`,
        finds: ['3:19-3:31 syntax Quote the pattern: "!src/legacy/"'],
      },
      {
        it: 'a pattern with an exclamation mark in lines',
        written: `
domains:
  - id: a
    paths:
      - src/
      - !*.md
    owners: []
`,
        finds: ['5:9-5:14 syntax Quote the pattern: "!*.md"'],
      },
      {
        it: 'three traps on one line',
        written: 'unowned: [*.js, !*.min.js, !dist/[id].js]\n',
        finds: [
          '1:11-1:15 syntax Quote the pattern: "*.js"',
          '1:17-1:26 syntax Quote the pattern: "!*.min.js"',
          '1:28-1:41 syntax Quote the pattern: "!dist/[id].js"',
        ],
      },
      {
        it: 'a channel',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    contact:
      slack: #payouts
      email: payouts@example.com
`,
        finds: ['6:14-6:22 syntax Quote the channel: "#payouts"'],
      },
      {
        it: 'a channel on one line',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    contact: { slack: #payouts }
`,
        finds: ['5:23-5:31 syntax Quote the channel: "#payouts"'],
      },
      {
        it: 'a channel before other keys on one line',
        written: `
domains:
  - { id: a, contact: { slack: #payouts, email: a@b.c }, paths: [], owners: [] }
  - { id: b, paths: [], owners: [] }
`,
        finds: ['2:32-2:40 syntax Quote the channel: "#payouts"'],
      },
      {
        it: 'a channel as the whole contact',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    contact: #payouts
`,
        finds: ['5:14-5:22 syntax Quote the channel: "#payouts"'],
      },
      {
        it: 'a comment behind a key is no channel',
        written: `
domains: # who leads where
  - id: a # the first
    paths: [] # none
    owners: []
`,
        finds: [],
      },
      {
        it: 'a sentence with a colon as a value',
        written: 'purpose: Merchants: paid\n',
        finds: ['1:10-1:25 syntax Quote the sentence, it contains ": ": "Merchants: paid"'],
      },
      {
        it: 'a sentence with a colon in a list',
        written: `
goals:
  - 99 % of payouts: same day
  - Fine
`,
        finds: ['2:5-2:30 syntax Quote the sentence, it contains ": ": "99 % of payouts: same day"'],
      },
      {
        it: 'a sentence with a word and a colon',
        written: `
decisionCriteria:
  - Note: reversible first
`,
        finds: ['2:5-2:27 syntax Quote the sentence, it contains ": ": "Note: reversible first"'],
      },
      {
        it: 'a sentence with two colons',
        written: `
decisionCriteria:
  - Note: prefer: the first
`,
        finds: ['2:5-2:28 syntax Quote the sentence, it contains ": ": "Note: prefer: the first"'],
      },
      {
        it: 'a sentence with a colon as a statement',
        written: `
goals:
  - id: fast
    statement: Fast: really
`,
        finds: ['3:16-3:28 syntax Quote the sentence, it contains ": ": "Fast: really"'],
      },
      {
        it: 'a sentence that ends with a colon',
        written: `
goals:
  - These are ours:
`,
        finds: ['2:5-2:20 syntax Quote the sentence, it ends with ":": "These are ours:"'],
      },
      {
        it: 'a sentence with a colon and quotes',
        written: 'purpose: Say: "hello"\n',
        finds: [`1:10-1:22 syntax Quote the sentence, it contains ": ": 'Say: "hello"'`],
      },
      {
        it: 'a sentence with a colon on one line',
        written: 'goals: [{ statement: Do: it }]\n',
        finds: ['1:22-1:28 syntax Quote the sentence, it contains ": ": "Do: it"'],
      },
      {
        it: 'a sentence that begins with a quotation',
        written: `
goals:
  - "Fast" beats slow
`,
        finds: [`2:5-2:22 syntax Quote the whole sentence: '"Fast" beats slow'`],
      },
      {
        it: 'a sentence that begins with a single quotation',
        written: `purpose: 'Fast' beats slow\n`,
        finds: [`1:10-1:27 syntax Quote the whole sentence: "'Fast' beats slow"`],
      },
      {
        it: 'a quotation with an apostrophe',
        written: `purpose: 'it's'\n`,
        finds: [`1:10-1:16 syntax Quote the whole sentence: "'it's'"`],
      },
      {
        it: 'a comment right behind a quotation',
        written: 'purpose: "Paid"# daily\n',
        finds: [`1:10-1:23 syntax Quote the whole sentence: '"Paid"# daily'`],
      },
      {
        it: 'brackets in a pattern',
        written: `
domains:
  - id: a
    paths: [src/[id]/page.ts]
    owners: []
`,
        finds: ['3:13-3:29 syntax Quote the pattern: "src/[id]/page.ts"'],
      },
      {
        it: 'brackets in the second pattern',
        written: 'unowned: ["a/", src/[id]/page.ts, "b/"]\n',
        finds: ['1:17-1:33 syntax Quote the pattern: "src/[id]/page.ts"'],
      },
      {
        it: 'brackets at the beginning of a pattern',
        written: `
unowned:
  - [id].tsx
`,
        finds: ['2:5-2:13 syntax Quote the pattern: "[id].tsx"'],
      },
      {
        it: 'brackets at the beginning of a pattern in a list',
        written: 'unowned: [[id].tsx]\n',
        finds: ['1:11-1:19 syntax Quote the pattern: "[id].tsx"'],
      },
      {
        it: 'braces in a pattern',
        written: 'unowned: [src/{a,b}/c, d]\n',
        finds: ['1:11-1:22 syntax Quote the pattern: "src/{a,b}/c"'],
      },
      {
        it: 'braces at the beginning of a pattern',
        written: 'unowned: [{a,b}/c, d]\n',
        finds: ['1:11-1:18 syntax Quote the pattern: "{a,b}/c"'],
      },
      {
        it: 'a backslash in double quotes',
        written: 'unowned: ["\\!x"]\n',
        finds: ['1:11-1:16 syntax Use single quotes: a backslash has a meaning of its own in double quotes'],
      },
      {
        it: 'a Windows path in double quotes',
        written: 'unowned: ["src\\payouts"]\n',
        finds: ['1:11-1:24 syntax Use single quotes: a backslash has a meaning of its own in double quotes'],
      },
      {
        it: 'a text that begins with a reserved character',
        written: `purpose: \`paid\`\n`,
        finds: ['1:10-1:16 syntax Quote the text: "`paid`"'],
      },
      {
        it: 'a percent sign in front',
        written: `
goals:
  - %99 of payouts
`,
        finds: ['2:5-2:19 syntax Quote the text: "%99 of payouts"'],
      },
      {
        it: 'a comparison',
        written: `
goals:
  - id: fast
    statement: Fast
    measure: { metric: share, target: >= 99 % }
`,
        finds: ['4:39-4:46 syntax Quote the text: ">= 99 %"'],
      },
      {
        it: 'a comparison in lines',
        written: `
goals:
  - id: fast
    statement: Fast
    measure:
      metric: share
      target: >= 99 %
`,
        finds: ['6:15-6:22 syntax Quote the text: ">= 99 %"'],
      },
      {
        it: 'a question mark in front',
        written: 'purpose: ? why\n',
        finds: ['1:10-1:15 syntax Quote the text: "? why"'],
      },
      {
        it: 'a dash in front',
        written: 'purpose: - paid\n',
        finds: [
          '1:1-1:16 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
    ]);
  });

  describe('keys and values', () => {
    checkFindings(faults, [
      {
        it: 'no space behind the colon',
        written: 'purpose:Paid daily\n',
        finds: ['1:1-1:9 syntax Put a space behind "purpose:"'],
      },
      {
        it: 'no space behind the colon of a list',
        written: `
domains:
  - id: a
    paths:[src/]
    owners: []
`,
        finds: ['3:5-3:11 syntax Put a space behind "paths:"'],
      },
      {
        it: 'no space behind the colon of the first key of an item',
        written: `
domains:
  - id:a
    paths: []
    owners: []
`,
        finds: ['2:5-2:8 syntax Put a space behind "id:"'],
      },
      {
        it: 'no space behind the colon of the only key',
        written: `
people:
  ana:Ana
`,
        finds: ['2:3-2:7 syntax Put a space behind "ana:"'],
      },
      {
        it: 'no space behind the colon on one line',
        written: `
domains:
  - { id:a, paths: [], owners: [] }
`,
        finds: ['2:7-2:10 syntax Put a space behind "id:"'],
      },
      {
        it: 'a half-typed key at the end',
        written: 'auth\n',
        finds: ['1:1-1:5 syntax Put a colon and a value behind "auth"'],
      },
      {
        it: 'a half-typed key in the middle',
        written: `
domains:
  - id: a
    pat
    paths: []
    owners: []
`,
        finds: ['3:5-3:8 syntax Put a colon and a value behind "pat"'],
      },
      {
        it: 'a half-typed first key',
        written: `
domains:
  - i
    paths: []
    owners: []
`,
        finds: ['2:5-2:6 syntax Put a colon and a value behind "i"'],
      },
      {
        it: 'a half-typed key above a key',
        written: `
pur
goals: []
`,
        finds: ['1:1-1:4 syntax Put a colon and a value behind "pur"'],
      },
      {
        it: 'no colon behind a key with entries below',
        written: `
people
  ana: Ana
  ben: Ben
`,
        finds: ['1:1-1:7 syntax Put a colon behind "people"'],
      },
      {
        it: 'an equals sign',
        written: 'version = 1\n',
        finds: [
          '1:1-1:12 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'a key that is no word',
        written: `
people:
  ? [ana]
  : Ana
`,
        finds: ['2:5-2:10 syntax Write a word as the key'],
      },
      {
        it: 'a key that is not there',
        written: `
people:
  : Ana
`,
        finds: ['2:3-2:4 syntax Write a word as the key'],
      },
      {
        it: 'a key that stands twice',
        written: `
authority: i-intend
authority: i-have-done
`,
        finds: ['2:1-2:10 syntax Keep one of the two entries "authority": the first one counts'],
      },
      {
        it: 'a key of an entry that stands twice',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    paths: [src/]
`,
        finds: ['5:5-5:10 syntax Keep one of the two entries "paths": the first one counts'],
      },
      {
        it: 'a required key that stands twice',
        written: `
goals: []
goals: []
`,
        finds: ['2:1-2:6 syntax Keep one of the two entries "goals": the first one counts'],
      },
      {
        it: 'a merge key',
        written: `
domains:
  - &base { id: a, paths: [], owners: [] }
  - <<: *base
    id: b
`,
        finds: ['3:5-3:7 syntax Write the keys out: merge keys are not read here'],
      },
      {
        it: 'an extension that stands twice',
        written: `
x-cost: 1
x-cost: 2
`,
        finds: ['2:1-2:7 syntax Keep one of the two entries "x-cost": the first one counts'],
      },
    ]);
  });

  describe('tags, directives, documents', () => {
    checkFindings(faults, [
      {
        it: 'a tag of YAML',
        written: 'purpose: !!str Paid\n',
        finds: ['1:10-1:15 syntax Write the value alone, without the tag !!str'],
      },
      {
        it: 'a tag before a list',
        written: 'goals: !!seq []\n',
        finds: ['1:8-1:13 syntax Write the value alone, without the tag !!seq'],
      },
      {
        it: 'a tag without a name',
        written: 'purpose: ! Paid\n',
        finds: ['1:10-1:11 syntax Write the value alone, without the tag !'],
      },
      {
        it: 'a tag in full',
        written: 'purpose: !<tag:yaml.org,2002:str> Paid\n',
        finds: ['1:10-1:34 syntax Write the value alone, without the tag !<tag:yaml.org,2002:str>'],
      },
      {
        it: 'a tag on a list in lines',
        written: `
goals: !!seq
  - Fast
`,
        finds: ['1:8-1:13 syntax Write the value alone, without the tag !!seq'],
      },
      {
        it: 'an old version of YAML',
        written: `
%YAML 1.1
---
purpose: no
`,
        finds: ['1:1-1:10 syntax Remove this line: directives are not read here'],
      },
      {
        it: 'a directive for tags',
        written: `
%TAG ! tag:example.com,2026:
---
purpose: Paid
`,
        finds: ['1:1-1:29 syntax Remove this line: directives are not read here'],
      },
      {
        it: 'a document in markers',
        written: `
---
purpose: Paid
...
`,
        finds: [],
      },
      {
        it: 'a comment between the markers',
        written: `
---
# who leads
purpose: Paid
`,
        finds: [],
      },
    ]);
  });

  describe('indentation', () => {
    checkFindings(faults, [
      {
        it: 'a tab before a key',
        written: `
domains:
  - id: a
\tpaths: []
    owners: []
`,
        finds: ['3:1-3:2 syntax Indent with spaces: YAML takes no tabs here'],
      },
      {
        it: 'a tab before the items of a list',
        written: `
goals:
\t- Fast
`,
        finds: ['2:1-2:2 syntax Indent with spaces: YAML takes no tabs here'],
      },
      {
        it: 'spaces and a tab',
        written: `
domains:
  - id: a
  \tpaths: []
    owners: []
`,
        finds: ['3:1-3:4 syntax Indent with spaces: YAML takes no tabs here'],
      },
      {
        it: 'a tab in a list',
        written: `
unowned: [
\tdist/
]
`,
        finds: ['2:1-2:2 syntax Indent with spaces: YAML takes no tabs here'],
      },
      {
        it: 'a tab behind a dash',
        written: `
domains:
  -\tid: a
    paths: []
    owners: []
`,
        finds: ['2:4-2:5 syntax Indent with spaces: YAML takes no tabs here'],
      },
      {
        it: 'tabs that do no harm',
        written: 'purpose:\tPaid\t# daily\n',
        finds: [],
      },
      {
        it: 'a key too far to the right',
        written: `
domains:
  - id: a
      paths: []
    owners: []
`,
        finds: [
          '3:7-3:16 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'a key too far to the left',
        written: `
domains:
  - id: a
    paths: []
   owners: []
`,
        finds: [
          '4:4-4:14 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'an item too far to the right',
        written: `
domains:
  - id: a
    paths: []
    owners: []
   - id: b
     paths: []
     owners: []
`,
        finds: [
          '5:4-5:11 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'the second key of the file too far to the right',
        written: `
version: 1
 purpose: Paid
goals: []
`,
        finds: [
          '2:2-2:15 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'the first key of the file too far to the right',
        written: {
          'leadership.yaml': `
  version: 1
purpose: Paid
goals: []
decisionCriteria: []
domains: []
`,
        },
        finds: [
          '1:3-1:13 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'a text above a list',
        written: `
domains: none
  - id: a
    paths: []
    owners: []
`,
        finds: ['1:10-1:14 syntax Remove "none": the lines below are the value here'],
      },
    ]);
  });

  describe('quotation marks', () => {
    checkFindings(faults, [
      {
        it: 'an open quotation',
        written: 'purpose: "Paid\n',
        finds: ['1:10-1:15 syntax Close the quotation mark'],
      },
      {
        it: 'an open single quotation',
        written: `purpose: 'Paid\n`,
        finds: ['1:10-1:15 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation above another',
        written: `
goals:
  - "Fast
  - "Cheap"
`,
        finds: ['2:5-2:10 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation in a list',
        written: 'unowned: ["dist/, vendor/]\n',
        finds: ['1:11-1:26 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation in a map in a list',
        written: 'domains: [{ id: a, paths: [], owners: [], contact: "#a }]\n',
        finds: ['1:52-1:55 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation around brackets',
        written: 'unowned: ["src/[id]]\n',
        finds: ['1:11-1:20 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation below one of two lines',
        written: `
purpose: "Paid
  daily"
authority: "i-intend
`,
        finds: ['3:12-3:21 syntax Close the quotation mark'],
      },
      {
        it: 'an open quotation with an escaped mark',
        written: 'purpose: "Paid \\"\n',
        finds: ['1:10-1:18 syntax Close the quotation mark'],
      },
      {
        it: 'a mark alone',
        written: 'purpose: "\n',
        finds: ['1:10-1:11 syntax Close the quotation mark'],
      },
    ]);
  });

  describe('brackets', () => {
    checkFindings(faults, [
      {
        it: 'an open list',
        written: 'goals: [Fast, cheap\n',
        finds: ['1:8-1:20 syntax Close this list with "]"'],
      },
      {
        it: 'an open list above a list',
        written: `
domains:
  - id: a
    paths: [src/, "lib/"
    owners: ["@acme/payouts"]
`,
        finds: ['3:12-3:25 syntax Close this list with "]"'],
      },
      {
        it: 'an open list on several lines',
        written: `
unowned: [
  dist/, # built
  vendor/ # copied
`,
        finds: ['1:10-1:11 syntax Close this list with "]"'],
      },
      {
        it: 'an open list before a comment',
        written: 'unowned: [dist/ # built\n',
        finds: ['1:10-1:24 syntax Close this list with "]"'],
      },
      {
        it: 'an open map',
        written: `
domains:
  - { id: a, paths: [], owners: []
  - { id: b, paths: [], owners: [] }
`,
        finds: ['2:5-2:35 syntax Close this map with "}"'],
      },
      {
        it: 'two open maps',
        written: `
domains:
  - { id: a, paths: [], owners: []
  - { id: b, paths: [], owners: []
`,
        finds: ['2:5-2:35 syntax Close this map with "}"', '3:5-3:35 syntax Close this map with "}"'],
      },
      {
        it: 'a bracket alone',
        written: 'goals: [\n',
        finds: ['1:8-1:9 syntax Close this list with "]"'],
      },
      {
        it: 'a bracket that nothing opens',
        written: 'goals: []]\n',
        finds: ['1:10-1:11 syntax Remove this "]": nothing opens it'],
      },
      {
        it: 'a bracket in the place of a value',
        written: 'goals: ]\n',
        finds: ['1:8-1:9 syntax Remove this "]": nothing opens it'],
      },
      {
        it: 'a brace that nothing opens',
        written: 'people: { ana: Ana }}\n',
        finds: ['1:21-1:22 syntax Remove this "}": nothing opens it'],
      },
      {
        it: 'the wrong bracket',
        written: 'unowned: [dist/}\n',
        finds: ['1:16-1:17 syntax Write "]" here: it closes what stands open'],
      },
      {
        it: 'a comma too many',
        written: 'unowned: [dist/,, vendor/]\n',
        finds: ['1:17-1:18 syntax Remove this comma: nothing stands before it'],
      },
      {
        it: 'a comma in front',
        written: 'unowned: [, dist/]\n',
        finds: ['1:11-1:12 syntax Remove this comma: nothing stands before it'],
      },
      {
        it: 'a comma at the end',
        written: 'unowned: [dist/, ]\n',
        finds: [],
      },
      {
        it: 'no comma between quotations',
        written: 'unowned: ["dist/" "vendor/"]\n',
        finds: ['1:19-1:20 syntax Put a comma before this'],
      },
      {
        it: 'no comma between keys',
        written: `
domains:
  - { id: a paths: [], owners: [] }
`,
        finds: ['2:11-2:22 syntax Put a comma behind "a", or quote the sentence: it contains ": "'],
      },
    ]);
  });

  describe('anchors and aliases', () => {
    checkFindings(faults, [
      {
        it: 'an anchor and its alias',
        written: `
domains:
  - { id: a, paths: &none [], owners: *none }
`,
        finds: [],
      },
      {
        it: 'an alias of something further down',
        written: `
people:
  ana: *ben
  ben: &ben Ben
`,
        finds: ['2:8-2:12 syntax Quote the text: "*ben"'],
      },
      {
        it: 'an alias in its own anchor',
        written: `
people: &all
  ana: *all
`,
        finds: ['2:8-2:12 limit Write this value out: the alias stands inside its own anchor'],
      },
      {
        it: 'an alias in its own anchor, further in',
        written: 'x-a: &a [{ b: [*a] }]\n',
        finds: ['1:16-1:18 limit Write this value out: the alias stands inside its own anchor'],
      },
    ]);
  });

  describe('conflicts of git', () => {
    checkFindings(faults, [
      {
        it: 'a conflict',
        written: `
purpose: Paid
<<<<<<< HEAD
goals: [Fast]
=======
goals: [Cheap]
>>>>>>> theirs
`,
        finds: ['2:1-2:13 syntax Resolve this merge conflict: the file is not read before'],
      },
      {
        it: 'a conflict with the text before',
        written: `
<<<<<<< ours
goals: [Fast]
||||||| base
goals: []
=======
goals: [Cheap]
>>>>>>> theirs
`,
        finds: ['1:1-1:13 syntax Resolve this merge conflict: the file is not read before'],
      },
      {
        it: 'what is left of a conflict',
        written: `
purpose: Paid
=======
`,
        finds: [
          '2:1-2:8 syntax Write this line as "key: value", or as "- value" in a list, in line with its neighbours',
        ],
      },
      {
        it: 'a line of signs in a text',
        written: `
purpose: |
  Paid
  =======
  daily
`,
        finds: [],
      },
    ]);
  });

  describe('limits', () => {
    checkFindings(faults, [
      { it: '64 lists on one line', written: `x-a: ${nested(63)}\n`, finds: [] },
      {
        it: '65 lists on one line',
        written: `x-a: ${nested(64)}\n`,
        finds: ['1:69-1:70 limit Write this with less nesting: at most 64 levels are read'],
      },
      {
        it: 'thousands of lists on one line',
        written: `x-a: ${nested(5000)}\n`,
        finds: ['1:69-1:70 limit Write this with less nesting: at most 64 levels are read'],
      },
      {
        it: 'thousands of open lists',
        written: `x-a: ${'['.repeat(5000)}\n`,
        finds: ['1:69-1:70 limit Write this with less nesting: at most 64 levels are read'],
      },
      { it: '64 maps in lines', written: nestedMaps(64), finds: [] },
      {
        it: '65 maps in lines',
        written: nestedMaps(65),
        finds: ['65:66-65:67 limit Write this with less nesting: at most 64 levels are read'],
      },
      { it: '64 lists in lines', written: `x-a:\n  ${'- '.repeat(63)}a\n`, finds: [] },
      {
        it: '65 lists in lines',
        written: `x-a:\n  ${'- '.repeat(64)}a\n`,
        finds: ['2:129-2:130 limit Write this with less nesting: at most 64 levels are read'],
      },
      {
        it: 'lists that an open quotation hides',
        written: `x-a: "a\n  b: ${nested(3000)}" c\n`,
        finds: ['1:6-1:8 syntax Close the quotation mark'],
      },
      {
        it: 'lists that a tag before a quotation hides',
        written: `x-a: !a "a\n  b: ${nested(3000)}"\n`,
        finds: [`1:6-1:11 syntax Quote the pattern: '!a "a'`],
      },
      { it: '50 anchors and aliases', written: `x-a: [&a 1, ${many(49, '*a')}]\n`, finds: [] },
      {
        it: '51 anchors and aliases',
        written: `x-a: [&a 1, ${many(50, '*a')}]\n`,
        finds: ['1:209-1:211 limit Write the values out: at most 50 anchors and aliases are read'],
      },
      {
        it: '51 anchors',
        written: `x-a: [${many(51, '&a 1')}]\n`,
        finds: ['1:307-1:309 limit Write the values out: at most 50 anchors and aliases are read'],
      },
      {
        it: 'a small text that stands for millions of values',
        written: `x-a: &a [${many(100, '1')}]\n${many(5, (level) => alias(level), '\n')}\n`,
        finds: ['6:9-6:41 limit Write less with aliases: they stand for too much text'],
      },
      { it: '5,000 items in lines', written: `x-a:\n${'  - a\n'.repeat(5000)}`, finds: [] },
      {
        it: '5,001 items in lines',
        written: `x-a:\n${'  - a\n'.repeat(5001)}`,
        finds: ['5002:3-5002:4 limit Split this up: at most 5000 entries are read in one map or list'],
      },
      { it: '5,000 items on one line', written: `x-a: [${many(5000, 'a')}]\n`, finds: [] },
      {
        it: '5,001 items on one line',
        written: `x-a: [${many(5001, 'a')}]\n`,
        finds: ['1:15005-1:15006 limit Split this up: at most 5000 entries are read in one map or list'],
      },
      { it: '5,000 keys in lines', written: `x-a:\n${many(5000, (at) => `  k${at}: a`, '\n')}\n`, finds: [] },
      {
        it: '5,001 keys in lines',
        written: `x-a:\n${many(5001, (at) => `  k${at}: a`, '\n')}\n`,
        finds: ['5002:8-5002:9 limit Split this up: at most 5000 entries are read in one map or list'],
      },
      {
        it: 'an open list does not hide keys',
        written: `x-a: [\nx-b:\n${many(5001, (at) => `  k${at}: a`, '\n')}\n`,
        finds: ['5003:8-5003:9 limit Split this up: at most 5000 entries are read in one map or list'],
      },
      { it: '1 MiB', written: padded(1024 * 1024), finds: [] },
      {
        it: '1 MiB and a byte',
        written: padded(1024 * 1024 + 1),
        finds: ['1:1-1:11 limit Keep this file below 1 MiB: split it into nested files'],
      },
      {
        it: '1 MiB and a byte in fewer characters',
        written: padded(1024 * 1024 - 1, 'é'),
        finds: ['1:1-1:11 limit Keep this file below 1 MiB: split it into nested files'],
      },
      {
        it: 'two documents',
        written: `${completed('')}---\n${completed('')}`,
        finds: ['6:1-6:4 limit Keep one YAML document in this file: what follows "---" is not read'],
      },
      {
        it: 'an empty second document',
        written: `${completed('')}---\n`,
        finds: ['6:1-6:4 limit Keep one YAML document in this file: what follows "---" is not read'],
      },
      {
        it: 'two documents with their ends',
        written: `---\n${completed('')}...\n---\nversion: 1\n`,
        finds: ['8:1-8:4 limit Keep one YAML document in this file: what follows "---" is not read'],
      },
      {
        it: 'a second document without a marker',
        written: `${completed('')}...\nversion: 1\n`,
        finds: ['7:1-7:8 limit Keep one YAML document in this file: what follows "---" is not read'],
      },
      {
        it: 'bytes that are not UTF-8',
        written: 'purpose: Paid\n# caf\uFFFD\n',
        finds: ['2:6-2:7 limit Save this file as UTF-8: it holds bytes that are not'],
      },
      {
        it: '201 findings',
        written: `people:\n${many(201, (at) => `  P${at}: P`, '\n')}\n`,
        finds: [
          ...Array.from({ length: 200 }, (_, at) => wrongId(at)),
          '202:3-202:7 limit Mend these first: 1 more is not shown',
        ],
      },
    ]);
  });

  describe('line breaks and the mark in front', () => {
    checkFindings(faults, [
      {
        it: 'CRLF',
        written: '# a\r\nunowned:\r\n  - @a\r\n',
        finds: ['3:5-3:7 syntax Quote the handle: "@a"'],
      },
      {
        it: 'a lone CR',
        written: '# a\runowned:\r  - @a\r',
        finds: ['3:5-3:7 syntax Quote the handle: "@a"'],
      },
      {
        it: 'a mark of UTF-8',
        written: '\uFEFFunowned: [@a]\n',
        finds: ['1:12-1:14 syntax Quote the handle: "@a"'],
      },
      { it: 'a mark and a rest without faults', written: '\uFEFFunowned: []\r\n', finds: [] },
      {
        it: 'a conflict with CRLF',
        written: 'purpose: P\r\n<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n',
        finds: ['2:1-2:10 syntax Resolve this merge conflict: the file is not read before'],
      },
      {
        it: 'an open quotation with CRLF',
        written: 'purpose: "P\r\ngoals: []\r\n',
        finds: ['1:10-1:12 syntax Close the quotation mark'],
      },
      {
        it: 'characters outside the basic plane',
        written: 'people: { ana: "🦊", ben: @b }\n',
        finds: ['1:27-1:29 syntax Quote the handle: "@b"'],
      },
      {
        it: 'no line break at the end',
        written: { 'leadership.yaml': `${completed('')}auth` },
        finds: ['6:1-6:5 syntax Put a colon and a value behind "auth"'],
      },
    ]);
  });
});

/** So many empty lists in one another. */
function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** So many maps in one another, that of the file among them. */
function nestedMaps(depth: number): string {
  return many(depth, (at) => `${' '.repeat(Number(at))}${at === '0' ? 'x-a' : 'k'}:`, '\n') + ' a\n';
}

function many(count: number, part: string | ((at: string) => string), between = ', '): string {
  const parts = Array.from({ length: count }, (_, at) =>
    typeof part === 'string' ? part : part(String(at)),
  );
  return parts.join(between);
}

/** Eight times what stands a level above. */
function alias(level: string): string {
  const anchors = 'abcdef';
  const at = Number(level);
  return `x-${anchors.charAt(at + 1)}: &${anchors.charAt(at + 1)} [${many(8, `*${anchors.charAt(at)}`)}]`;
}

/** A file of so many bytes, all comments but for what is required. */
function padded(length: number, character = 'a'): string {
  const text = `version: 1\n${completed('version: 1\n').slice('version: 1\n'.length)}# `;
  return `${text}${character.repeat(length - text.length)}`;
}

function wrongId(at: number): string {
  const id = `P${String(at)}`;
  const end = 3 + id.length;
  return `${String(at + 2)}:3-${String(at + 2)}:${String(end)} schema Write an id: a small letter, then small letters, digits and -, not "${id}"`;
}
