import * as vscode from 'vscode';
import type { RedHatFinding } from '../../features/language/dedupeRedHat.ts';
import { settingsFor } from '../host/settings.ts';

/** The source of diagnostics from our schema: Red Hat's YAML extension uses the schema's title. */
const schemaSource = 'yaml-schema: Leadership as Code';
const yamlSource = 'YAML';
/** The file name of our schema, wherever it was copied to. */
const schemaName = /(?:^|[/\\])leadership\.schema\.json$/;

/**
 * Whether Red Hat's YAML extension provides key completion and hovers on keys for this document. It knows our
 * schema from our package.json. Our completion and hover on keys check this first.
 */
export function leavesSchemaTo(document: vscode.TextDocument): boolean {
  return settingsFor(document.uri).schema === 'auto' && checksYaml(document) && takesOurSchema(document);
}

/** Whether Red Hat's YAML extension validates a document, with any schema. It validates open documents only. */
export function checksYaml(document: vscode.TextDocument): boolean {
  return (
    !document.isClosed &&
    document.languageId === 'yaml' &&
    vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined &&
    yamlSettings(document).get('validate') !== false
  );
}

/** The diagnostics of Red Hat's YAML extension in a document: YAML errors, and errors against our schema. */
export function foreignFaults(document: vscode.TextDocument): RedHatFinding[] {
  return vscode.languages.getDiagnostics(document.uri).flatMap(({ source, range }): RedHatFinding[] => {
    if (source !== yamlSource && source !== schemaSource) return [];
    const of = source === yamlSource ? 'yaml' : 'schema';
    return [{ start: document.offsetAt(range.start), end: document.offsetAt(range.end), of }];
  });
}

/**
 * Follows the extension's order of precedence: a comment in the file, a key in the file, its settings, then our
 * package.json.
 */
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

/** The schema in a comment above the first line of content: `# yaml-language-server: $schema=…`, `# $schema: …`. */
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

/** The extension matches a glob at any depth. */
function fits(glob: string, document: vscode.TextDocument): boolean {
  const pattern = `**/${glob.replace(/^\//, '')}`;
  return !glob.startsWith('!') && vscode.languages.match({ pattern }, document) > 0;
}

function listOf(setting: unknown): string[] {
  return [setting].flat().filter((item) => typeof item === 'string');
}
