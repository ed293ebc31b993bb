import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leavesSchemaTo } from '../../../src/editor/language/redHatYaml.ts';
import { canSeePage, onPage, screenshot } from '../page.ts';
import { closeAll, eventually, file, read, show, write } from '../example.ts';

const name = 'leadership.yaml';

/** Whether keys are left to the other extension in a file of this text, with this setting of `yaml` or `leadership`. */
interface Case {
  readonly it: string;
  readonly above?: string;
  readonly setting?: readonly [section: string, key: string, value: unknown];
  readonly leaves: boolean;
}

const cases: readonly Case[] = [
  { it: 'where it is installed', leaves: true },
  { it: 'unless it is off', setting: ['yaml', 'validate', false], leaves: false },
  { it: 'unless we always draw', setting: ['leadership', 'validation.schema', 'on'], leaves: false },
  { it: 'unless we never draw', setting: ['leadership', 'validation.schema', 'off'], leaves: false },
  {
    it: 'unless it is to find no schema',
    setting: ['yaml', 'disableSchemaDetection', ['**/leadership.{yaml,yml}']],
    leaves: false,
  },
  {
    it: 'where others are to find no schema',
    setting: ['yaml', 'disableSchemaDetection', ['docker-compose.yml', '!leadership.yaml']],
    leaves: true,
  },
  {
    it: 'unless a setting names another',
    setting: ['yaml', 'schemas', { 'a.json': '*.yaml' }],
    leaves: false,
  },
  {
    it: 'where a setting names ours',
    setting: ['yaml', 'schemas', { 'https://example.com/leadership.schema.json': 'leadership.yaml' }],
    leaves: true,
  },
  { it: 'unless a comment says none', above: '# yaml-language-server: $schema=none\n', leaves: false },
  { it: 'unless a comment below others does', above: '# Ours\n\n# $schema: none\n', leaves: false },
  { it: 'unless a comment names another', above: '# $schema: https://example.com/a.json\n', leaves: false },
  {
    it: 'where a comment names ours',
    above: '# yaml-language-server: $schema=../schemas/leadership.schema.json\n',
    leaves: true,
  },
  { it: 'unless a key names another', above: '$schema: ./a.json\n', leaves: false },
];

describe("what is left to Red Hat's extension", () => {
  let text: string;
  before(async () => {
    text = await read(name);
  });
  afterEach(async () => {
    await closeAll();
    await write(name, text);
  });

  for (const { it: title, above = '', setting, leaves } of cases)
    it(`keys, ${title}`, async () => {
      await write(name, above + text);
      const { document } = await show(name);
      await eventually(() => document.getText(), above + text);
      const set = async (value: unknown): Promise<void> => {
        if (setting !== undefined)
          await vscode.workspace
            .getConfiguration(setting[0])
            .update(setting[1], value, vscode.ConfigurationTarget.Global);
      };
      await set(setting?.[2]);
      try {
        assert.equal(leavesSchemaTo(document), leaves);
      } finally {
        await set(undefined);
      }
    });

  it('nothing in a document of another language', async () => {
    const document = await vscode.workspace.openTextDocument(file('package.json'));
    assert.equal(leavesSchemaTo(document), false);
  });

  it('says so in the status of the language', async function () {
    if (!canSeePage) this.skip();
    await write(name, text.replace('authority: i-intend\n', 'authority: i-hope\n'));
    await show(name);
    const status = await onPage(async (page) => {
      await page.locator('#status\\.languageStatus').hover();
      const hover = page.locator('.hover-language-status', { hasText: 'Red Hat' });
      await hover.waitFor();
      return hover.innerText();
    });
    await screenshot('language-status');
    assert.match(
      status.replace(/\s+/g, ' '),
      /Leadership v1.*\d+ problems, schema checked by Red Hat YAML.*Problems/,
    );
  });
});
