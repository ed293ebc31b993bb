import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, read, remove, show, write } from '../example.ts';

const name = 'leadership.yaml';
const setting = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('leadership.validation');

/** `our` or `their` with the line, from 1, of each diagnostic that is an error, in the order of the text. */
function drawn(at: string): string[] {
  return vscode.languages
    .getDiagnostics(file(at))
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .toSorted((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ source, range, code }) => {
      const value = typeof code === 'object' ? code.value : code;
      return source === 'leadership'
        ? `our ${String(range.start.line + 1)} ${String(value)}`
        : `their ${String(range.start.line + 1)}`;
    });
}

describe('beside a YAML extension', () => {
  let text: string;
  before(async () => {
    text = await read(name);
  });
  afterEach(async () => {
    await setting().update('schema', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await write(name, text);
    await eventually(() => drawn(name), []);
  });

  const sound = `version: 1
purpose: Merchants are paid
goals: []
decisionCriteria: []
`;
  const cases: readonly {
    readonly it: string;
    readonly written: string;
    readonly finds: readonly string[];
  }[] = [
    {
      it: 'an unknown key',
      written: `${sound}domain: []\ndomains: []\n`,
      finds: ['their 5'],
    },
    {
      it: 'a value that is none of its set',
      written: `${sound}authority: i-hope\ndomains: []\n`,
      finds: ['their 5'],
    },
    {
      it: 'a handle without quotes',
      written: `${sound}domains:\n  - id: a\n    paths: []\n    owners: [@acme/a]\n`,
      finds: ['their 8'],
    },
    {
      it: 'a word for a boolean',
      written: `${sound}inherits: yes\ndomains: []\n`,
      finds: ['their 5'],
    },
    {
      it: 'an unknown owner, which only we know',
      written: `${sound}domains:\n  - id: a\n    paths: []\n    owners: [nobody]\n`,
      finds: ['our 8 reference/unknown-owner'],
    },
    {
      it: 'a tag, which YAML takes',
      written: `${sound.replace('purpose: ', 'purpose: !!str ')}domains: []\n`,
      finds: ['our 2 syntax'],
    },
    {
      it: 'both in one file',
      written: `${sound}authority: i-hope\nx-a: !!str b\ndomains:\n  - id: a\n    paths: []\n    owners: [nobody]\n`,
      finds: ['their 5', 'our 6 syntax', 'our 10 reference/unknown-owner'],
    },
  ];
  for (const { it: title, written, finds } of cases)
    it(`says once: ${title}`, async () => {
      await write(name, written);
      await show(name);
      await eventually(() => drawn(name), finds);
    });

  it('draws all of a file that is not open, and what is left of it when it is', async () => {
    const written = `${sound}authority: i-hope\ndomains: []\n`;
    await vscode.extensions.getExtension('leadership-as-code.leadership-as-code')?.activate();
    await write('docs/leadership.yaml', written);
    try {
      await eventually(() => drawn('docs/leadership.yaml'), ['our 5 schema']);
      await vscode.commands.executeCommand('vscode.open', file('docs/leadership.yaml'));
      await eventually(() => drawn('docs/leadership.yaml'), ['their 5']);
      await closeAll();
      await eventually(() => drawn('docs/leadership.yaml'), ['our 5 schema']);
    } finally {
      await remove('docs/leadership.yaml');
    }
  });

  it('does as the setting says', async () => {
    await write(name, `${sound}authority: i-hope\nx-a: !!str b\ndomains: []\n`);
    await show(name);
    await eventually(() => drawn(name), ['their 5', 'our 6 syntax']);
    await setting().update('schema', 'on', vscode.ConfigurationTarget.Global);
    await eventually(() => drawn(name).toSorted(), ['our 5 schema', 'our 6 syntax', 'their 5']);
    await setting().update('schema', 'off', vscode.ConfigurationTarget.Global);
    await eventually(() => drawn(name), ['their 5']);
  });

  it('draws everything where the other is switched off', async () => {
    const yaml = vscode.workspace.getConfiguration('yaml');
    await write(name, `${sound}authority: i-hope\ndomains: []\n`);
    await show(name);
    await eventually(() => drawn(name), ['their 5']);
    await yaml.update('validate', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually(() => drawn(name), ['our 5 schema']);
    } finally {
      await yaml.update('validate', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually(() => drawn(name), ['their 5']);
  });

  it('offers our fix on what the other has drawn', async () => {
    await write(name, `${sound}authority: i-intent\ndomains: []\n`);
    await show(name);
    await eventually(() => drawn(name), ['their 5']);
    const [fault] = vscode.languages
      .getDiagnostics(file(name))
      .filter(({ source }) => source !== 'leadership');
    assert.ok(fault);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file(name),
      fault.range,
    );
    assert.deepEqual(
      actions.filter(({ kind }) => kind?.value === 'quickfix').map(({ title }) => title),
      ['Replace with i-intend'],
    );
  });
});
