import { checkFindings } from '../../checkFindings.ts';

describe('control/low-authority', () => {
  checkFindings(/^control\/low-authority$/, [
    {
      it: 'a low authority level, where it is written',
      written: `
authority: i-would-like
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: tell-me
  - { id: part, parent: risk, paths: [], owners: ["@a", "@b"] }
`,
      finds: [
        '1:12-1:24 control/low-authority Owners have to ask before they act (“I would like to…”). Work out what is missing to reach “I intend to…”.',
        '6:16-6:23 control/low-authority Owners have to ask before they act (“Tell me what to do”). Work out what is missing to reach “I intend to…”.',
      ],
    },
    {
      it: 'nothing from the intent on',
      written: `
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: i-have-been-doing
`,
      finds: [],
    },
  ]);
});
