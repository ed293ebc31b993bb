import * as vscode from 'vscode';
import type { ForeignFault } from '../answers/saidAlready.ts';
import { settingsFor } from './settings.ts';

/** The name of our schema in the source of a diagnostic: its title. */
const schemaSource = 'yaml-schema: Leadership as Code';
const yamlSource = 'YAML';
/** What a schema that is ours is called, wherever it was copied to. */
const schemaName = /(?:^|[/\\])leadership\.schema\.json$/;

/**
 * Whether key completion and hovers on keys are left to Red Hat's YAML extension: it has our schema from our
 * package.json, and offers them for this document. Completion and hovers of keys ask this first.
 */
export function leavesSchemaTo(document: vscode.TextDocument): boolean {
  return settingsFor(document.uri).schema === 'auto' && checksYaml(document) && takesOurSchema(document);
}

/** Whether Red Hat's YAML extension checks a document, by whatever schema. It checks open documents alone. */
export function checksYaml(document: vscode.TextDocument): boolean {
  return (
    !document.isClosed &&
    document.languageId === 'yaml' &&
    vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined &&
    yamlSettings(document).get('validate') !== false
  );
}

/** What Red Hat's YAML extension has drawn in a document: faults of YAML, and those against our schema. */
export function foreignFaults(document: vscode.TextDocument): ForeignFault[] {
  return vscode.languages.getDiagnostics(document.uri).flatMap(({ source, range }): ForeignFault[] => {
    if (source !== yamlSource && source !== schemaSource) return [];
    const of = source === yamlSource ? 'yaml' : 'schema';
    return [{ start: document.offsetAt(range.start), end: document.offsetAt(range.end), of }];
  });
}

/** In its order of precedence: a comment in the file, a key in the file, its settings, and then our package.json. */
function takesOurSchema(document: vscode.TextDocument): boolean {
  const text = document.getText();
  const named = modeline(text) ?? schemaKey(text);
  if (named !== undefined) return schemaName.test(named);
  const settings = yamlSettings(document);
  if (listOf(settings.get('disableSchemaDetection')).some((glob) => fits(glob, document))) return false;
  const schemas = settings.get<Readonly<Record<string, unknown>>>('schemas') ?? {};
  const configured = Object.entries(schemas).filter(([, globs]) =>
    listOf(globs).some((glob) => fits(glob, document)),
  );
  return configured.every(([schema]) => schemaName.test(schema));
}

/** The schema of a comment above the first line that is none: `# yaml-language-server: $schema=…`, `# $schema: …`. */
function modeline(text: string): string | undefined {
  const comments = /^(?:\s*(?:#[^\n]*)?(?:\n|$))*/.exec(text.replace(/\r\n?/g, '\n'))?.[0] ?? '';
  const line = comments.split('\n').find((line) => /^#\s+(?:yaml-language-server\s*:|\$schema:)/.test(line));
  return line === undefined ? undefined : /\$schema(?:=|:[^\S\n]*)(\S+)/.exec(line)?.[1];
}

function schemaKey(text: string): string | undefined {
  return /^["']?\$schema["']?:[ \t]+["']?([^\s"']+)/m.exec(text)?.[1];
}

function yamlSettings({ uri, languageId }: vscode.TextDocument): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('yaml', { uri, languageId });
}

/** It looks for a glob at any depth. */
function fits(glob: string, document: vscode.TextDocument): boolean {
  const pattern = `**/${glob.replace(/^\//, '')}`;
  return !glob.startsWith('!') && vscode.languages.match({ pattern }, document) > 0;
}

function listOf(setting: unknown): string[] {
  return [setting].flat().filter((item) => typeof item === 'string');
}
