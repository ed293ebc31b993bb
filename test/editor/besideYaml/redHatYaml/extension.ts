import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import * as vscode from 'vscode';
import { isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';

/** How long Red Hat's extension waits after a change, in milliseconds. */
const delay = 200;

/**
 * Stands for Red Hat's YAML extension: draws in open YAML documents what is wrong by the schemas that the
 * `yamlValidation` of other extensions names. Its language server does that where `npm run bench` has installed it,
 * and else ajv, with messages in the same places.
 */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const drawn = vscode.languages.createDiagnosticCollection('yaml');
  const pending = new Map<string, NodeJS.Timeout>();
  const validate = validator();
  const draw = async (document: vscode.TextDocument): Promise<void> => {
    const { uri, languageId } = document;
    const isOn = vscode.workspace.getConfiguration('yaml', { uri, languageId }).get('validate') !== false;
    drawn.set(uri, isOn && !document.isClosed ? await validate(document) : []);
  };
  const drawSoon = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'yaml') return;
    clearTimeout(pending.get(document.uri.toString()));
    pending.set(
      document.uri.toString(),
      setTimeout(() => void draw(document), delay),
    );
  };
  vscode.workspace.textDocuments.forEach(drawSoon);
  subscriptions.push(
    drawn,
    vscode.workspace.onDidOpenTextDocument(drawSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      drawSoon(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(pending.get(uri.toString()));
      drawn.delete(uri);
    }),
    vscode.workspace.onDidChangeConfiguration(() => {
      vscode.workspace.textDocuments.forEach(drawSoon);
    }),
  );
}

type Validate = (document: vscode.TextDocument) => Promise<vscode.Diagnostic[]>;

interface Contribution {
  readonly fileMatch: readonly string[];
  readonly url: string;
}

/** The schema that an extension brings for files of this name. */
function schemaFiles(): { readonly fileMatch: readonly string[]; readonly file: string }[] {
  return vscode.extensions.all.flatMap(({ extensionPath, packageJSON }) => {
    const { contributes } = packageJSON as { contributes?: { yamlValidation?: readonly Contribution[] } };
    return (contributes?.yamlValidation ?? []).map(({ fileMatch, url }) => ({
      fileMatch,
      file: path.join(extensionPath, url),
    }));
  });
}

function validator(): Validate {
  const server = path.join(process.env['LEADERSHIP_TEST_YAML_SERVER'] ?? '', 'package.json');
  try {
    return byLanguageServer(createRequire(server));
  } catch {
    return byAjv;
  }
}

function byLanguageServer(require: NodeJS.Require): Validate {
  interface Service {
    configure(settings: object): void;
    doValidation(document: object, isKubernetes: boolean): Promise<vscode.Diagnostic[]>;
  }
  const { getLanguageService } =
    require('yaml-language-server/out/server/src/languageservice/yamlLanguageService.js') as {
      getLanguageService: (parameters: object) => Service;
    };
  const { TextDocument } = require('vscode-languageserver-textdocument') as {
    TextDocument: { create: (uri: string, language: string, version: number, text: string) => object };
  };
  const service = getLanguageService({
    schemaRequestService: (uri: string) => fs.promises.readFile(vscode.Uri.parse(uri).fsPath, 'utf8'),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  service.configure({
    validate: true,
    schemas: schemaFiles().map(({ fileMatch, file }) => ({
      uri: vscode.Uri.file(file).toString(),
      fileMatch,
      priority: 2,
    })),
  });
  return async (document) => {
    const { uri, version } = document;
    const found = await service.doValidation(
      TextDocument.create(uri.toString(), 'yaml', version, document.getText()),
      false,
    );
    return found.map(({ range: { start, end }, message, source }) =>
      diagnostic(
        new vscode.Range(start.line, start.character, end.line, end.character),
        message,
        source ?? 'YAML',
      ),
    );
  };
}

const byAjv: Validate = (document) => {
  const name = path.posix.basename(document.uri.path);
  const file = schemaFiles().find(({ fileMatch }) => fileMatch.includes(name))?.file;
  const tree = parseDocument<Node>(document.getText());
  const rangeOf = (start: number, end: number): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  const faults = [...tree.errors, ...tree.warnings].map(({ pos: [start, end], message }) =>
    diagnostic(rangeOf(start, end), message, 'YAML'),
  );
  if (file === undefined || tree.contents === null) return Promise.resolve(faults);
  const schema = JSON.parse(fs.readFileSync(file, 'utf8')) as { title: string };
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate(schema, tree.toJS());
  const errors = (ajv.errors ?? []).filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'anyOf' && keyword !== 'if' && !/anyOf\/\d+\/type$/.test(schemaPath),
  );
  for (const error of errors) {
    const [start, end] = placeOf(tree.contents, error);
    faults.push(diagnostic(rangeOf(start, end), error.message ?? '', `yaml-schema: ${schema.title}`));
  }
  return Promise.resolve(faults);
};

function placeOf(root: Node, { instancePath, keyword, params }: ErrorObject): readonly [number, number] {
  let node: unknown = root;
  let key: unknown;
  for (const step of instancePath.split('/').slice(1)) {
    if (isSeq(node)) [node, key] = [node.items[Number(step)], undefined];
    else {
      const pair = pairOf(node, step);
      [node, key] = [pair?.value, pair?.key];
    }
  }
  const unknown = (params as { additionalProperty?: string }).additionalProperty;
  if (unknown !== undefined) node = pairOf(node, unknown)?.key;
  else if (keyword === 'required' && key !== undefined) node = key;
  const [start = 0, end = 1] = (node as Node | undefined)?.range ?? [];
  return keyword === 'required' && key === undefined ? [start, start + 1] : [start, end];
}

function pairOf(node: unknown, name: string): Pair | undefined {
  const pairs: readonly unknown[] = isMap(node) ? node.items : [];
  return pairs.filter((pair) => isPair(pair)).find(({ key }) => isScalar(key) && String(key.value) === name);
}

function diagnostic(range: vscode.Range, message: string, source: string): vscode.Diagnostic {
  const found = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  found.source = source;
  return found;
}
