import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** As `TextDocument` of vscode-languageserver-textdocument. */
export interface LanguageServerDocument {
  getText(): string;
  positionAt(offset: number): LanguageServerPosition;
  offsetAt(position: LanguageServerPosition): number;
}

export interface LanguageServerPosition {
  readonly line: number;
  readonly character: number;
}

/** As `Diagnostic` of vscode-languageserver-types. */
export interface LanguageServerDiagnostic {
  readonly range: { readonly start: LanguageServerPosition; readonly end: LanguageServerPosition };
  readonly message: string;
  readonly source?: string;
}

export interface YamlLanguageService {
  open(text: string): LanguageServerDocument;
  /** The document with the units from `start` to `end` replaced, as the server makes it of what a client sends. */
  changed(
    document: LanguageServerDocument,
    start: number,
    end: number,
    newText: string,
  ): LanguageServerDocument;
  validate(document: LanguageServerDocument): Promise<readonly LanguageServerDiagnostic[]>;
}

/**
 * The language service of yaml-language-server, which Red Hat's extension runs, with our schema for leadership
 * files as that extension takes it from our package.json. `bench` is the folder it is installed below.
 */
export function yamlLanguageService(bench: string, schemaFile: string): YamlLanguageService {
  const require = createRequire(path.resolve(bench, 'package.json'));
  const { getLanguageService } =
    require('yaml-language-server/out/server/src/languageservice/yamlLanguageService.js') as {
      getLanguageService: (parameters: object) => Service;
    };
  const { TextDocument } = require('vscode-languageserver-textdocument') as {
    TextDocument: {
      create(uri: string, language: string, version: number, text: string): LanguageServerDocument;
      update(document: LanguageServerDocument, changes: object[], version: number): LanguageServerDocument;
    };
  };
  const schema = fs.readFileSync(schemaFile, 'utf8');
  const service = getLanguageService({
    schemaRequestService: () => Promise.resolve(schema),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  service.configure({
    validate: true,
    schemas: [
      {
        uri: 'file:///leadership.schema.json',
        fileMatch: ['**/leadership.yaml'],
        priority: 2 /* of a package.json */,
      },
    ],
  });
  // It remembers what it parsed by name and version: every text gets a version of its own.
  let version = 0;
  return {
    open: (text) => TextDocument.create('file:///leadership.yaml', 'yaml', ++version, text),
    changed: (document, start, end, text) =>
      TextDocument.update(
        document,
        [{ range: { start: document.positionAt(start), end: document.positionAt(end) }, text }],
        ++version,
      ),
    validate: (document) => service.doValidation(document, false),
  };
}

interface Service {
  configure(settings: object): void;
  doValidation(document: LanguageServerDocument, isKubernetes: boolean): Promise<LanguageServerDiagnostic[]>;
}
