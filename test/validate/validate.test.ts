import { checkFindings, faults } from '../checkFindings.ts';

describe('validate', () => {
  describe('the version', () => {
    checkFindings(faults, [
      {
        it: 'in quotes',
        written: `
version: "1"
#        ^^^ schema Expected a number. Remove the quotes: 1
`,
      },
      {
        it: 'a word',
        written: `
version: one
#        ^^^ schema Expected a number, got the string "one".
`,
      },
      {
        it: 'not there yet',
        written: 'version:\n',
        finds: ['1:1-1:8 schema Missing value for "version". Expected a number.'],
      },
      {
        it: 'a truth',
        written: `
version: true
#        ^^^^ schema Expected a number, got true.
`,
      },
      {
        it: 'with a point',
        written: 'version: 1.0\n',
        finds: [],
      },
      {
        it: 'an unknown one, and nothing else is reported',
        written: `
version: 2
#        ^ version Unsupported format version 2. Use "version: 1", or update Leadership as Code.
domain: []
`,
      },
      {
        it: 'an unknown one, and a broken line',
        written: `
version: 3
#        ^ version Unsupported format version 3. Use "version: 1", or update Leadership as Code.
auth
`,
      },
      {
        it: 'between two',
        written: `
version: 1.5
#        ^^^ version Unsupported format version 1.5. Use "version: 1", or update Leadership as Code.
`,
      },
      {
        it: 'below',
        written: `
version: 0
#        ^ version Unsupported format version 0. Use "version: 1", or update Leadership as Code.
`,
      },
    ]);
  });

  describe('true and false', () => {
    checkFindings(faults, [
      {
        it: 'yes',
        written: `
inherits: yes
#         ^^^ schema "yes" is a string in YAML 1.2. Use true.
`,
      },
      {
        it: 'off',
        written: `
inherits: off
#         ^^^ schema "off" is a string in YAML 1.2. Use false.
`,
      },
      {
        it: 'in quotes',
        written: `
inherits: "true"
#         ^^^^^^ schema "true" is a string in YAML 1.2. Use true.
`,
      },
      {
        it: 'another word',
        written: `
inherits: maybe
#         ^^^^^ schema "maybe" is a string in YAML 1.2. Use true or false.
`,
      },
      {
        it: 'a number',
        written: `
inherits: 1
#         ^ schema Expected true or false, got 1.
`,
      },
      {
        it: 'not there yet',
        written: 'inherits:\n',
        finds: ['1:1-1:9 schema Missing value for "inherits". Expected true or false.'],
      },
    ]);
  });

  describe('keys', () => {
    checkFindings(faults, [
      {
        it: 'a mistyped one at the top',
        written: 'autority: i-intend\n',
        finds: ['1:1-1:9 schema Unknown key "autority". Did you mean "authority"?'],
      },
      {
        it: 'a mistyped one that is required',
        written: {
          'leadership.yaml': `
version: 1
purpose: P
goals: []
decisionCriteria: []
domain: []
`,
        },
        finds: ['5:1-5:7 schema Unknown key "domain". Did you mean "domains"?'],
      },
      {
        it: 'a mistyped one that is there already',
        written: `
domains: []
domain: []
`,
        finds: ['2:1-2:7 schema Unknown key "domain". Remove it: "domains" is already set.'],
      },
      {
        it: 'an unknown one at the top',
        written: 'colour: red\n',
        finds: [
          '1:1-1:7 schema Unknown key "colour". Expected inherits, authority, people, teams, competencies, unowned, review, or rules.',
        ],
      },
      {
        it: 'an unknown one of a domain',
        written: `
domains:
  - { id: a, paths: [], owners: [], colour: red }
`,
        finds: [
          '2:37-2:43 schema Unknown key "colour". Expected name, purpose, parent, delegatedBy, authority, decisions, decisionCriteria, goals, requires, contact, or links.',
        ],
      },
      {
        it: 'a mistyped one of a domain',
        written: `
domains:
  - { id: a, paths: [], owners: [], delegated_by: "@ana" }
  #                                 ^^^^^^^^^^^^ schema Unknown key "delegated_by". Did you mean "delegatedBy"?
`,
      },
      {
        it: 'a mistyped required one of a domain',
        written: `
domains:
  - id: a
    path: []
  # ^^^^ schema Unknown key "path". Did you mean "paths"?
    owners: []
`,
      },
      {
        it: 'a mistyped one of a person',
        written: `
people:
  ana: { name: Ana, gihub: ana }
  #                 ^^^^^ schema Unknown key "gihub". Did you mean "github"?
`,
      },
      {
        it: 'an unknown one of a person',
        written: `
people:
  ana: { name: Ana, twitter: ana }
  #                 ^^^^^^^ schema Unknown key "twitter". Expected email, github, gitlab, contact, competencies, growing, or away.
`,
      },
      {
        it: 'a mistyped one of a team',
        written: `
teams:
  crew: { member: [] }
  #       ^^^^^^ schema Unknown key "member". Did you mean "members"?
`,
      },
      {
        it: 'an unknown one of a team',
        written: `
teams:
  crew: { members: [], lead: ana }
  #                    ^^^^ schema Unknown key "lead". Expected name, github, gitlab, or contact.
`,
      },
      {
        it: 'a mistyped one of a competency',
        written: `
competencies:
  sql: { descripton: Writes SQL }
  #      ^^^^^^^^^^ schema Unknown key "descripton". Did you mean "description"?
`,
      },
      {
        it: 'a mistyped one of a goal',
        written: `
goals:
  - { id: fast, statment: Fast }
  #             ^^^^^^^^ schema Unknown key "statment". Did you mean "statement"?
`,
      },
      {
        it: 'a mistyped one of a measure',
        written: `
goals:
  - { statement: Fast, measure: { metric: share, target: 9, units: "%" } }
  #                                                         ^^^^^ schema Unknown key "units". Did you mean "unit"?
`,
      },
      {
        it: 'a mistyped one of a criterion',
        written: `
decisionCriteria:
  - { statement: Fast, wy: slow is dear }
  #                    ^^ schema Unknown key "wy". Did you mean "why"?
`,
      },
      {
        it: "one of a criterion that a domain's cannot have",
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisionCriteria: [{ statement: Fast, domains: [a] }]
    #                                     ^^^^^^^ schema Unknown key "domains". Expected id, why, example, serves, or paths.
`,
      },
      {
        it: 'a mistyped one of a decision',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisions: [{ decison: Replay, authority: i-intend }]
    #             ^^^^^^^ schema Unknown key "decison". Did you mean "decision"?
`,
      },
      {
        it: 'a mistyped one of a contact',
        written: `
domains:
  - { id: a, paths: [], owners: [], contact: { slak: "#a" } }
  #                                            ^^^^ schema Unknown key "slak". Did you mean "slack"?
`,
      },
      {
        it: 'a mistyped one of growing',
        written: `
people:
  ana: { name: Ana, growing: [{ competncy: sql, to: expert }] }
  #                             ^^^^^^^^^ schema Unknown key "competncy". Did you mean "competency"?
competencies: { sql: SQL }
`,
      },
      {
        it: 'a mistyped one of away',
        written: `
people:
  ana: { name: Ana, away: { untill: 2027-01-01 } }
  #                         ^^^^^^ schema Unknown key "untill". Did you mean "until"?
`,
      },
      {
        it: 'a mistyped one of review',
        written: `
review: { evry: P3M }
#         ^^^^ schema Unknown key "evry". Did you mean "every"?
`,
      },
      {
        it: 'a mistyped rule',
        written: `
rules: { control/singel-owner: off }
#        ^^^^^^^^^^^^^^^^^^^^ schema Unknown key "control/singel-owner". Did you mean "control/single-owner"?
`,
      },
      {
        it: 'a rule whose severity cannot be changed',
        written: `
rules: { reference/cycle: off, syntax: hint }
#        ^^^^^^^^^^^^^^^ schema The severity of "reference/cycle" cannot be changed. Remove this line.
#                              ^^^^^^ schema The severity of "syntax" cannot be changed. Remove this line.
`,
      },
      {
        it: 'an unknown rule',
        written: `
rules: { my/rule: off }
#        ^^^^^^^ schema Unknown key "my/rule".
`,
      },
      {
        it: "one of the user's own",
        written: `
x-cost-center: 4711
x-: [anything, { goes: here }]
`,
        finds: [],
      },
      {
        it: "one of the user's own further in",
        written: `
domains:
  - { id: a, paths: [], owners: [], x-cost: 1 }
`,
        finds: [
          '2:37-2:43 schema Unknown key "x-cost". Expected name, purpose, parent, delegatedBy, authority, decisions, decisionCriteria, goals, requires, contact, or links.',
        ],
      },
      {
        it: 'names of JavaScript at the top',
        written: `
__proto__: 1
constructor: 2
toString: 3
`,
        finds: [
          '1:1-1:10 schema Unknown key "__proto__". Expected inherits, authority, people, teams, competencies, unowned, review, or rules.',
          '2:1-2:12 schema Unknown key "constructor". Expected inherits, authority, people, teams, competencies, unowned, review, or rules.',
          '3:1-3:9 schema Unknown key "toString". Expected inherits, authority, people, teams, competencies, unowned, review, or rules.',
        ],
      },
      {
        it: 'names of JavaScript as ids',
        written: `
people:
  __proto__: Ana
# ^^^^^^^^^ schema Invalid value "__proto__". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
  constructor: Ben
  toString: Cy
# ^^^^^^^^ schema Invalid value "toString". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'names of JavaScript in an entry',
        written: `
people:
  ana: { name: Ana, __proto__: { github: ana }, hasOwnProperty: 1 }
  #                 ^^^^^^^^^ schema Unknown key "__proto__". Expected email, github, gitlab, contact, competencies, growing, or away.
  #                                             ^^^^^^^^^^^^^^ schema Unknown key "hasOwnProperty". Expected email, github, gitlab, contact, competencies, growing, or away.
`,
      },
      {
        it: 'a number',
        written: '1: one\n',
        finds: [
          '1:1-1:2 schema Unknown key "1". Expected inherits, authority, people, teams, competencies, unowned, review, or rules.',
        ],
      },
    ]);
  });

  describe('keys that are missing', () => {
    checkFindings(faults, [
      {
        it: 'the ones of a file',
        written: { 'leadership.yaml': '{}\n' },
        finds: [
          '1:1-1:3 schema Missing required key "purpose": why this repository exists, in one sentence.',
          '1:1-1:3 schema Missing required key "goals": what this repository is working toward, most important first.',
          '1:1-1:3 schema Missing required key "decisionCriteria": how to choose between two good options, most important first.',
          '1:1-1:3 schema Missing required key "version": format version of this file.',
          '1:1-1:3 schema Missing required key "domains": who owns what.',
        ],
      },
      {
        it: 'the ones of a file that inherits',
        written: 'inherits: true\n',
        finds: [],
      },
      {
        it: 'the ones of a domain',
        written: `
domains:
  - name: A
  # ^^^^ schema Missing required key "id": domain id, used by other domains (parent), criteria (domains), and commit messages.
  # ^^^^ schema Missing required key "paths": patterns of the files in this domain, as in CODEOWNERS, relative to this file's folder.
  # ^^^^ schema Missing required key "owners": who owns this domain.
`,
      },
      {
        it: 'the id of a domain',
        written: `
domains:
  - paths: []
  # ^^^^^ schema Missing required key "id": domain id, used by other domains (parent), criteria (domains), and commit messages.
    owners: []
`,
      },
      {
        it: 'the owners of a domain',
        written: `
domains:
  - id: a
  # ^^ schema Missing required key "owners": who owns this domain.
    paths: []
`,
      },
      {
        it: 'the name of a person',
        written: `
people:
  ana: { github: ana }
# ^^^ schema Missing required key "name": full name, as the person writes it.
`,
      },
      {
        it: 'the members of a team',
        written: `
teams:
  crew: { name: Crew }
# ^^^^ schema Missing required key "members": ids of the team's members.
`,
      },
      {
        it: 'the statement of a goal',
        written: `
goals:
  - id: fast
  # ^^ schema Missing required key "statement": the outcome, in one sentence.
`,
      },
      {
        it: 'the target of a measure',
        written: `
goals:
  - statement: Fast
    measure: { metric: share }
  # ^^^^^^^ schema Missing required key "target": value at which the goal is reached.
`,
      },
      {
        it: 'the authority level of a decision',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisions:
      - decision: Replay
      # ^^^^^^^^ schema Missing required key "authority": authority level for this kind of decision, above or below the domain's own.
`,
      },
      {
        it: 'the level of growing',
        written: `
people:
  ana: { name: Ana, growing: [{ competency: sql }] }
  #                             ^^^^^^^^^^ schema Missing required key "to": target level.
competencies: { sql: SQL }
`,
      },
    ]);
  });

  describe('types', () => {
    checkFindings(faults, [
      {
        it: 'a text for a list',
        written: `
unowned: dist/
#        ^^^^^ schema Expected a list, got the string "dist/".
`,
      },
      {
        it: 'a text with a comma for a list',
        written: `
unowned: dist, vendor
#        ^^^^^^^^^^^^ schema Expected a list, got the string "dist, vendor".
`,
      },
      {
        it: 'a text in quotes for a list',
        written: `
unowned: "*.js"
#        ^^^^^^ schema Expected a list, got the string "*.js".
`,
      },
      {
        it: 'a list for a text',
        written: `
purpose: [Paid]
#        ^^^^^^ schema Expected a string, got a list.
`,
      },
      {
        it: 'a map for a text',
        written: `
purpose:
  paid: daily
# ^^^^^^^^^^^ schema Expected a string, got a map.
`,
      },
      {
        it: 'a map for a list',
        written: `
domains:
  id: a
  paths: []
`,
        finds: ['2:3-3:12 schema Expected a list, got a map.'],
      },
      {
        it: 'a text for a map',
        written: `
people: ana
#       ^^^ schema Expected a map, got the string "ana".
`,
      },
      {
        it: 'a list for a map',
        written: `
people: [ana]
#       ^^^^^ schema Expected a map, got a list.
`,
      },
      {
        it: 'a text for the members of a team',
        written: `
teams: { crew: ana }
#              ^^^ schema Expected a list or a map, got the string "ana".
`,
      },
      {
        it: 'a map for a authority level',
        written: `
authority: { rung: i-intend }
#          ^^^^^^^^^^^^^^^^^^ schema Expected a string, got a map.
`,
      },
      {
        it: 'one unknown key in a person',
        written: `
people:
  ana:
    twitter: ana
  # ^^^^^^^ schema Unknown key "twitter". Expected name, email, github, gitlab, contact, competencies, growing, or away.
`,
      },
      {
        it: 'a number for a text',
        written: `
purpose: 42
#        ^^ schema Expected a string, got 42. Put it in quotes.
`,
      },
      {
        it: 'a number with zeros in front for a text',
        written: `
people: { ana: 007 }
#              ^^^ schema Expected a string, got 007. Put it in quotes.
`,
      },
      {
        it: 'a truth for a name',
        written: `
people: { ana: True }
#              ^^^^ schema Expected a string, got True. Put it in quotes.
`,
      },
      {
        it: 'a date for a text is a text',
        written: 'people: { ana: 2026-01-01 }\n',
        finds: [],
      },
      {
        it: 'a hexadecimal number for a text',
        written: `
people: { ana: 0x1F }
#              ^^^^ schema Expected a string, got 0x1F. Put it in quotes.
`,
      },
      {
        it: 'a number in quotes where a number or a text may stand',
        written: `
goals:
  - { statement: Fast, measure: { metric: share, target: "99" } }
`,
        finds: [],
      },
      {
        it: 'a list for a contact in a person',
        written: `
people: { ana: { name: Ana, contact: [ask] } }
#                                    ^^^^^ schema Expected a string or a map, got a list.
`,
      },
      {
        it: 'a list for a number or a text',
        written: `
goals:
  - { statement: Fast, measure: { metric: share, target: [99] } }
  #                                                      ^^^^ schema Expected a number or a string, got a list.
`,
      },
      {
        it: 'a number and a truth in a list of texts',
        written: `
unowned: [1, true]
#         ^ schema Expected a string, got 1. Put it in quotes.
#            ^^^^ schema Expected a string, got true. Put it in quotes.
`,
      },
      {
        it: 'nothing for a list',
        written: 'goals:\n',
        finds: ['1:1-1:6 schema Missing value for "goals". Expected a list.'],
      },
      {
        it: 'nothing for a text',
        written: 'purpose:\n',
        finds: ['1:1-1:8 schema Missing value for "purpose". Expected a string.'],
      },
      {
        it: 'nothing for an entry',
        written: `
people:
  ana:
# ^^^ schema Missing value for "ana". Expected a string or a map.
`,
      },
      {
        it: 'nothing in a list',
        written: `
domains:
  -
# ^ schema Missing value. Expected a map.
`,
      },
      {
        it: 'nothing in the middle of a list',
        written: `
goals:
  - Fast
  -
# ^ schema Missing value. Expected a string or a map.
  - Cheap
`,
      },
      {
        it: 'null for an entry',
        written: `
people: { ana: null, ben: ~ }
#              ^^^^ schema Missing value for "ana". Expected a string or a map.
#                         ^ schema Missing value for "ben". Expected a string or a map.
`,
      },
      {
        it: 'an empty text',
        written: `
purpose: ""
#        ^^ schema Value is empty. Enter some text.
`,
      },
      {
        it: 'an empty name',
        written: `
people: { ana: { name: "" } }
#                      ^^ schema Value is empty. Enter some text.
`,
      },
      {
        it: 'an empty contact',
        written: `
domains:
  - { id: a, paths: [], owners: [], contact: {} }
  #                                          ^^ schema Expected at least one entry.
`,
      },
    ]);
  });

  describe('values', () => {
    checkFindings(faults, [
      {
        it: 'a mistyped authority level',
        written: `
authority: i-intnd
#          ^^^^^^^ schema Unknown value "i-intnd". Did you mean "i-intend"?
`,
      },
      {
        it: 'a authority level of no ladder',
        written: `
authority: boss
#          ^^^^ schema Expected tell-me, i-think, i-recommend, i-would-like, i-intend, i-have-done, or i-have-been-doing, got "boss".
`,
      },
      {
        it: 'a mistyped level',
        written: `
people:
  ana: { name: Ana, competencies: { sql: profcient } }
  #                                      ^^^^^^^^^ schema Unknown value "profcient". Did you mean "proficient"?
competencies: { sql: SQL }
`,
      },
      {
        it: 'a mistyped status',
        written: `
goals:
  - { statement: Fast, status: on_track }
  #                            ^^^^^^^^ schema Unknown value "on_track". Did you mean "on-track"?
`,
      },
      {
        it: 'a mistyped severity',
        written: `
rules: { control/single-owner: warn }
#                              ^^^^ schema Expected off, hint, info, warning, or error, got "warn".
`,
      },
      {
        it: 'a truth for a severity',
        written: `
rules: { control/single-owner: false }
#                              ^^^^^ schema Expected off, hint, info, warning, or error, got "false".
`,
      },
      {
        it: 'an id with a capital letter',
        written: `
domains:
  - { id: Payouts, paths: [], owners: [] }
  #       ^^^^^^^ schema Invalid value "Payouts". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'an id with blanks and accents',
        written: `
domains:
  - { id: Équipe des paiements, paths: [], owners: [] }
`,
        finds: [
          '2:11-2:31 schema Invalid value "Équipe des paiements". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.',
        ],
      },
      {
        it: 'an id that is a number',
        written: `
domains:
  - { id: 42, paths: [], owners: [] }
  #       ^^ schema Invalid value "42". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'an id that begins with a digit',
        written: `
people:
  1ana: Ana
# ^^^^ schema Invalid value "1ana". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'an id without a letter',
        written: `
people:
  _: Ana
# ^ schema Invalid value "_". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'an empty id',
        written: `
domains:
  - { id: "", paths: [], owners: [] }
  #       ^^ schema Invalid value "". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'an id of 64 characters',
        written: `
people:
  a234567890123456789012345678901234567890123456789012345678901234: Ana
`,
        finds: [],
      },
      {
        it: 'an id of 65 characters',
        written: `
people:
  a2345678901234567890123456789012345678901234567890123456789012345: Ana
`,
        finds: [
          '2:3-2:68 schema Invalid value "a2345678901234567890123456789012345678901234567890123456789…". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.',
        ],
      },
      {
        it: 'the id of a team',
        written: `
teams:
  The Crew: []
# ^^^^^^^^ schema Invalid value "The Crew". An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens.
`,
      },
      {
        it: 'a date with single digits',
        written: `
review: { every: P3M, last: 2026-1-2 }
#                           ^^^^^^^^ schema Invalid value "2026-1-2". Use the date format YYYY-MM-DD.
`,
      },
      {
        it: 'a day that does not exist',
        written: `
review: { every: P3M, last: 2026-02-30 }
#                           ^^^^^^^^^^ schema Invalid value "2026-02-30". Use the date format YYYY-MM-DD.
`,
      },
      {
        it: 'a date in words',
        written: `
goals:
  - { statement: Fast, due: tomorrow }
  #                         ^^^^^^^^ schema Invalid value "tomorrow". Use the date format YYYY-MM-DD.
`,
      },
      {
        it: 'a year',
        written: `
goals:
  - { statement: Fast, due: 2027 }
  #                         ^^^^ schema Invalid value "2027". Use the date format YYYY-MM-DD.
`,
      },
      {
        it: 'durations',
        written: 'review: { every: P1Y6M2W3D }\n',
        finds: [],
      },
      {
        it: 'a short duration',
        written: 'review: { every: 12w }\n',
        finds: [],
      },
      {
        it: 'a duration of hours',
        written: `
review: { every: PT12H }
#                ^^^^^ schema Invalid value "PT12H". Use a duration such as P3M, 90d, 12w, 3m, or 1y.
`,
      },
      {
        it: 'an empty duration',
        written: `
review: { every: P }
#                ^ schema Invalid value "P". Use a duration such as P3M, 90d, 12w, 3m, or 1y.
`,
      },
      {
        it: 'a duration in words',
        written: `
review: { every: 3 months }
#                ^^^^^^^^ schema Invalid value "3 months". Use a duration such as P3M, 90d, 12w, 3m, or 1y.
`,
      },
      {
        it: 'a duration without a unit',
        written: `
review: { every: 90 }
#                ^^ schema Invalid value "90". Use a duration such as P3M, 90d, 12w, 3m, or 1y.
`,
      },
    ]);
  });

  describe('files that say nothing yet', () => {
    checkFindings(faults, [
      {
        it: 'one word',
        written: { 'leadership.yaml': 'hello\n' },
        finds: ['1:1-1:6 schema Expected a map that starts with "version: 1" and "purpose:", got "hello".'],
      },
      {
        it: 'one key',
        written: { 'leadership.yaml': 'version\n' },
        finds: ['1:1-1:8 schema Expected a map that starts with "version: 1" and "purpose:", got "version".'],
      },
      {
        it: 'a list',
        written: { 'leadership.yaml': '- a\n' },
        finds: ['1:1-1:4 schema Expected a map that starts with "version: 1" and "purpose:".'],
      },
      {
        it: 'a number',
        written: { 'leadership.yaml': '42\n' },
        finds: ['1:1-1:3 schema Expected a map that starts with "version: 1" and "purpose:", got "42".'],
      },
      {
        it: 'a comment',
        written: { 'leadership.yaml': '# who leads\n' },
        finds: ['1:1-1:12 schema This file is empty. Start with "version: 1" and "purpose:".'],
      },
    ]);
  });
});
