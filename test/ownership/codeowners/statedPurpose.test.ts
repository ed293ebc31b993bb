import assert from 'node:assert/strict';
import { statedPurpose } from '../../../src/ownership/codeowners/statedPurpose.ts';

describe('the purpose that a repository states', () => {
  const rows: readonly (readonly [title: string, readme: string, expected: string | undefined])[] = [
    [
      'is the first sentence after the title',
      '# Pay\n\nPay moves money to shops. It is old.\n',
      'Pay moves money to shops.',
    ],
    [
      'can follow the title without a blank line',
      '# Pay\nPay moves money to shops.\n',
      'Pay moves money to shops.',
    ],
    [
      'can follow a title that is underlined',
      'Pay\n===\n\nPay moves money to shops.\n',
      'Pay moves money to shops.',
    ],
    [
      'can follow badges within the title',
      'Nomad\n[![License](https://img.shields.io/x.svg)](LICENSE)\n===\n\nNomad is an orchestrator for containers ([docker](https://d.io/x)) on clouds.\n',
      'Nomad is an orchestrator for containers (docker) on clouds.',
    ],
    [
      'is not a comment, a badge, or HTML',
      '<!-- This is a copy. Do not\n\nedit it here please. -->\n[![x](y)](z)\n\n<p align="center">\n  Logo of the whole thing.\n</p>\n\n# Pay\n\nPay moves money to shops.\n',
      'Pay moves money to shops.',
    ],
    [
      'is not a line that is only a link',
      '[🌐 Read in a different language](https://x.io)\n\n[Read this page in a different language.](https://x.io)\n\n# vcpkg overview\n\nvcpkg is a package manager\nmaintained by Microsoft.\n',
      'vcpkg is a package manager maintained by Microsoft.',
    ],
    [
      'is not an item of a list',
      '# Pay\n\n* [Chinese](./README_CN)\n\nPay moves money to shops.\n',
      'Pay moves money to shops.',
    ],
    [
      'has no links and no marks',
      '# Pay\n\n**Pay** is the [fast][1] `way` to _move_ money.\n',
      'Pay is the fast way to move money.',
    ],
    [
      'is not below another heading',
      '# Agent\n\n[![x](y)](z)\n\n## Building\n\nThe sources are built with make today.\n',
      undefined,
    ],
    [
      'can be below an overview',
      '# Agent\n\n## What is it\n\n## Overview\n\nAgent collects logs of servers.\n',
      'Agent collects logs of servers.',
    ],
    ['is not a request', '# Pay\n\nSee https://pay.example/guide for the documentation.\n', undefined],
    ['is not a title of a few words', '# Pay\n\nMoves money.\n', undefined],
    ['is not a text without an end', '# Pay\n\nPay and\nother things that move\n', undefined],
    ['is not too long', `# Pay\n\nPay ${'really '.repeat(60)}moves money.\n`, undefined],
    ['is undefined without a text', '# Pay\n', undefined],
    [
      'with the line breaks of Windows is the same',
      '\ufeff# Pay\r\n\r\nPay moves money\r\nto shops.\r\n',
      'Pay moves money to shops.',
    ],
  ];
  for (const [title, readme, expected] of rows)
    it(title, async () => {
      assert.equal((await purposeIn({ 'README.md': readme }))?.text, expected);
    });

  it('is the description in package.json if the README has none', async () => {
    const manifest = '{ "description": "Moves money to small shops" }';
    const expected = { text: 'Moves money to small shops.', from: 'package.json' };
    assert.deepEqual(await purposeIn({ 'README.md': '# Pay\n', 'package.json': manifest }), expected);
  });

  it('is not a description of a few words', async () => {
    assert.equal(await purposeIn({ 'package.json': '{ "description": "My app" }' }), undefined);
    assert.equal(await purposeIn({ 'package.json': 'no JSON' }), undefined);
  });
});

function purposeIn(files: Readonly<Record<string, string>>): ReturnType<typeof statedPurpose> {
  return statedPurpose((name) => Promise.resolve(files[name] ?? ''));
}
