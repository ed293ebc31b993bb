import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, lensTitles, remove, show, withSettings, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

/** Our hover over the first place of a text in a file, its paragraphs; undefined where there is none. */
async function paragraphsOver(uri: vscode.Uri, text: string): Promise<string[] | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `"${text}" is not in ${uri.toString()}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    document.positionAt(at + 1),
  );
  const markdown = hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
  );
  return markdown.find((content) => content.includes('command:leadership.'))?.split('\n\n');
}

/** The first line of our hover over the first place of a text in a file, or undefined. */
async function hoverOver(name: string, text: string): Promise<string | undefined> {
  return (await paragraphsOver(file(name), text))?.[0];
}

const ledger = '**ledger** · Owners\\: Bo Lindqvist\\, Park Eun\\-ji';
const risk = '**risk** · Owners\\: Chidi Okafor\\, Tomasz Wójcik';
const payouts = '**Payouts** · Owners\\: Payouts crew\\, Ana Oliveira\\, \\@acme\\/treasury';

describe('the hover on a path', () => {
  before(async () => {
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
  });
  after(closeAll);

  it('answers on an import', async () => {
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), ledger);
  });

  it('answers on a Markdown link, a log line and a pattern of CODEOWNERS', async () => {
    assert.match((await hoverOver('README.md', 'src/risk/rules.ts')) ?? '', /^\*\*Risk|^\*\*risk/);
    assert.equal(
      await hoverOver('docs/incidents/2026-09-12-replay.log', 'src/payouts/schedule.ts:42:13'),
      payouts,
    );
    assert.equal(await hoverOver('.github/CODEOWNERS', 'src/ledger/'), ledger);
  });

  it('answers on short names of a tsconfig.json and on packages, as their settings are now', async () => {
    const imports = "import '@led/post';\nimport '@acme/risk';\nimport 'react';\nimport '@out/post';\n";
    await write('web/tsconfig.json', '{ "extends": "../tsconfig.base.json" /* as all */, }');
    await write('tsconfig.base.json', '{ "compilerOptions": { "paths": { "@led/*": ["./src/ledger/*"] } } }');
    await write('src/risk/package.json', '{ "name": "@acme/risk", "main": "rules.ts" }');
    await write('web/probe.ts', imports);
    await eventually(() => hoverOver('web/probe.ts', '@led/post'), ledger);
    await eventually(() => hoverOver('web/probe.ts', '@acme/risk'), risk);
    assert.equal(await hoverOver('web/probe.ts', 'react'), undefined);

    await write('tsconfig.base.json', '{ "compilerOptions": { "paths": { "@out/*": ["./src/ledger/*"] } } }');
    await eventually(() => hoverOver('web/probe.ts', '@out/post'), ledger);
    assert.equal(await hoverOver('web/probe.ts', '@led/post'), undefined);
    for (const name of ['web/tsconfig.json', 'tsconfig.base.json', 'src/risk/package.json', 'web/probe.ts'])
      await remove(name);
  });

  it('answers on values of YAML and JSON, on patterns to ignore, and on folders', async () => {
    await write('infra/probe.yaml', 'rules: src/risk/rules.ts\ntype: application/json\nall: src/ledger/**\n');
    assert.equal(await hoverOver('infra/probe.yaml', 'src/risk'), risk);
    assert.equal(await hoverOver('infra/probe.yaml', 'application/'), undefined);
    assert.equal(await hoverOver('infra/probe.yaml', 'src/ledger'), ledger);
    await remove('infra/probe.yaml');
    assert.match((await hoverOver('package.json', 'src/api/server.ts')) ?? '', /^\*\*Public API/);
    assert.match((await hoverOver('.gitignore', 'docs/incidents/')) ?? '', /^\*\*Documentation/);
    for (const part of ['db/migrations/](', 'db/migrations/)'])
      assert.match((await paragraphsOver(file('README.md'), part))?.[0] ?? '', /^\*\*data\*\* · Owners/);
  });

  it('answers on a stack trace of Java where only one file can be meant', async () => {
    await write('src/risk/jvm/Score.java', 'class Score {}\n');
    await write('src/risk/probe.log', '  at jvm.Score.of(Score.java:3)\n  at other.Score.of(Score.java:4)\n');
    await eventually(() => hoverOver('src/risk/probe.log', 'Score.java:3'), risk);
    assert.equal(await hoverOver('src/risk/probe.log', 'Score.java:4'), undefined);
    await remove('src/risk/probe.log');
    await remove('src/risk/jvm');
  });

  it('answers in the header of a difference', async () => {
    const header = 'diff --git a/src/risk/old.ts b/src/ledger/post.ts\nrename from src/risk/old.ts\n';
    await write('probe.diff', header);
    assert.equal(await hoverOver('probe.diff', 'a/src/risk'), risk);
    assert.equal(await hoverOver('probe.diff', 'b/src/ledger'), ledger);
    assert.equal(await hoverOver('probe.diff', 'src/risk/old.ts\n'), risk);
    await remove('probe.diff');
  });

  it('answers in an output panel', async () => {
    const channel = vscode.window.createOutputChannel('Probe');
    channel.appendLine(`at pay (${file('src/ledger/post.ts').fsPath}:10:2)`);
    channel.appendLine('GET /src/ledger/ 200, application/json, ./src/risk/rules.ts:3:1');
    channel.show();
    const shown = (): vscode.TextDocument | undefined =>
      vscode.workspace.textDocuments.find(
        ({ uri, lineCount }) => uri.scheme === 'output' && uri.path.includes('Probe') && lineCount > 2,
      );
    await eventually(() => shown() !== undefined, true);
    const uri = shown()?.uri ?? file('');
    const over = async (text: string): Promise<string | undefined> => (await paragraphsOver(uri, text))?.[0];
    assert.equal(await over('ledger/post.ts:10'), ledger);
    assert.equal(await over('./src/risk'), risk);
    assert.equal(await over('/src/ledger/ 200'), undefined);
    channel.dispose();
  });

  it('answers in the commit box', async function () {
    if (!canSeePage) this.skip();
    const message = 'I intend to change src/ledger/post.ts';
    await onPage(async (page, { commitBox }, message) => {
      await commitBox();
      await page.keyboard.type(message);
    }, message);
    const box = (): vscode.TextDocument | undefined =>
      vscode.workspace.textDocuments.find(({ languageId }) => languageId === 'scminput');
    await eventually(() => box()?.getText(), message);
    const over = (text: string): Promise<string[] | undefined> =>
      paragraphsOver(box()?.uri ?? file(''), text);
    assert.equal((await over('src/ledger'))?.[0], ledger);
    assert.equal(await over('intend'), undefined);
    await onPage(async (page) => {
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+Shift+E');
    });
  });

  it('answers in a commit message', async () => {
    await write(
      '.git/COMMIT_EDITMSG',
      'I intend to move a/src/payouts/schedule.ts\n\nand/or https://acme.example/src/payouts/\n',
    );
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'a/src/payouts'), payouts);
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'and/or'), undefined);
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'https://'), undefined);
  });

  it('is missing on unowned paths, and if disabled', async () => {
    const configuration = vscode.workspace.getConfiguration('leadership');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), undefined);
    await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), ledger);
  });

  it('fits without scrolling: owners, what one may do, two criteria, and the way to everything', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    const [text, more, seen] = await withSettings({ me: 'ana' }, async () => {
      const shown = await onPage(async (page, { hover }) => {
        const shown = await hover('../ledger/post');
        await shown.filter({ hasText: 'State your intent to Bo' }).first().waitFor();
        const all = await page.locator('.monaco-hover:visible').first().boundingBox();
        const more = await shown.getByText('More').first().boundingBox();
        const bottom = (box: typeof all): number => (box === null ? NaN : box.y + box.height);
        return [(await shown.allInnerTexts()).join('\n'), bottom(more), bottom(all)] as const;
      });
      await screenshot('hover');
      return shown;
    });
    for (const part of [
      'ledger · Owners: Bo Lindqvist, Park Eun-ji',
      'State your intent to Bo Lindqvist, Park Eun-ji',
      'A late payout is better than a double one — leadership.yaml:51',
      'More, with ',
    ])
      assert.ok(text.includes(part), `${part}\nis not in\n${text}`);
    assert.ok(more <= seen, `the last link ends at ${String(more)}, the hover at ${String(seen)}`);
  });
});
