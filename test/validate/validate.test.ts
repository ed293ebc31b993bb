import { checkFindings, faults } from '../checkFindings.ts';

describe('validate', () => {
  describe('the version', () => {
    checkFindings(faults, [
      {
        it: 'in quotes',
        written: 'version: "1"\n',
        finds: ['1:10-1:13 schema Write 1 without quotes: a number is expected here'],
      },
      {
        it: 'a word',
        written: 'version: one\n',
        finds: ['1:10-1:13 schema Write a number here, not the text "one"'],
      },
      {
        it: 'not there yet',
        written: 'version:\n',
        finds: ['1:1-1:8 schema Write a number behind "version": nothing is there yet'],
      },
      {
        it: 'a truth',
        written: 'version: true\n',
        finds: ['1:10-1:14 schema Write a number here, not true'],
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
domain: []
`,
        finds: ['1:10-1:11 version Write "version: 1": version 2 of the format is not known here'],
      },
      {
        it: 'an unknown one, and a broken line',
        written: `
version: 3
auth
`,
        finds: ['1:10-1:11 version Write "version: 1": version 3 of the format is not known here'],
      },
      {
        it: 'between two',
        written: 'version: 1.5\n',
        finds: ['1:10-1:13 version Write "version: 1": version 1.5 of the format is not known here'],
      },
      {
        it: 'below',
        written: 'version: 0\n',
        finds: ['1:10-1:11 version Write "version: 1": version 0 of the format is not known here'],
      },
    ]);
  });

  describe('true and false', () => {
    checkFindings(faults, [
      {
        it: 'yes',
        written: 'inherits: yes\n',
        finds: ['1:11-1:14 schema Write true here: "yes" is a word'],
      },
      {
        it: 'off',
        written: 'inherits: off\n',
        finds: ['1:11-1:14 schema Write false here: "off" is a word'],
      },
      {
        it: 'in quotes',
        written: 'inherits: "true"\n',
        finds: ['1:11-1:17 schema Write true here: "true" is a word'],
      },
      {
        it: 'another word',
        written: 'inherits: maybe\n',
        finds: ['1:11-1:16 schema Write true or false here: "maybe" is a word'],
      },
      {
        it: 'a number',
        written: 'inherits: 1\n',
        finds: ['1:11-1:12 schema Write true or false here, not 1'],
      },
      {
        it: 'not there yet',
        written: 'inherits:\n',
        finds: ['1:1-1:9 schema Write true or false behind "inherits": nothing is there yet'],
      },
    ]);
  });

  describe('keys', () => {
    checkFindings(faults, [
      {
        it: 'a mistyped one at the top',
        written: 'autority: i-intend\n',
        finds: ['1:1-1:9 schema Unknown key "autority", did you mean "authority"?'],
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
        finds: ['5:1-5:7 schema Unknown key "domain", did you mean "domains"?'],
      },
      {
        it: 'a mistyped one that is there already',
        written: `
domains: []
domain: []
`,
        finds: ['2:1-2:7 schema Remove the unknown key "domain": "domains" is there already'],
      },
      {
        it: 'an unknown one at the top',
        written: 'colour: red\n',
        finds: [
          '1:1-1:7 schema Remove the unknown key "colour", or write inherits, authority, people, teams, competencies, unowned, review or rules',
        ],
      },
      {
        it: 'an unknown one of a domain',
        written: `
domains:
  - { id: a, paths: [], owners: [], colour: red }
`,
        finds: [
          '2:37-2:43 schema Remove the unknown key "colour", or write name, purpose, parent, delegatedBy, authority, decisions, decisionCriteria, goals, requires, contact or links',
        ],
      },
      {
        it: 'a mistyped one of a domain',
        written: `
domains:
  - { id: a, paths: [], owners: [], delegated_by: "@ana" }
`,
        finds: ['2:37-2:49 schema Unknown key "delegated_by", did you mean "delegatedBy"?'],
      },
      {
        it: 'a mistyped required one of a domain',
        written: `
domains:
  - id: a
    path: []
    owners: []
`,
        finds: ['3:5-3:9 schema Unknown key "path", did you mean "paths"?'],
      },
      {
        it: 'a mistyped one of a person',
        written: `
people:
  ana: { name: Ana, gihub: ana }
`,
        finds: ['2:21-2:26 schema Unknown key "gihub", did you mean "github"?'],
      },
      {
        it: 'an unknown one of a person',
        written: `
people:
  ana: { name: Ana, twitter: ana }
`,
        finds: [
          '2:21-2:28 schema Remove the unknown key "twitter", or write email, github, gitlab, contact, competencies, growing or away',
        ],
      },
      {
        it: 'a mistyped one of a team',
        written: `
teams:
  crew: { member: [] }
`,
        finds: ['2:11-2:17 schema Unknown key "member", did you mean "members"?'],
      },
      {
        it: 'an unknown one of a team',
        written: `
teams:
  crew: { members: [], lead: ana }
`,
        finds: ['2:24-2:28 schema Remove the unknown key "lead", or write name, github, gitlab or contact'],
      },
      {
        it: 'a mistyped one of a competency',
        written: `
competencies:
  sql: { descripton: Writes SQL }
`,
        finds: ['2:10-2:20 schema Unknown key "descripton", did you mean "description"?'],
      },
      {
        it: 'a mistyped one of a goal',
        written: `
goals:
  - { id: fast, statment: Fast }
`,
        finds: ['2:17-2:25 schema Unknown key "statment", did you mean "statement"?'],
      },
      {
        it: 'a mistyped one of a measure',
        written: `
goals:
  - { statement: Fast, measure: { metric: share, target: 9, units: "%" } }
`,
        finds: ['2:61-2:66 schema Unknown key "units", did you mean "unit"?'],
      },
      {
        it: 'a mistyped one of a criterion',
        written: `
decisionCriteria:
  - { statement: Fast, wy: slow is dear }
`,
        finds: ['2:24-2:26 schema Unknown key "wy", did you mean "why"?'],
      },
      {
        it: "one of a criterion that a domain's cannot have",
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisionCriteria: [{ statement: Fast, domains: [a] }]
`,
        finds: [
          '5:43-5:50 schema Remove the unknown key "domains", or write id, why, example, serves or paths',
        ],
      },
      {
        it: 'a mistyped one of a decision',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisions: [{ decison: Replay, authority: i-intend }]
`,
        finds: ['5:19-5:26 schema Unknown key "decison", did you mean "decision"?'],
      },
      {
        it: 'a mistyped one of a contact',
        written: `
domains:
  - { id: a, paths: [], owners: [], contact: { slak: "#a" } }
`,
        finds: ['2:48-2:52 schema Unknown key "slak", did you mean "slack"?'],
      },
      {
        it: 'a mistyped one of growing',
        written: `
people:
  ana: { name: Ana, growing: [{ competncy: sql, to: expert }] }
competencies: { sql: SQL }
`,
        finds: ['2:33-2:42 schema Unknown key "competncy", did you mean "competency"?'],
      },
      {
        it: 'a mistyped one of away',
        written: `
people:
  ana: { name: Ana, away: { untill: 2027-01-01 } }
`,
        finds: ['2:29-2:35 schema Unknown key "untill", did you mean "until"?'],
      },
      {
        it: 'a mistyped one of review',
        written: 'review: { evry: P3M }\n',
        finds: ['1:11-1:15 schema Unknown key "evry", did you mean "every"?'],
      },
      {
        it: 'a mistyped rule',
        written: 'rules: { control/singel-owner: off }\n',
        finds: ['1:10-1:30 schema Unknown key "control/singel-owner", did you mean "control/single-owner"?'],
      },
      {
        it: 'a rule whose severity cannot be changed',
        written: 'rules: { reference/cycle: off, syntax: hint }\n',
        finds: [
          '1:10-1:25 schema Remove "reference/cycle": its severity cannot be changed',
          '1:32-1:38 schema Remove "syntax": its severity cannot be changed',
        ],
      },
      {
        it: 'an unknown rule',
        written: 'rules: { my/rule: off }\n',
        finds: ['1:10-1:17 schema Remove the unknown key "my/rule"'],
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
          '2:37-2:43 schema Remove the unknown key "x-cost", or write name, purpose, parent, delegatedBy, authority, decisions, decisionCriteria, goals, requires, contact or links',
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
          '1:1-1:10 schema Remove the unknown key "__proto__", or write inherits, authority, people, teams, competencies, unowned, review or rules',
          '2:1-2:12 schema Remove the unknown key "constructor", or write inherits, authority, people, teams, competencies, unowned, review or rules',
          '3:1-3:9 schema Remove the unknown key "toString", or write inherits, authority, people, teams, competencies, unowned, review or rules',
        ],
      },
      {
        it: 'names of JavaScript as ids',
        written: `
people:
  __proto__: Ana
  constructor: Ben
  toString: Cy
`,
        finds: [
          '2:3-2:12 schema Write an id: a small letter, then small letters, digits and -, not "__proto__"',
          '4:3-4:11 schema Write an id: a small letter, then small letters, digits and -, not "toString"',
        ],
      },
      {
        it: 'names of JavaScript in an entry',
        written: `
people:
  ana: { name: Ana, __proto__: { github: ana }, hasOwnProperty: 1 }
`,
        finds: [
          '2:21-2:30 schema Remove the unknown key "__proto__", or write email, github, gitlab, contact, competencies, growing or away',
          '2:49-2:63 schema Remove the unknown key "hasOwnProperty", or write email, github, gitlab, contact, competencies, growing or away',
        ],
      },
      {
        it: 'a number',
        written: '1: one\n',
        finds: [
          '1:1-1:2 schema Remove the unknown key "1", or write inherits, authority, people, teams, competencies, unowned, review or rules',
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
          '1:1-1:3 schema Add "purpose": why this repository exists, in one sentence',
          '1:1-1:3 schema Add "goals": what this repository is after now, most important first',
          '1:1-1:3 schema Add "decisionCriteria": how to choose when two options pull apart, most important first',
          '1:1-1:3 schema Add "version": the version of the format this file is written in',
          '1:1-1:3 schema Add "domains": who leads where',
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
`,
        finds: [
          '2:5-2:9 schema Add "id": the name by which other entries and commit messages refer to this domain',
          '2:5-2:9 schema Add "paths": which files belong to it, as patterns',
          '2:5-2:9 schema Add "owners": who leads here',
        ],
      },
      {
        it: 'the id of a domain',
        written: `
domains:
  - paths: []
    owners: []
`,
        finds: [
          '2:5-2:10 schema Add "id": the name by which other entries and commit messages refer to this domain',
        ],
      },
      {
        it: 'the owners of a domain',
        written: `
domains:
  - id: a
    paths: []
`,
        finds: ['2:5-2:7 schema Add "owners": who leads here'],
      },
      {
        it: 'the name of a person',
        written: `
people:
  ana: { github: ana }
`,
        finds: ['2:3-2:6 schema Add "name": the name, as the person writes it'],
      },
      {
        it: 'the members of a team',
        written: `
teams:
  crew: { name: Crew }
`,
        finds: ['2:3-2:7 schema Add "members": the ids of the people in the team'],
      },
      {
        it: 'the statement of a goal',
        written: `
goals:
  - id: fast
`,
        finds: ['2:5-2:7 schema Add "statement": what shall be true, in one sentence'],
      },
      {
        it: 'the target of a measure',
        written: `
goals:
  - statement: Fast
    measure: { metric: share }
`,
        finds: ['3:5-3:12 schema Add "target": the value at which the goal is reached'],
      },
      {
        it: 'the rung of a decision',
        written: `
domains:
  - id: a
    paths: []
    owners: []
    decisions:
      - decision: Replay
`,
        finds: ['6:9-6:17 schema Add "authority": the rung on which this kind of decision stands'],
      },
      {
        it: 'the level of growing',
        written: `
people:
  ana: { name: Ana, growing: [{ competency: sql }] }
competencies: { sql: SQL }
`,
        finds: ['2:33-2:43 schema Add "to": the level the person is growing to'],
      },
    ]);
  });

  describe('types', () => {
    checkFindings(faults, [
      {
        it: 'a text for a list',
        written: 'unowned: dist/\n',
        finds: ['1:10-1:15 schema Write a list here, not the text "dist/"'],
      },
      {
        it: 'a text with a comma for a list',
        written: 'unowned: dist, vendor\n',
        finds: ['1:10-1:22 schema Write a list here, not the text "dist, vendor"'],
      },
      {
        it: 'a text in quotes for a list',
        written: 'unowned: "*.js"\n',
        finds: ['1:10-1:16 schema Write a list here, not the text "*.js"'],
      },
      {
        it: 'a list for a text',
        written: 'purpose: [Paid]\n',
        finds: ['1:10-1:16 schema Write a text here, not a list'],
      },
      {
        it: 'a map for a text',
        written: `
purpose:
  paid: daily
`,
        finds: ['2:3-2:14 schema Write a text here, not keys and values'],
      },
      {
        it: 'a map for a list',
        written: `
domains:
  id: a
  paths: []
`,
        finds: ['2:3-3:12 schema Write a list here, not keys and values'],
      },
      {
        it: 'a text for a map',
        written: 'people: ana\n',
        finds: ['1:9-1:12 schema Write keys and values here, not the text "ana"'],
      },
      {
        it: 'a list for a map',
        written: 'people: [ana]\n',
        finds: ['1:9-1:14 schema Write keys and values here, not a list'],
      },
      {
        it: 'a text for the members of a team',
        written: 'teams: { crew: ana }\n',
        finds: ['1:16-1:19 schema Write a list or keys and values here, not the text "ana"'],
      },
      {
        it: 'a map for a rung',
        written: 'authority: { rung: i-intend }\n',
        finds: ['1:12-1:30 schema Write a text here, not keys and values'],
      },
      {
        it: 'one unknown key in a person',
        written: `
people:
  ana:
    twitter: ana
`,
        finds: [
          '3:5-3:12 schema Remove the unknown key "twitter", or write name, email, github, gitlab, contact, competencies, growing or away',
        ],
      },
      {
        it: 'a number for a text',
        written: 'purpose: 42\n',
        finds: ['1:10-1:12 schema Quote 42: a text is expected here'],
      },
      {
        it: 'a number with zeros in front for a text',
        written: 'people: { ana: 007 }\n',
        finds: ['1:16-1:19 schema Quote 007: a text is expected here'],
      },
      {
        it: 'a truth for a name',
        written: 'people: { ana: True }\n',
        finds: ['1:16-1:20 schema Quote True: a text is expected here'],
      },
      {
        it: 'a date for a text is a text',
        written: 'people: { ana: 2026-01-01 }\n',
        finds: [],
      },
      {
        it: 'a hexadecimal number for a text',
        written: 'people: { ana: 0x1F }\n',
        finds: ['1:16-1:20 schema Quote 0x1F: a text is expected here'],
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
        written: 'people: { ana: { name: Ana, contact: [ask] } }\n',
        finds: ['1:38-1:43 schema Write a text or keys and values here, not a list'],
      },
      {
        it: 'a list for a number or a text',
        written: `
goals:
  - { statement: Fast, measure: { metric: share, target: [99] } }
`,
        finds: ['2:58-2:62 schema Write a number or a text here, not a list'],
      },
      {
        it: 'a number and a truth in a list of texts',
        written: 'unowned: [1, true]\n',
        finds: [
          '1:11-1:12 schema Quote 1: a text is expected here',
          '1:14-1:18 schema Quote true: a text is expected here',
        ],
      },
      {
        it: 'nothing for a list',
        written: 'goals:\n',
        finds: ['1:1-1:6 schema Write a list behind "goals": nothing is there yet'],
      },
      {
        it: 'nothing for a text',
        written: 'purpose:\n',
        finds: ['1:1-1:8 schema Write a text behind "purpose": nothing is there yet'],
      },
      {
        it: 'nothing for an entry',
        written: `
people:
  ana:
`,
        finds: ['2:3-2:6 schema Write a text or keys and values behind "ana": nothing is there yet'],
      },
      {
        it: 'nothing in a list',
        written: `
domains:
  -
`,
        finds: ['2:3-2:4 schema Write keys and values here: nothing is there yet'],
      },
      {
        it: 'nothing in the middle of a list',
        written: `
goals:
  - Fast
  -
  - Cheap
`,
        finds: ['3:3-3:4 schema Write a text or keys and values here: nothing is there yet'],
      },
      {
        it: 'null for an entry',
        written: 'people: { ana: null, ben: ~ }\n',
        finds: [
          '1:16-1:20 schema Write a text or keys and values behind "ana": nothing is there yet',
          '1:27-1:28 schema Write a text or keys and values behind "ben": nothing is there yet',
        ],
      },
      {
        it: 'an empty text',
        written: 'purpose: ""\n',
        finds: ['1:10-1:12 schema Write something here: the text is empty'],
      },
      {
        it: 'an empty name',
        written: 'people: { ana: { name: "" } }\n',
        finds: ['1:24-1:26 schema Write something here: the text is empty'],
      },
      {
        it: 'an empty contact',
        written: `
domains:
  - { id: a, paths: [], owners: [], contact: {} }
`,
        finds: ['2:46-2:48 schema Write at least one entry here'],
      },
    ]);
  });

  describe('values', () => {
    checkFindings(faults, [
      {
        it: 'a mistyped rung',
        written: 'authority: i-intnd\n',
        finds: ['1:12-1:19 schema Unknown value "i-intnd", did you mean "i-intend"?'],
      },
      {
        it: 'a rung of no ladder',
        written: 'authority: boss\n',
        finds: [
          '1:12-1:16 schema Write tell-me, i-think, i-recommend, i-would-like, i-intend, i-have-done or i-have-been-doing here, not "boss"',
        ],
      },
      {
        it: 'a mistyped level',
        written: `
people:
  ana: { name: Ana, competencies: { sql: profcient } }
competencies: { sql: SQL }
`,
        finds: ['2:42-2:51 schema Unknown value "profcient", did you mean "proficient"?'],
      },
      {
        it: 'a mistyped status',
        written: `
goals:
  - { statement: Fast, status: on_track }
`,
        finds: ['2:32-2:40 schema Unknown value "on_track", did you mean "on-track"?'],
      },
      {
        it: 'a mistyped severity',
        written: 'rules: { control/single-owner: warn }\n',
        finds: ['1:32-1:36 schema Write off, hint, info, warning or error here, not "warn"'],
      },
      {
        it: 'a truth for a severity',
        written: 'rules: { control/single-owner: false }\n',
        finds: ['1:32-1:37 schema Write off, hint, info, warning or error here, not "false"'],
      },
      {
        it: 'an id with a capital letter',
        written: `
domains:
  - { id: Payouts, paths: [], owners: [] }
`,
        finds: [
          '2:11-2:18 schema Write an id: a small letter, then small letters, digits and -, not "Payouts"',
        ],
      },
      {
        it: 'an id with blanks and accents',
        written: `
domains:
  - { id: Équipe des paiements, paths: [], owners: [] }
`,
        finds: [
          '2:11-2:31 schema Write an id: a small letter, then small letters, digits and -, not "Équipe des paiements"',
        ],
      },
      {
        it: 'an id that is a number',
        written: `
domains:
  - { id: 42, paths: [], owners: [] }
`,
        finds: ['2:11-2:13 schema Write an id: a small letter, then small letters, digits and -, not "42"'],
      },
      {
        it: 'an id that begins with a digit',
        written: `
people:
  1ana: Ana
`,
        finds: ['2:3-2:7 schema Write an id: a small letter, then small letters, digits and -, not "1ana"'],
      },
      {
        it: 'an id without a letter',
        written: `
people:
  _: Ana
`,
        finds: ['2:3-2:4 schema Write an id: a small letter, then small letters, digits and -, not "_"'],
      },
      {
        it: 'an empty id',
        written: `
domains:
  - { id: "", paths: [], owners: [] }
`,
        finds: ['2:11-2:13 schema Write an id: a small letter, then small letters, digits and -, not ""'],
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
          '2:3-2:68 schema Write an id: a small letter, then small letters, digits and -, not "a2345678901234567890123456789012345678901234567890123456789…"',
        ],
      },
      {
        it: 'the id of a team',
        written: `
teams:
  The Crew: []
`,
        finds: [
          '2:3-2:11 schema Write an id: a small letter, then small letters, digits and -, not "The Crew"',
        ],
      },
      {
        it: 'a date with single digits',
        written: 'review: { every: P3M, last: 2026-1-2 }\n',
        finds: ['1:29-1:37 schema Write a date as YYYY-MM-DD, not "2026-1-2"'],
      },
      {
        it: 'a day that does not exist',
        written: 'review: { every: P3M, last: 2026-02-30 }\n',
        finds: ['1:29-1:39 schema Write a date as YYYY-MM-DD, not "2026-02-30"'],
      },
      {
        it: 'a date in words',
        written: `
goals:
  - { statement: Fast, due: tomorrow }
`,
        finds: ['2:29-2:37 schema Write a date as YYYY-MM-DD, not "tomorrow"'],
      },
      {
        it: 'a year',
        written: `
goals:
  - { statement: Fast, due: 2027 }
`,
        finds: ['2:29-2:33 schema Write a date as YYYY-MM-DD, not "2027"'],
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
        written: 'review: { every: PT12H }\n',
        finds: ['1:18-1:23 schema Write a duration such as P3M, 90d, 12w, 3m or 1y, not "PT12H"'],
      },
      {
        it: 'an empty duration',
        written: 'review: { every: P }\n',
        finds: ['1:18-1:19 schema Write a duration such as P3M, 90d, 12w, 3m or 1y, not "P"'],
      },
      {
        it: 'a duration in words',
        written: 'review: { every: 3 months }\n',
        finds: ['1:18-1:26 schema Write a duration such as P3M, 90d, 12w, 3m or 1y, not "3 months"'],
      },
      {
        it: 'a duration without a unit',
        written: 'review: { every: 90 }\n',
        finds: ['1:18-1:20 schema Write a duration such as P3M, 90d, 12w, 3m or 1y, not "90"'],
      },
    ]);
  });

  describe('files that say nothing yet', () => {
    checkFindings(faults, [
      {
        it: 'one word',
        written: { 'leadership.yaml': 'hello\n' },
        finds: ['1:1-1:6 schema Write keys and values, begin with "version: 1" and "purpose:", not "hello"'],
      },
      {
        it: 'one key',
        written: { 'leadership.yaml': 'version\n' },
        finds: [
          '1:1-1:8 schema Write keys and values, begin with "version: 1" and "purpose:", not "version"',
        ],
      },
      {
        it: 'a list',
        written: { 'leadership.yaml': '- a\n' },
        finds: ['1:1-1:4 schema Write keys and values, begin with "version: 1" and "purpose:"'],
      },
      {
        it: 'a number',
        written: { 'leadership.yaml': '42\n' },
        finds: ['1:1-1:3 schema Write keys and values, begin with "version: 1" and "purpose:", not "42"'],
      },
      {
        it: 'a comment',
        written: { 'leadership.yaml': '# who leads\n' },
        finds: ['1:1-1:1 schema Write who leads here: begin with "version: 1" and "purpose:"'],
      },
    ]);
  });
});
