import assert from 'node:assert/strict';
import { fixAll } from '../../src/features/language/edits/fixAll.ts';
import { applied, checkFindings, completed, faults } from '../checkFindings.ts';

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
    #        ^^^^^^^^^^^^^ syntax "@" is reserved in YAML. Quote the handle: "@acme/payouts"
`,
      },
      {
        it: 'a handle in lines',
        written: `
domains:
  - id: a
    paths: []
    owners:
      - @acme/payouts
      # ^^^^^^^^^^^^^ syntax "@" is reserved in YAML. Quote the handle: "@acme/payouts"
`,
      },
      {
        it: 'a handle as a value',
        written: `
domains:
  - id: a
    paths: []
    owners: ["@acme/payouts"]
    delegatedBy: @ana
    #            ^^^^ syntax "@" is reserved in YAML. Quote the handle: "@ana"
`,
      },
      {
        it: 'two handles',
        written: `
domains:
  - { id: a, paths: [], owners: [@acme/payouts, @acme/platform] }
  #                              ^^^^^^^^^^^^^ syntax "@" is reserved in YAML. Quote the handle: "@acme/payouts"
  #                                             ^^^^^^^^^^^^^^ syntax "@" is reserved in YAML. Quote the handle: "@acme/platform"
`,
      },
      {
        it: 'a pattern with a star in a list',
        written: `
domains:
  - id: a
    paths: [*.js, src/]
    #       ^^^^ syntax YAML reads this pattern as special syntax. Quote it: "*.js"
    owners: []
`,
      },
      {
        it: 'a pattern with a star in lines',
        written: `
domains:
  - id: a
    paths:
      - *.js
      # ^^^^ syntax YAML reads this pattern as special syntax. Quote it: "*.js"
      - src/
    owners: []
`,
      },
      {
        it: 'a star',
        written: `
domains:
  - id: a
    paths: [*]
    #       ^ syntax YAML reads this pattern as special syntax. Quote it: "*"
    owners: []
`,
      },
      {
        it: 'a star in lines',
        written: `
domains:
  - id: a
    paths:
      - *
      # ^ syntax YAML reads this pattern as special syntax. Quote it: "*"
    owners: []
`,
      },
      {
        it: 'two stars',
        written: `
domains:
  - id: a
    paths: [**/test/, "*"]
    #       ^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "**/test/"
    owners: []
`,
      },
      {
        it: 'a pattern with an exclamation mark',
        written: `
domains:
  - id: a
    paths: [src/, !src/legacy/]
    #             ^^^^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "!src/legacy/"
    owners: []
`,
      },
      {
        it: 'a pattern with an exclamation mark in lines',
        written: `
domains:
  - id: a
    paths:
      - src/
      - !*.md
      # ^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "!*.md"
    owners: []
`,
      },
      {
        it: 'three traps on one line',
        written: `
unowned: [*.js, !*.min.js, !dist/[id].js]
#         ^^^^ syntax YAML reads this pattern as special syntax. Quote it: "*.js"
#               ^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "!*.min.js"
#                          ^^^^^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "!dist/[id].js"
`,
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
      #      ^^^^^^^^ syntax "#" starts a comment in YAML. Quote the channel: "#payouts"
      email: payouts@example.com
`,
      },
      {
        it: 'a channel on one line',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    contact: { slack: #payouts }
    #                 ^^^^^^^^ syntax "#" starts a comment in YAML. Quote the channel: "#payouts"
`,
      },
      {
        it: 'a channel before other keys on one line',
        written: `
domains:
  - { id: a, contact: { slack: #payouts, email: a@b.c }, paths: [], owners: [] }
  #                            ^^^^^^^^ syntax "#" starts a comment in YAML. Quote the channel: "#payouts"
  - { id: b, paths: [], owners: [] }
`,
      },
      {
        it: 'a channel as the whole contact',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    contact: #payouts
    #        ^^^^^^^^ syntax "#" starts a comment in YAML. Quote the channel: "#payouts"
`,
      },
      {
        it: 'a text that begins with a number sign',
        written: `
purpose: #1 in payouts
#        ^^^^^^^^^^^^^ syntax "#" starts a comment in YAML. Quote the text: "#1 in payouts"
`,
      },
      {
        it: 'an item that begins with a number sign',
        written: `
goals:
  - #1 in payouts
  # ^^^^^^^^^^^^^ syntax "#" starts a comment in YAML. Quote the text: "#1 in payouts"
  - Fast
`,
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
        written: `
purpose: Merchants: paid
#        ^^^^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "Merchants: paid"
`,
      },
      {
        it: 'a sentence with a colon in a list',
        written: `
goals:
  - 99 % of payouts: same day
  # ^^^^^^^^^^^^^^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "99 % of payouts: same day"
  - Fine
`,
      },
      {
        it: 'a sentence with a word and a colon',
        written: `
decisionCriteria:
  - Note: reversible first
  # ^^^^^^^^^^^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "Note: reversible first"
`,
      },
      {
        it: 'a sentence with two colons',
        written: `
decisionCriteria:
  - Note: prefer: the first
  # ^^^^^^^^^^^^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "Note: prefer: the first"
`,
      },
      {
        it: 'a sentence with a colon as a statement',
        written: `
goals:
  - id: fast
    statement: Fast: really
    #          ^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "Fast: really"
`,
      },
      {
        it: 'a sentence that ends with a colon',
        written: `
goals:
  - These are ours:
  # ^^^^^^^^^^^^^^^ syntax A trailing ":" starts a map in YAML. Quote the sentence: "These are ours:"
`,
      },
      {
        it: 'a sentence with a colon and quotes',
        written: `
purpose: Say: "hello"
#        ^^^^^^^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: 'Say: "hello"'
`,
      },
      {
        it: 'a sentence with a colon on one line',
        written: `
goals: [{ statement: Do: it }]
#                    ^^^^^^ syntax ": " starts a map in YAML. Quote the sentence: "Do: it"
`,
      },
      {
        it: 'a sentence that begins with a quotation',
        written: `
goals:
  - "Fast" beats slow
  # ^^^^^^^^^^^^^^^^^ syntax Unexpected text after a quoted string. Quote the whole sentence: '"Fast" beats slow'
`,
      },
      {
        it: 'a sentence that begins with a single quotation',
        written: `purpose: 'Fast' beats slow\n`,
        finds: [
          `1:10-1:27 syntax Unexpected text after a quoted string. Quote the whole sentence: "'Fast' beats slow"`,
        ],
      },
      {
        it: 'a quotation with an apostrophe',
        written: `purpose: 'it's'\n`,
        finds: [`1:10-1:16 syntax Unexpected text after a quoted string. Quote the whole sentence: "'it's'"`],
      },
      {
        it: 'a comment right behind a quotation',
        written: `
purpose: "Paid"# daily
#        ^^^^^^^^^^^^^ syntax Unexpected text after a quoted string. Quote the whole sentence: '"Paid"# daily'
`,
      },
      {
        it: 'brackets in a pattern',
        written: `
domains:
  - id: a
    paths: [src/[id]/page.ts]
    #       ^^^^^^^^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "src/[id]/page.ts"
    owners: []
`,
      },
      {
        it: 'brackets in the second pattern',
        written: `
unowned: ["a/", src/[id]/page.ts, "b/"]
#               ^^^^^^^^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "src/[id]/page.ts"
`,
      },
      {
        it: 'brackets at the beginning of a pattern',
        written: `
unowned:
  - [id].tsx
  # ^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "[id].tsx"
`,
      },
      {
        it: 'brackets at the beginning of a pattern in a list',
        written: `
unowned: [[id].tsx]
#         ^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "[id].tsx"
`,
      },
      {
        it: 'braces in a pattern',
        written: `
unowned: [src/{a,b}/c, d]
#         ^^^^^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "src/{a,b}/c"
`,
      },
      {
        it: 'braces at the beginning of a pattern',
        written: `
unowned: [{a,b}/c, d]
#         ^^^^^^^ syntax YAML reads this pattern as special syntax. Quote it: "{a,b}/c"
`,
      },
      {
        it: 'a backslash in double quotes',
        written: 'unowned: ["\\!x"]\n',
        finds: ['1:11-1:16 syntax Invalid escape sequence in double quotes. Use single quotes.'],
      },
      {
        it: 'a Windows path in double quotes',
        written: 'unowned: ["src\\payouts"]\n',
        finds: ['1:11-1:24 syntax Invalid escape sequence in double quotes. Use single quotes.'],
      },
      {
        it: 'a text that begins with a reserved character',
        written: `purpose: \`paid\`\n`,
        finds: ['1:10-1:16 syntax YAML cannot read this text unquoted. Quote it: "`paid`"'],
      },
      {
        it: 'a percent sign in front',
        written: `
goals:
  - %99 of payouts
  # ^^^^^^^^^^^^^^ syntax YAML cannot read this text unquoted. Quote it: "%99 of payouts"
`,
      },
      {
        it: 'a comparison',
        written: `
goals:
  - id: fast
    statement: Fast
    measure: { metric: share, target: >= 99 % }
    #                                 ^^^^^^^ syntax YAML cannot read this text unquoted. Quote it: ">= 99 %"
`,
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
      #       ^^^^^^^ syntax YAML cannot read this text unquoted. Quote it: ">= 99 %"
`,
      },
      {
        it: 'a question mark in front',
        written: `
purpose: ? why
#        ^^^^^ syntax YAML cannot read this text unquoted. Quote it: "? why"
`,
      },
      {
        it: 'a dash in front',
        written: 'purpose: - paid\n',
        finds: [
          '1:1-1:16 syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.',
        ],
      },
    ]);
  });

  describe('a comment without a space after its number sign', () => {
    checkFindings(faults, [
      ...[
        ['above a list', 'goals: #TODO\n  - Fast\n'],
        ['above a list in the column of its key', 'goals: #TODO\n- Fast\n'],
        ['above a map', 'people: #TODO\n  ana: Ana\n'],
        ['above an entry', 'people:\n  ana: #TODO\n    name: Ana\n'],
        ['above further comments', 'goals: #TODO\n#more\n\n  #more\n  - Fast\n'],
        ['after a tab', 'goals:\t#TODO\n  - Fast\n'],
        ['above a text on its own line', 'purpose: #TODO\n  Paid\n'],
        ['above a list on several lines', 'unowned: #TODO\n  [a/, b/]\n'],
        ['after the mark of a block text', 'purpose: | #TODO\n  Paid\n'],
        ['after a quoted key', '"unowned": #TODO\n  - a/\n'],
        ['after a dash', 'domains:\n  - #TODO\n    id: a\n    paths: []\n    owners: []\n'],
        [
          'after the keys of an item',
          'domains:\n  - id: a\n    paths: #TODO\n      - a/\n    owners: #TODO\n    - "@o/a"\n',
        ],
        ['in brackets', 'unowned: [ #TODO\n  a/, #TODO\n  b/ #TODO\n  #TODO\n  ] #TODO\n'],
        ['in braces', 'people: { #TODO\n  ana: #TODO\n  Ana, #TODO\n  bo: Bo } #TODO\n'],
        ['between entries', 'goals:\n#TODO\n  - Fast\n#TODO\n  #TODO\n  - Cheap\n'],
        ['with CRLF', 'goals: #TODO\r\n  - Fast\r\n'],
        ['with a lone CR', 'goals: #TODO\r  - Fast\r'],
        ['in an extension', 'x-a: #TODO\nx-b:\n  - #TODO\n  - a: #payouts\n'],
        ['in a nested extension', 'x-a: { b: #payouts\n  }\n'],
      ].map(([title = '', written = '']) => ({ it: title, written, finds: [] })),
      {
        it: 'after document markers, and at the end',
        written: { 'leadership.yaml': `--- #TODO\n${completed('')}... #TODO\n#TODO` },
        finds: [],
      },
      {
        it: 'in place of a list',
        written: 'domains:\n  - id: a\n    paths: #TODO\n    owners: #nobody yet\n',
        finds: [
          '3:5-3:10 schema Missing value for "paths". Expected a list.',
          '4:5-4:11 schema Missing value for "owners". Expected a list.',
        ],
      },
      {
        it: 'a note in place of a text',
        written: 'purpose: #TODO\nauthority: #i-intend\n',
        finds: [
          '1:1-1:8 schema Missing value for "purpose". Expected a string.',
          '2:1-2:10 schema Missing value for "authority". Expected a string.',
        ],
      },
      {
        it: 'a note in a list that is not closed',
        written: 'unowned: [ #TODO\n  a/\n',
        finds: ['1:10-1:17 syntax Unclosed list. Add "]".'],
      },
      {
        it: 'after the colon itself, which needs a space',
        written: 'goals:#TODO\n  - Fast\n',
        finds: ['1:1-1:7 syntax Missing space after "goals:".'],
      },
    ]);

    it('is changed by no safe fix, unless it is a channel', () => {
      const fixed = (written: string): string => {
        const text = completed(written);
        return applied(text, { title: '', edits: fixAll('leadership.yaml', text) }).slice(
          0,
          written.length + 2,
        );
      };
      for (const written of [
        'goals: #TODO\n  - Fast\n',
        'goals: #TODO\n',
        'purpose: #1 here\n',
        'goals: [a, #b\n',
      ])
        assert.ok(fixed(written).startsWith(written), written);
      assert.equal(
        fixed('people: { ana: { name: A, contact: { slack: #a } } }\n').slice(0, 48),
        'people: { ana: { name: A, contact: { slack: "#a"',
      );
    });
  });

  describe('a map', () => {
    checkFindings(faults, [
      {
        it: 'no space behind the colon',
        written: 'purpose:Paid daily\n',
        finds: ['1:1-1:9 syntax Missing space after "purpose:".'],
      },
      {
        it: 'no space behind the colon of a list',
        written: `
domains:
  - id: a
    paths:[src/]
  # ^^^^^^ syntax Missing space after "paths:".
    owners: []
`,
      },
      {
        it: 'no space behind the colon of the first key of an item',
        written: `
domains:
  - id:a
  # ^^^ syntax Missing space after "id:".
    paths: []
    owners: []
`,
      },
      {
        it: 'no space behind the colon of the only key',
        written: `
people:
  ana:Ana
# ^^^^ syntax Missing space after "ana:".
`,
      },
      {
        it: 'no space behind the colon on one line',
        written: `
domains:
  - { id:a, paths: [], owners: [] }
  #   ^^^ syntax Missing space after "id:".
`,
      },
      {
        it: 'a half-typed key at the end',
        written: 'auth\n',
        finds: ['1:1-1:5 syntax Missing ":" and value after "auth".'],
      },
      {
        it: 'a half-typed key in the middle',
        written: `
domains:
  - id: a
    pat
  # ^^^ syntax Missing ":" and value after "pat".
    paths: []
    owners: []
`,
      },
      {
        it: 'a half-typed first key',
        written: `
domains:
  - i
  # ^ syntax Missing ":" and value after "i".
    paths: []
    owners: []
`,
      },
      {
        it: 'a half-typed key above a key',
        written: `
pur
goals: []
`,
        finds: ['1:1-1:4 syntax Missing ":" and value after "pur".'],
      },
      {
        it: 'no colon behind a key with entries below',
        written: `
people
  ana: Ana
  ben: Ben
`,
        finds: ['1:1-1:7 syntax Missing ":" after "people".'],
      },
      {
        it: 'an equals sign',
        written: 'version = 1\n',
        finds: [
          '1:1-1:12 syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.',
        ],
      },
      {
        it: 'a key that is no word',
        written: `
people:
  ? [ana]
  # ^^^^^ syntax Invalid key. Use a plain string.
  : Ana
`,
      },
      {
        it: 'a question mark alone',
        written: { 'leadership.yaml': '?' },
        finds: ['1:1-1:2 syntax Invalid key. Use a plain string.'],
      },
      {
        it: 'a question mark alone, after other keys',
        written: { 'leadership.yaml': `${completed('')}?` },
        finds: ['6:1-6:2 syntax Invalid key. Use a plain string.'],
      },
      {
        it: 'a question mark below a key',
        written: `
people:
  ?
# ^ syntax Invalid key. Use a plain string.
`,
      },
      {
        it: 'keys in the long form, after keys in the short form',
        written: `
people:
  ana: Ana
  ? bo # here
  : Bo
  cy: Cy
`,
        finds: [],
      },
      {
        it: 'a key that is not there',
        written: `
people:
  : Ana
# ^ syntax Invalid key. Use a plain string.
`,
      },
      {
        it: 'a key that stands twice',
        written: `
authority: i-intend
authority: i-have-done
`,
        finds: ['2:1-2:10 syntax Duplicate key "authority". Only the first one is used.'],
      },
      {
        it: 'a key of an entry that stands twice',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    paths: [src/]
  # ^^^^^ syntax Duplicate key "paths". Only the first one is used.
`,
      },
      {
        it: 'a required key that stands twice',
        written: `
goals: []
goals: []
`,
        finds: ['2:1-2:6 syntax Duplicate key "goals". Only the first one is used.'],
      },
      {
        it: 'a merge key',
        written: `
domains:
  - &base { id: a, paths: [], owners: [] }
  - <<: *base
  # ^^ syntax Merge keys ("<<") are not supported. Write the keys out.
    id: b
`,
      },
      {
        it: 'an extension that stands twice',
        written: `
x-cost: 1
x-cost: 2
`,
        finds: ['2:1-2:7 syntax Duplicate key "x-cost". Only the first one is used.'],
      },
    ]);
  });

  describe('tags, directives, documents', () => {
    checkFindings(faults, [
      {
        it: 'a tag of YAML',
        written: `
purpose: !!str Paid
#        ^^^^^ syntax YAML tags are not supported. Remove !!str.
`,
      },
      {
        it: 'a tag before a list',
        written: `
goals: !!seq []
#      ^^^^^ syntax YAML tags are not supported. Remove !!seq.
`,
      },
      {
        it: 'a tag without a name',
        written: `
purpose: ! Paid
#        ^ syntax YAML tags are not supported. Remove !.
`,
      },
      {
        it: 'a tag in full',
        written: `
purpose: !<tag:yaml.org,2002:str> Paid
#        ^^^^^^^^^^^^^^^^^^^^^^^^ syntax YAML tags are not supported. Remove !<tag:yaml.org,2002:str>.
`,
      },
      {
        it: 'a tag on a list in lines',
        written: `
goals: !!seq
#      ^^^^^ syntax YAML tags are not supported. Remove !!seq.
  - Fast
`,
      },
      {
        it: 'an old version of YAML',
        written: `
%YAML 1.1
---
purpose: no
`,
        finds: ['1:1-1:10 syntax YAML directives are not supported. Remove this line.'],
      },
      {
        it: 'a directive for tags',
        written: `
%TAG ! tag:example.com,2026:
---
purpose: Paid
`,
        finds: ['1:1-1:29 syntax YAML directives are not supported. Remove this line.'],
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
        finds: ['3:1-3:2 syntax Tabs are not allowed here in YAML. Use spaces.'],
      },
      {
        it: 'a tab before the items of a list',
        written: `
goals:
\t- Fast
`,
        finds: ['2:1-2:2 syntax Tabs are not allowed here in YAML. Use spaces.'],
      },
      {
        it: 'spaces and a tab',
        written: `
domains:
  - id: a
  \tpaths: []
    owners: []
`,
        finds: ['3:1-3:4 syntax Tabs are not allowed here in YAML. Use spaces.'],
      },
      {
        it: 'a tab in a list',
        written: `
unowned: [
\tdist/
]
`,
        finds: ['2:1-2:2 syntax Tabs are not allowed here in YAML. Use spaces.'],
      },
      {
        it: 'a tab behind a dash',
        written: `
domains:
  -\tid: a
    paths: []
    owners: []
`,
        finds: ['2:4-2:5 syntax Tabs are not allowed here in YAML. Use spaces.'],
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
    # ^^^^^^^^^ syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.
    owners: []
`,
      },
      {
        it: 'a key too far to the left',
        written: `
domains:
  - id: a
    paths: []
   owners: []
 # ^^^^^^^^^^ syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.
`,
      },
      {
        it: 'an item too far to the right',
        written: `
domains:
  - id: a
    paths: []
    owners: []
   - id: b
 # ^^^^^^^ syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.
     paths: []
     owners: []
`,
      },
      {
        it: 'the second key of the file too far to the right',
        written: `
version: 1
 purpose: Paid
goals: []
`,
        finds: [
          '2:2-2:15 syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.',
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
          '1:3-1:13 syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.',
        ],
      },
      {
        it: 'a text above a list',
        written: `
domains: none
#        ^^^^ syntax Unexpected "none": the value is the block below. Remove it.
  - id: a
    paths: []
    owners: []
`,
      },
    ]);
  });

  describe('quotation marks', () => {
    checkFindings(faults, [
      {
        it: 'an open quotation',
        written: `
purpose: "Paid
#        ^^^^^ syntax Unclosed quote.
`,
      },
      {
        it: 'an open single quotation',
        written: `purpose: 'Paid\n`,
        finds: ['1:10-1:15 syntax Unclosed quote.'],
      },
      {
        it: 'an open quotation above another',
        written: `
goals:
  - "Fast
  # ^^^^^ syntax Unclosed quote.
  - "Cheap"
`,
      },
      {
        it: 'an open quotation in a list',
        written: `
unowned: ["dist/, vendor/]
#         ^^^^^^^^^^^^^^^ syntax Unclosed quote.
`,
      },
      {
        it: 'an open quotation in a map in a list',
        written: `
domains: [{ id: a, paths: [], owners: [], contact: "#a }]
#                                                  ^^^ syntax Unclosed quote.
`,
      },
      {
        it: 'an open quotation around brackets',
        written: `
unowned: ["src/[id]]
#         ^^^^^^^^^ syntax Unclosed quote.
`,
      },
      {
        it: 'an open quotation below one of two lines',
        written: `
purpose: "Paid
  daily"
authority: "i-intend
#          ^^^^^^^^^ syntax Unclosed quote.
`,
      },
      {
        it: 'an open quotation with an escaped mark',
        written: 'purpose: "Paid \\"\n',
        finds: ['1:10-1:18 syntax Unclosed quote.'],
      },
      {
        it: 'a mark alone',
        written: `
purpose: "
#        ^ syntax Unclosed quote.
`,
      },
    ]);
  });

  describe('brackets', () => {
    checkFindings(faults, [
      {
        it: 'an open list',
        written: `
goals: [Fast, cheap
#      ^^^^^^^^^^^^ syntax Unclosed list. Add "]".
`,
      },
      {
        it: 'an open list above a list',
        written: `
domains:
  - id: a
    paths: [src/, "lib/"
    #      ^^^^^^^^^^^^^ syntax Unclosed list. Add "]".
    owners: ["@acme/payouts"]
`,
      },
      {
        it: 'an open list on several lines',
        written: `
unowned: [
#        ^ syntax Unclosed list. Add "]".
  dist/, # built
  vendor/ # copied
`,
      },
      {
        it: 'an open list before a comment',
        written: `
unowned: [dist/ # built
#        ^^^^^^^^^^^^^^ syntax Unclosed list. Add "]".
`,
      },
      {
        it: 'an open map',
        written: `
domains:
  - { id: a, paths: [], owners: []
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ syntax Unclosed map. Add "}".
  - { id: b, paths: [], owners: [] }
`,
      },
      {
        it: 'two open maps',
        written: `
domains:
  - { id: a, paths: [], owners: []
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ syntax Unclosed map. Add "}".
  - { id: b, paths: [], owners: []
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ syntax Unclosed map. Add "}".
`,
      },
      {
        it: 'a bracket alone',
        written: `
goals: [
#      ^ syntax Unclosed list. Add "]".
`,
      },
      {
        it: 'a bracket that nothing opens',
        written: `
goals: []]
#        ^ syntax Unmatched "]". Remove it.
`,
      },
      {
        it: 'a bracket in the place of a value',
        written: `
goals: ]
#      ^ syntax Unmatched "]". Remove it.
`,
      },
      {
        it: 'a brace that nothing opens',
        written: `
people: { ana: Ana }}
#                   ^ syntax Unmatched "}". Remove it.
`,
      },
      {
        it: 'the wrong bracket',
        written: `
unowned: [dist/}
#              ^ syntax Mismatched bracket. Expected "]".
`,
      },
      {
        it: 'a comma too many',
        written: `
unowned: [dist/,, vendor/]
#               ^ syntax Unexpected comma. Remove it.
`,
      },
      {
        it: 'a comma in front',
        written: `
unowned: [, dist/]
#         ^ syntax Unexpected comma. Remove it.
`,
      },
      {
        it: 'a comma at the end',
        written: 'unowned: [dist/, ]\n',
        finds: [],
      },
      {
        it: 'no comma between quotations',
        written: `
unowned: ["dist/" "vendor/"]
#                 ^ syntax Missing comma before this item.
`,
      },
      {
        it: 'no comma between keys',
        written: `
domains:
  - { id: a paths: [], owners: [] }
  #       ^^^^^^^^^^^ syntax Missing comma after "a". If this is one sentence, quote it: it contains ": ".
`,
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
  #    ^^^^ syntax YAML cannot read this text unquoted. Quote it: "*ben"
  ben: &ben Ben
`,
      },
      {
        it: 'an alias in its own anchor',
        written: `
people: &all
  ana: *all
  #    ^^^^ limit This alias refers to the value that contains it. Write the value out.
`,
      },
      {
        it: 'an alias in its own anchor, further in',
        written: `
x-a: &a [{ b: [*a] }]
#              ^^ limit This alias refers to the value that contains it. Write the value out.
`,
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
        finds: ['2:1-2:13 syntax Unresolved merge conflict. Resolve it so that this file can be read.'],
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
        finds: ['1:1-1:13 syntax Unresolved merge conflict. Resolve it so that this file can be read.'],
      },
      {
        it: 'what is left of a conflict',
        written: `
purpose: Paid
=======
`,
        finds: [
          '2:1-2:8 syntax Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.',
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
        finds: ['1:69-1:70 limit Nesting is too deep (max 64 levels).'],
      },
      {
        it: 'thousands of lists on one line',
        written: `x-a: ${nested(5000)}\n`,
        finds: ['1:69-1:70 limit Nesting is too deep (max 64 levels).'],
      },
      {
        it: 'thousands of open lists',
        written: `x-a: ${'['.repeat(5000)}\n`,
        finds: ['1:69-1:70 limit Nesting is too deep (max 64 levels).'],
      },
      { it: '64 maps in lines', written: nestedMaps(64), finds: [] },
      {
        it: '65 maps in lines',
        written: nestedMaps(65),
        finds: ['65:66-65:67 limit Nesting is too deep (max 64 levels).'],
      },
      { it: '64 lists in lines', written: `x-a:\n  ${'- '.repeat(63)}a\n`, finds: [] },
      {
        it: '65 lists in lines',
        written: `x-a:\n  ${'- '.repeat(64)}a\n`,
        finds: ['2:129-2:130 limit Nesting is too deep (max 64 levels).'],
      },
      {
        it: 'lists that an open quotation hides',
        written: `x-a: "a\n  b: ${nested(3000)}" c\n`,
        finds: ['1:6-1:8 syntax Unclosed quote.'],
      },
      {
        it: 'lists that a tag before a quotation hides',
        written: `x-a: !a "a\n  b: ${nested(3000)}"\n`,
        finds: [`1:6-1:11 syntax YAML reads this pattern as special syntax. Quote it: '!a "a'`],
      },
      { it: '50 anchors and aliases', written: `x-a: [&a 1, ${many(49, '*a')}]\n`, finds: [] },
      {
        it: '51 anchors and aliases',
        written: `x-a: [&a 1, ${many(50, '*a')}]\n`,
        finds: ['1:209-1:211 limit Too many anchors and aliases (max 50). Write the values out.'],
      },
      {
        it: '51 anchors',
        written: `x-a: [${many(51, '&a 1')}]\n`,
        finds: ['1:307-1:309 limit Too many anchors and aliases (max 50). Write the values out.'],
      },
      {
        it: 'a small text that stands for millions of values',
        written: `x-a: &a [${many(100, '1')}]\n${many(5, (level) => alias(level), '\n')}\n`,
        finds: ['6:9-6:41 limit Aliases expand to too much content. Write the values out.'],
      },
      { it: '5,000 items in lines', written: `x-a:\n${'  - a\n'.repeat(5000)}`, finds: [] },
      {
        it: '5,001 items in lines',
        written: `x-a:\n${'  - a\n'.repeat(5001)}`,
        finds: ['5002:3-5002:4 limit Too many entries in one map or list (max 5000).'],
      },
      { it: '5,000 items on one line', written: `x-a: [${many(5000, 'a')}]\n`, finds: [] },
      {
        it: '5,001 items on one line',
        written: `x-a: [${many(5001, 'a')}]\n`,
        finds: ['1:15005-1:15006 limit Too many entries in one map or list (max 5000).'],
      },
      { it: '5,000 keys in lines', written: `x-a:\n${many(5000, (at) => `  k${at}: a`, '\n')}\n`, finds: [] },
      {
        it: '5,001 keys in lines',
        written: `x-a:\n${many(5001, (at) => `  k${at}: a`, '\n')}\n`,
        finds: ['5002:8-5002:9 limit Too many entries in one map or list (max 5000).'],
      },
      {
        it: 'an open list does not hide keys',
        written: `x-a: [\nx-b:\n${many(5001, (at) => `  k${at}: a`, '\n')}\n`,
        finds: ['5003:8-5003:9 limit Too many entries in one map or list (max 5000).'],
      },
      { it: '1 MiB', written: padded(1024 * 1024), finds: [] },
      {
        it: '1 MiB and a byte',
        written: padded(1024 * 1024 + 1),
        finds: ['1:1-1:11 limit This file is larger than 1 MiB. Split it into nested leadership files.'],
      },
      {
        it: '1 MiB and a byte in fewer characters',
        written: padded(1024 * 1024 - 1, 'é'),
        finds: ['1:1-1:11 limit This file is larger than 1 MiB. Split it into nested leadership files.'],
      },
      {
        it: 'two documents',
        written: `${completed('')}---\n${completed('')}`,
        finds: ['6:1-6:4 limit Only one YAML document is supported. Everything after "---" is ignored.'],
      },
      {
        it: 'an empty second document',
        written: `${completed('')}---\n`,
        finds: ['6:1-6:4 limit Only one YAML document is supported. Everything after "---" is ignored.'],
      },
      {
        it: 'two documents with their ends',
        written: `---\n${completed('')}...\n---\nversion: 1\n`,
        finds: ['8:1-8:4 limit Only one YAML document is supported. Everything after "---" is ignored.'],
      },
      {
        it: 'a second document without a marker',
        written: `${completed('')}...\nversion: 1\n`,
        finds: ['7:1-7:8 limit Only one YAML document is supported. Everything after "---" is ignored.'],
      },
      {
        it: 'bytes that are not UTF-8',
        written: 'purpose: Paid\n# caf\uFFFD\n',
        finds: ['2:6-2:7 limit This file is not valid UTF-8. Save it as UTF-8.'],
      },
      ...(['utf16le', 'utf16be'] as const).flatMap((encoding) =>
        ['', '\uFEFF'].flatMap((mark) =>
          ['version: 1\npurpose: Paid\n', '# 支払い\nversion: 1\npurpose: 支払いがどこよりも早い\n'].map(
            (text) => {
              const bytes = Buffer.from(mark + text, 'utf16le');
              const decoded = new TextDecoder().decode(encoding === 'utf16le' ? bytes : bytes.swap16());
              return {
                it: `${encoding}${mark === '' ? '' : ' with its mark'}: ${text}`,
                written: { 'leadership.yaml': decoded },
                finds: [
                  `1:1-1:${String((/^[^\n]*/.exec(decoded)?.[0].length ?? 0) + 1)} limit This file is UTF-16. Save it as UTF-8.`,
                ],
              };
            },
          ),
        ),
      ),
      {
        it: '5,001 broken lines',
        written: `x-a: 1\n${'a b c\n'.repeat(5001)}`,
        finds: ['5001:1-5001:6 limit Too many entries in one map or list (max 5000).'],
      },
      {
        it: '5,001 broken items',
        written: `x-a:\n${'  - @a\n'.repeat(5001)}`,
        finds: ['5002:3-5002:4 limit Too many entries in one map or list (max 5000).'],
      },
      {
        it: '201 problems',
        written: `people:\n${many(201, (at) => `  P${at}: P`, '\n')}\n`,
        finds: [
          ...Array.from({ length: 200 }, (_, at) => wrongId(at)),
          '202:3-202:7 limit 1 more problem is not shown. Fix these first.',
        ],
      },
    ]);
  });

  describe('line breaks and the mark in front', () => {
    checkFindings(faults, [
      {
        it: 'CRLF',
        written: '# a\r\nunowned:\r\n  - @a\r\n',
        finds: ['3:5-3:7 syntax "@" is reserved in YAML. Quote the handle: "@a"'],
      },
      {
        it: 'a lone CR',
        written: '# a\runowned:\r  - @a\r',
        finds: ['3:5-3:7 syntax "@" is reserved in YAML. Quote the handle: "@a"'],
      },
      {
        it: 'a mark of UTF-8',
        written: '\uFEFFunowned: [@a]\n',
        finds: ['1:12-1:14 syntax "@" is reserved in YAML. Quote the handle: "@a"'],
      },
      { it: 'a mark and a rest without faults', written: '\uFEFFunowned: []\r\n', finds: [] },
      {
        it: 'a conflict with CRLF',
        written: 'purpose: P\r\n<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n',
        finds: ['2:1-2:10 syntax Unresolved merge conflict. Resolve it so that this file can be read.'],
      },
      {
        it: 'an open quotation with CRLF',
        written: 'purpose: "P\r\ngoals: []\r\n',
        finds: ['1:10-1:12 syntax Unclosed quote.'],
      },
      {
        it: 'characters outside the basic plane',
        written: 'people: { ana: "🦊", ben: @b }\n',
        finds: ['1:27-1:29 syntax "@" is reserved in YAML. Quote the handle: "@b"'],
      },
      {
        it: 'no line break at the end',
        written: { 'leadership.yaml': `${completed('')}auth` },
        finds: ['6:1-6:5 syntax Missing ":" and value after "auth".'],
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
  return `${String(at + 2)}:3-${String(at + 2)}:${String(end)} schema Invalid value "${id}". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.`;
}
