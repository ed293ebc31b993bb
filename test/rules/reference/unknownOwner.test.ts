import { checkFindings, completed } from '../../checkFindings.ts';

const people = `
people:
  ana: { name: Ana, github: ana-acme, email: ana@example.com }
  ben: Ben
teams:
  crew: { members: [ana, ben], github: acme/crew }
`;

describe('reference/unknown-owner', () => {
  checkFindings(/^reference\/unknown-owner$/, [
    {
      it: 'people, teams and handles are owners',
      written: `${people}
domains:
  - id: a
    paths: []
    owners: [ana, crew, "@ana-acme", "@somebody", "@acme/crew", "@acme/sub/group", else@example.com]
`,
      finds: [],
    },
    {
      it: 'a mistyped id of a person and one of a team',
      written: `${people}
domains:
  - { id: a, paths: [], owners: [an, crw] }
  #                              ^^ reference/unknown-owner Unknown owner "an". Did you mean "ana"?
  #                                  ^^^ reference/unknown-owner Unknown owner "crw". Did you mean "crew"?
`,
    },
    {
      it: 'in every place where an owner stands',
      written: `${people}
goals:
  - { id: fast, statement: Fast, owner: an }
  #                                     ^^ reference/unknown-owner Unknown owner "an". Did you mean "ana"?
domains:
  - id: a
    paths: []
    owners: []
    delegatedBy: an
    #            ^^ reference/unknown-owner Unknown owner "an". Did you mean "ana"?
    decisions:
      - { decision: Replay, authority: i-intend, consult: [an], inform: [an] }
      #                                                    ^^ reference/unknown-owner Unknown owner "an". Did you mean "ana"?
      #                                                                  ^^ reference/unknown-owner Unknown owner "an". Did you mean "ana"?
`,
    },
    {
      it: 'a word that is nowhere near',
      written: `
domains: [{ id: a, paths: [], owners: [somebody] }]
#                                      ^^^^^^^^ reference/unknown-owner Unknown owner "somebody". Declare it under "people" or "teams", or use a handle such as "@user".
`,
    },
    {
      it: 'a handle without its sign',
      written: `
domains: [{ id: a, paths: [], owners: [acme/payouts] }]
#                                      ^^^^^^^^^^^^ reference/unknown-owner Handles start with "@". Did you mean "@acme/payouts"?
`,
    },
    {
      it: 'an owner with punctuation around it',
      written: `${people}
domains:
  - id: a
    paths: []
    owners:
      - ana@acme.example,
      - (@y)
      - "'@y'"
      - "*ben*"
      - <ana@acme.example>
      - Ana Silva <ana@acme.example>
      - mailto:ana@acme.example
      - "@ana."
      - "@acme/a;"
      - "@@ana"
      - "＠ana"
      - "@ ana"
      - "- @ana"
      - "\`@ana\`"
      - acme/a,
      - "  @ana "
`,
      finds: [
        '11:9-11:26 reference/unknown-owner Unknown owner "ana@acme.example,". Did you mean "ana@acme.example"?',
        '12:9-12:13 reference/unknown-owner Unknown owner "(@y)". Did you mean "@y"?',
        `13:9-13:15 reference/unknown-owner Unknown owner "'@y'". Did you mean "@y"?`,
        '14:9-14:16 reference/unknown-owner Unknown owner "*ben*". Did you mean "ben"?',
        '15:9-15:27 reference/unknown-owner Unknown owner "<ana@acme.example>". Did you mean "ana@acme.example"?',
        '16:9-16:37 reference/unknown-owner Unknown owner "Ana Silva <ana@acme.example>". Did you mean "ana@acme.example"?',
        '17:9-17:32 reference/unknown-owner Unknown owner "mailto:ana@acme.example". Did you mean "ana@acme.example"?',
        '18:9-18:16 reference/unknown-owner Unknown owner "@ana.". Did you mean "@ana"?',
        '19:9-19:19 reference/unknown-owner Unknown owner "@acme/a;". Did you mean "@acme/a"?',
        '20:9-20:16 reference/unknown-owner Unknown owner "@@ana". Did you mean "@ana"?',
        '21:9-21:15 reference/unknown-owner Unknown owner "＠ana". Did you mean "@ana"?',
        '22:9-22:16 reference/unknown-owner Unknown owner "@ ana". Did you mean "@ana"?',
        '23:9-23:17 reference/unknown-owner Unknown owner "- @ana". Did you mean "@ana"?',
        '24:9-24:17 reference/unknown-owner Unknown owner "`@ana`". Did you mean "@ana"?',
        '25:9-25:16 reference/unknown-owner Unknown owner "acme/a,". Did you mean "@acme/a"?',
        '26:9-26:18 reference/unknown-owner Unknown owner " @ana ". Did you mean "@ana"?',
      ],
    },
    {
      it: 'an owner with punctuation in every place where an owner stands',
      written: `
goals:
  - { id: fast, statement: Fast, owner: "(@y)" }
  #                                     ^^^^^^ reference/unknown-owner Unknown owner "(@y)". Did you mean "@y"?
domains:
  - id: a
    paths: []
    owners: []
    delegatedBy: "@y,"
    #            ^^^^^ reference/unknown-owner Unknown owner "@y,". Did you mean "@y"?
    decisions:
      - { decision: Replay, authority: i-intend, consult: ["@y:"], inform: [y@y.example.] }
      #                                                    ^^^^^ reference/unknown-owner Unknown owner "@y:". Did you mean "@y"?
      #                                                                     ^^^^^^^^^^^^ reference/unknown-owner Unknown owner "y@y.example.". Did you mean "y@y.example"?
`,
    },
    {
      it: 'a role, which is nobody by name',
      written: `
domains: [{ id: a, paths: [], owners: ["@@maintainer", "@@Developers"] }]
#                                      ^^^^^^^^^^^^^^ reference/unknown-owner Role "@@maintainer" is not an owner. Name people or a team.
#                                                      ^^^^^^^^^^^^^^ reference/unknown-owner Role "@@Developers" is not an owner. Name people or a team.
`,
    },
    {
      it: 'what no host accepts, without an owner in it',
      written:
        'domains: [{ id: a, paths: [], owners: ["@jörg", "@ana.git", ana@localhost, "@a, @b", "a@b.example c@d.example"] }]\n',
      finds: ['"@jörg"', '"@ana.git"', '"ana@localhost"', '"@a, @b"', '"a@b.example c@d.example"'].map(
        (owner, at) =>
          `${['1:40-1:47', '1:49-1:59', '1:61-1:74', '1:76-1:84', '1:86-1:111'][at] ?? ''} reference/unknown-owner Unknown owner ${owner}. Declare it under "people" or "teams", or use a handle such as "@user".`,
      ),
    },
    {
      it: 'what is no handle either',
      written: `domains: [{ id: a, paths: [], owners: ["@", "@a b", "a@", "@a/", "a@b@c"] }]\n`,
      finds: [
        '1:40-1:43 reference/unknown-owner Unknown owner "@". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:45-1:51 reference/unknown-owner Unknown owner "@a b". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:53-1:57 reference/unknown-owner Unknown owner "a@". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:59-1:64 reference/unknown-owner Unknown owner "@a/". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:66-1:73 reference/unknown-owner Unknown owner "a@b@c". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
    {
      it: 'names of JavaScript',
      written: 'domains: [{ id: a, paths: [], owners: [constructor, toString, __proto__] }]\n',
      finds: [
        '1:40-1:51 reference/unknown-owner Unknown owner "constructor". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:53-1:61 reference/unknown-owner Unknown owner "toString". Declare it under "people" or "teams", or use a handle such as "@user".',
        '1:63-1:72 reference/unknown-owner Unknown owner "__proto__". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
    {
      it: 'an id of the file above where the file inherits',
      written: {
        'leadership.yaml': completed(people),
        'a/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: a, paths: [], owners: [ana, crew] }]\n',
        'b/leadership.yaml': completed('domains: [{ id: b, paths: [], owners: [ana] }]\n'),
      },
      finds: [
        'b/leadership.yaml 1:40-1:43 reference/unknown-owner Unknown owner "ana". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
    {
      it: 'nothing while a line among the people cannot be read',
      written: 'people:\n  ana: Ana\n  be\ndomains: [{ id: a, paths: [], owners: [ben] }]\n',
      finds: [],
    },
    {
      it: 'nothing while the people cannot be read',
      written: 'people: [ana\ndomains: [{ id: a, paths: [], owners: [ben] }]\n',
      finds: [],
    },
    {
      it: 'an id whose person cannot be read is there all the same',
      written: 'people:\n  ana: @ana\ndomains: [{ id: a, paths: [], owners: [ana, bet] }]\n',
      finds: [
        '3:45-3:48 reference/unknown-owner Unknown owner "bet". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
    {
      it: 'nothing while the file above cannot be read',
      written: {
        'leadership.yaml': completed(`version: 2${people}`),
        'a/leadership.yaml': 'version: 1\ninherits: true\ndomains: [{ id: a, paths: [], owners: [ana] }]\n',
      },
      finds: [],
    },
    {
      it: 'its severity cannot be changed',
      written: 'rules: { reference/unknown-owner: off }\ndomains: [{ id: a, paths: [], owners: [x] }]\n',
      finds: [
        '2:40-2:41 reference/unknown-owner Unknown owner "x". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
  ]);
});
