import { checkFindings } from '../../checkFindings.ts';

describe('control/low-authority', () => {
  checkFindings(/^control\/low-authority$/, [
    {
      it: 'a low authority level, where it is written',
      written: `
authority: i-would-like
#          ^^^^^^^^^^^^ control/low-authority Owners have to ask before they act (“I would like to…”). Work out what is missing to reach “I intend to…”.
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: tell-me
    #          ^^^^^^^ control/low-authority Owners have to ask before they act (“Tell me what to do”). Work out what is missing to reach “I intend to…”.
  - { id: part, parent: risk, paths: [], owners: ["@a", "@b"] }
`,
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
