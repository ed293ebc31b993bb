import { checkFindings } from '../checkFindings.ts';

describe('control/asks-permission', () => {
  checkFindings(/^control\/asks-permission$/, [
    {
      it: 'a low rung, where it is written',
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
        '1:12-1:24 control/asks-permission Find what is missing for "I intend to…": on "I would like to…" people ask and wait',
        '6:16-6:23 control/asks-permission Find what is missing for "I intend to…": on "Tell me what to do" people ask and wait',
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
