import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// Prints what a language lacks, as JSON to be filled in and put into its bundle: npm run l10n -- de
// With --all, every message of the sources, and the calls whose message is no literal.

const root = fileURLToPath(new URL('..', import.meta.url));

const language = process.argv[2] ?? 'de';
const file = join(root, `l10n/bundle.l10n.${language}.json`);
const found = messagesInSources();
if (language === '--all') {
  console.log(JSON.stringify(found));
} else {
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = found.messages.filter((message) => !Object.hasOwn(known, message));
  console.log(JSON.stringify(Object.fromEntries(missing.map((message) => [message, ''])), undefined, 2));
}

/** The English messages in the calls of `t` and `vscode.l10n.t`, and the places of calls with something else. */
function messagesInSources() {
  const messages = new Set();
  const notLiteral = [];
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isCallExpression(node) && /^(?:t|vscode\.l10n\.t)$/.test(node.expression.getText(source))) {
        const [message] = node.arguments;
        if (message !== undefined && ts.isStringLiteralLike(message)) messages.add(message.text);
        else
          notLiteral.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { messages: [...messages], notLiteral };
}
