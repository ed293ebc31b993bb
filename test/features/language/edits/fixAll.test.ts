import assert from 'node:assert/strict';
import { fixAll } from '../../../../src/features/language/edits/fixAll.ts';
import { applied } from '../../../checkFindings.ts';

describe('fix all', () => {
  const cases = [
    {
      it: 'quotes and mends all at once, and guesses nothing',
      before:
        'version: "1" # 🙂\r\ninherits: yes\r\ndomains:\r\n- { id: a, paths: [*.js, "src\\\\a"], ownerz: [@x] }\r\n',
      after:
        'version: 1 # 🙂\r\ninherits: true\r\ndomains:\r\n- { id: a, paths: ["*.js", "src/a"], ownerz: ["@x"] }\r\n',
    },
    {
      it: 'leaves a sound text alone',
      before: 'version: 1\ndomains: []\n',
      after: 'version: 1\ndomains: []\n',
    },
    { it: 'leaves an empty text alone', before: '', after: '' },
  ];
  for (const { it: title, before, after } of cases)
    it(title, () => {
      const edits = fixAll('leadership.yaml', before);
      assert.deepEqual([applied(before, { title, edits }), edits.length], [after, before === after ? 0 : 1]);
    });
});
