import assert from 'node:assert/strict';
import fs from 'node:fs';
import { transform } from 'esbuild';

/** Loading a bundle blocks VS Code, so none may be larger, in bytes. */
const maxBytes = 120_000;

describe('the bundles of the extension', () => {
  const texts = new Map(
    fs
      .readdirSync('dist')
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => [name, fs.readFileSync(`dist/${name}`, 'utf8')]),
  );
  /** Those that are loaded with a bundle. */
  const importsOf = (name: string): string[] =>
    namesIn(/^(?:var|const) \w+ = require\(['"]\.\/(\w+\.cjs)['"]\);$/gm, texts.get(name));
  /** Those that each `import('….ts')` of the extension loads, one after another. */
  const loadedInTurn = namesIn(/\(\[((?:'\.\/\w+\.cjs'(?:, )?)+)\]\)/g, texts.get('extension.cjs')).map(
    (list) => namesIn(/(\w+\.cjs)/g, list),
  );

  it('are small', async () => {
    const large: string[] = [];
    for (const [name, text] of texts) {
      const { code } = await transform(text, { format: 'cjs', minify: true });
      if (code.length > maxBytes) large.push(`${name}: ${String(code.length)} bytes`);
    }
    assert.deepEqual(large, []);
  });

  it('are loaded one at a time, those for the first owners first', () => {
    assert.deepEqual(loadedInTurn, [
      ['analysis.cjs', 'shape.cjs', 'rules.cjs'],
      ['analysis.cjs', 'shape.cjs', 'rules.cjs', 'cards.cjs', 'language.cjs', 'features.cjs'],
    ]);
    const order = ['extension.cjs', ...(loadedInTurn.at(-1) ?? [])];
    for (const [position, name] of order.entries()) {
      const imported = importsOf(name);
      assert.deepEqual(
        imported.filter((other) => !order.slice(0, position).includes(other)),
        [],
        name,
      );
      assert.ok(position === 0 || imported.length > 0, name);
    }
  });

  it('have the YAML parser in a bundle that is loaded on first use', () => {
    assert.deepEqual(
      [...texts.keys()].filter((name) => importsOf(name).includes('yaml.cjs')),
      [],
    );
    const calling = [...texts].filter(([, text]) => /=> require\(['"]\.\/yaml\.cjs['"]\)/.test(text));
    assert.deepEqual(
      calling.map(([name]) => name),
      ['analysis.cjs'],
    );
  });

  // Else the state of a module and its classes would not be the same everywhere.
  it('have each module once', function () {
    const places = new Map<string, string[]>();
    for (const name of texts.keys()) {
      const { sources } = JSON.parse(fs.readFileSync(`dist/${name}.map`, 'utf8')) as { sources: string[] };
      for (const source of sources) places.set(source, [...(places.get(source) ?? []), name]);
    }
    assert.deepEqual(
      [...places].filter(([, names]) => names.length > 1),
      [],
    );
    assert.ok(places.size > 300);
  });
});

function namesIn(pattern: RegExp, text = ''): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}
