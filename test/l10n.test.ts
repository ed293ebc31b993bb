import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Found {
  readonly messages: readonly string[];
  readonly notLiteral: readonly string[];
}

describe('Texts in other languages', function () {
  this.timeout(120_000);

  const read = (): Found =>
    JSON.parse(execFileSync('node', ['scripts/l10n.mjs', '--all'], { encoding: 'utf8' })) as Found;

  it('every message is written out where it is said, so that it can be found', () => {
    const { messages, notLiteral } = read();
    assert.deepEqual(notLiteral, []);
    assert.ok(messages.includes('{0} and {1}'));
  });

  for (const file of readdirSync('l10n'))
    it(`${file} says everything, and nothing else`, () => {
      const bundle = textsOf(`l10n/${file}`);
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

  const english = textsOf('package.nls.json');
  const words = /\(command:[\w.]+\)|`[^`]+`/g;

  it('package.nls.json says all that package.json names, and nothing else', () => {
    const named = [...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(named)].sort(), [...english.keys()].sort());
  });

  it('package.json itself has no text for people but the name and the description that npm shows', () => {
    const texts = readFileSync('package.json', 'utf8').matchAll(
      /"(?:title|category|label|markdownDescription|altText|contents|contextualTitle|accessibilityHelpContent)": "(?!%)(.*)"/g,
    );
    assert.deepEqual(
      Array.from(texts, ([, text]) => text),
      [],
    );
  });

  for (const file of readdirSync('.').filter((name) => /^package\.nls\..+\.json$/.test(name)))
    it(`${file} says the same, with the same commands and code`, () => {
      const texts = textsOf(file);
      assert.deepEqual([...texts.keys()], [...english.keys()]);
      const wordsIn = (text = ''): string[] => text.match(words)?.toSorted() ?? [];
      for (const [key, text] of texts) assert.deepEqual(wordsIn(text), wordsIn(english.get(key)), key);
      const same = [...texts].filter(([key, text]) => text === english.get(key)).map(([key]) => key);
      assert.deepEqual(same, ['category', 'name']);
    });
});

function textsOf(file: string): Map<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

function placesIn(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g))].sort().join();
}
