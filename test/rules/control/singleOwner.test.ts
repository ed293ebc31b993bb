import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { edited } from '../../../src/text/soundEdits.ts';
import { checkFindings, completed } from '../../checkFindings.ts';

const people = `
people:
  ana: { name: Ana, github: ana-acme, email: ana@example.com }
  ben: Ben
teams:
  solo: [ana]
  crew: [ana, ben]
  nobody: []
`;
const domain = (owners: string): string => `domains:\n  - { id: a, paths: [], owners: ${owners} }\n`;
/** Domains `d0`, `d1`, and so on, with these owners. */
const several = (...owners: readonly string[]): string =>
  `domains:\n${owners.map((list, at) => `  - { id: d${String(at)}, paths: [], owners: ${list} }\n`).join('')}`;

describe('control/single-owner', () => {
  checkFindings(/^control\/single-owner$/, [
    {
      it: 'one person',
      written: domain('[ana]') + people,
      finds: ['2:34-2:37 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'a handle of one person elsewhere',
      written: domain('["@somebody"]'),
      finds: ['2:34-2:45 control/single-owner "a" has a single owner, @somebody. Add a second one.'],
    },
    {
      it: 'an address',
      written: domain('[else@example.com]'),
      finds: ['2:34-2:50 control/single-owner "a" has a single owner, else@example.com. Add a second one.'],
    },
    {
      it: 'one person under several names',
      written: domain('[ana, "@Ana-Acme", ANA@example.com, solo]') + people,
      finds: ['2:33-2:74 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'a team of one',
      written: domain('[solo]') + people,
      finds: ['2:34-2:38 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'the name of the domain, where it has one',
      written: `
domains: [{ id: a, name: The A, paths: [], owners: ["@x"] }]
#                                                   ^^^^ control/single-owner "The A" has a single owner, @x. Add a second one.
`,
    },
    { it: 'two people', written: domain('[ana, ben]') + people, finds: [] },
    { it: 'a team of two', written: domain('[crew]') + people, finds: [] },
    { it: 'a person and a handle', written: domain('[ana, "@somebody"]') + people, finds: [] },
    { it: 'a team elsewhere', written: domain('["@acme/payouts"]'), finds: [] },
    { it: 'no owners on purpose', written: domain('[]'), finds: [] },
    { it: 'a team of nobody', written: domain('[nobody]') + people, finds: [] },
    { it: 'an owner who is not known', written: domain('[ana, bene]') + people, finds: [] },
    { it: 'owners that cannot be read', written: domain('[ana, @ben]') + people, finds: [] },
    {
      it: 'a team of which a member cannot be read',
      written: `${domain('[t]')}people: { ana: Ana }\nteams: { t: [ana, @b] }\n`,
      finds: [],
    },
    {
      it: 'a person of the file above',
      written: {
        'leadership.yaml': completed(people),
        'x/leadership.yaml': 'version: 1\ninherits: true\ndomains: [{ id: x, paths: [], owners: [solo] }]\n',
      },
      finds: [
        'x/leadership.yaml 3:40-3:44 control/single-owner "x" has a single owner, Ana. Add a second one.',
      ],
    },
    {
      it: 'one person for several domains once, also where a handle or a team stands for them',
      written: `${several('[ana]', '["@Ana-Acme"]', '[solo]', '["@somebody"]')}${people}`,
      finds: [
        '2:35-2:38 control/single-owner Ana is the single owner of 3 domains: "d0", "d1", and "d2". Add a second owner to each.',
        '5:35-5:46 control/single-owner "d3" has a single owner, @somebody. Add a second one.',
      ],
    },
    {
      it: 'names only some of many domains',
      written: several(...Array.from({ length: 31 }, () => '["@x"]')),
      finds: [
        '2:35-2:39 control/single-owner @x is the single owner of 31 domains: "d0", "d1", "d2", "d3", "d4", and 26 more. Add a second owner to each.',
      ],
    },
    {
      it: 'a person without the domains for which a comment suppresses it',
      written: `domains:
  # leadership-disable-next-line control/single-owner -- until March
  - { id: a, paths: [], owners: ["@x"] }
  - { id: b, paths: [], owners: ["@x"] }
#                                ^^^^ control/single-owner @x is the single owner of 2 domains: "b" and "d". Add a second owner to each.
  # leadership-disable-next-line control/single-owner -- until April
  - { id: c, paths: [], owners: ["@x"] }
  - { id: d, paths: [], owners: ["@x"] }
`,
    },
  ]);

  it('relates the other domains, and has a fix for each', () => {
    const text = completed(`${several('[ana]', '[solo]', '[crew]', '[ana]')}${people}`);
    const [finding] = analyze([{ path: 'leadership.yaml', text }]).files.flatMap(({ findings }) =>
      findings.filter(({ code }) => code === 'control/single-owner'),
    );
    assert.deepEqual(
      finding?.related.map(({ span, message }) => [text.slice(span.start, span.end), message]),
      [
        ['solo', '"d1" has a single owner, Ana.'],
        ['ana', '"d3" has a single owner, Ana.'],
      ],
    );
    assert.deepEqual(
      finding.fixes.map(({ title, edits }) => [title, /^.*second-owner.*$/m.exec(edited(text, edits))?.[0]]),
      [
        ['Add a second owner to "d0"', '  - { id: d0, paths: [], owners: [ana, "@second-owner"] }'],
        ['Add a second owner to "d1"', '  - { id: d1, paths: [], owners: [solo, "@second-owner"] }'],
        ['Add a second owner to "d3"', '  - { id: d3, paths: [], owners: [ana, "@second-owner"] }'],
      ],
    );
  });
});
