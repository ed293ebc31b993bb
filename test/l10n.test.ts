import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Found {
  readonly messages: readonly string[];
  readonly notLiteral: readonly string[];
}

describe('Texts in other languages', function () {
  this.timeout(60_000);

  const read = (): Found =>
    JSON.parse(execFileSync('node', ['scripts/l10n.mjs', '--all'], { encoding: 'utf8' })) as Found;

  it('every message is written out where it is said, so that it can be found', () => {
    const { messages, notLiteral } = read();
    assert.deepEqual(notLiteral, []);
    assert.ok(messages.includes('{0} and {1}'));
  });

  for (const file of existsSync('l10n') ? readdirSync('l10n') : [])
    it(`${file} says everything, and nothing else`, () => {
      const bundle = new Map(
        Object.entries(JSON.parse(readFileSync(`l10n/${file}`, 'utf8')) as Record<string, string>),
      );
      const messages = new Set(read().messages);
      assert.deepEqual(
        {
          missing: [...messages].filter((message) => !bundle.has(message)),
          unknown: [...bundle.keys()].filter((message) => !messages.has(message)),
          otherPlaces: [...bundle].filter(([message, text]) => placesIn(message) !== placesIn(text)),
          untranslated: [...bundle].filter(([message, text]) => text === '' || text === message),
        },
        { missing: [], unknown: [], otherPlaces: [], untranslated: [] },
      );
    });
});

function placesIn(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g))].sort().join();
}
