import { checkFindings } from '../../checkFindings.ts';

describe('control/missing-delegator', () => {
  checkFindings(/^control\/missing-delegator$/, [
    {
      it: 'a low authority level without somebody who delegated',
      written: `
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: i-recommend
    #          ^^^^^^^^^^^ control/missing-delegator At “I recommend…”, the delegator decides, but none is set. Add "delegatedBy".
`,
    },
    {
      it: 'on the id, where the authority level is that of the file or of the parent',
      written: `
authority: i-think
domains:
  - id: risk
  #     ^^^^ control/missing-delegator At “I think…”, the delegator decides, but none is set. Add "delegatedBy".
    paths: []
    owners: ["@acme/risk"]
  - { id: part, parent: risk, paths: [], owners: ["@a", "@b"], delegatedBy: "@boss" }
`,
    },
    {
      it: 'nothing where the parent names somebody',
      written: `
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    delegatedBy: "@boss"
  - { id: part, parent: risk, paths: [], owners: ["@a", "@b"], authority: tell-me }
`,
      finds: [],
    },
    {
      it: 'nothing from the intent on',
      written: `
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: i-intend
  - { id: done, paths: [], owners: ["@a", "@b"], authority: i-have-done }
`,
      finds: [],
    },
    {
      it: 'nothing while who delegated is being typed',
      written: `
domains:
  - id: risk
    paths: []
    owners: ["@acme/risk"]
    authority: i-recommend
    delegatedBy: @bo
`,
      finds: [],
    },
  ]);
});
