import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// Prints what a language lacks, as JSON to be filled in and put into its bundle: npm run l10n -- de
// With --all, every message of the sources and the schema, and the calls whose message is no literal.

const root = fileURLToPath(new URL('..', import.meta.url));

const language = process.argv[2] ?? 'de';
const file = join(root, `l10n/bundle.l10n.${language}.json`);
const found = messagesInSources();
found.messages.push(...textsOfSchema().filter((text) => !found.messages.includes(text)));
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

/** What the schema says to people in an editor: of a key, of a word, of a form, and of what is required and missing. */
function textsOfSchema() {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/leadership.schema.json'), 'utf8'));
  const { properties, patternProperties, definitions, required, then } = schema;
  const texts = new Set();
  const add = (text) => typeof text === 'string' && texts.add(text);
  const visit = (schema) => {
    if (typeof schema !== 'object' || schema === null) return;
    add(schema.markdownDescription ?? schema.description);
    add(schema.patternErrorMessage);
    for (const text of schema.enumDescriptions ?? []) add(text);
    for (const key of [...(schema.required ?? []), ...(schema.then?.required ?? [])]) {
      const child = schema.properties?.[key];
      const referred = definitions[child?.$ref?.replace('#/definitions/', '')];
      add(child?.description ?? referred?.description);
    }
    for (const part of Object.values(schema)) visit(part);
  };
  visit({ properties, patternProperties, definitions, required, then });
  return [...texts];
}
