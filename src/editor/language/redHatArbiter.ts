import * as vscode from 'vscode';
import type { AnalyzedFile } from '../../analyze.ts';
import { isSchemaShare, withoutRedHatDuplicates } from '../../features/language/dedupeRedHat.ts';
import type { Finding } from '../../text/finding.ts';
import { checksYaml, foreignFaults } from './redHatYaml.ts';
import { settingsFor } from '../host/settings.ts';

/**
 * The maximum time Red Hat's YAML extension may take to validate a text, in milliseconds. After that, it is
 * assumed to have no findings.
 */
const timeoutMs = 3000;

/**
 * Decides which schema findings to show while Red Hat's YAML extension also reports schema errors. Findings that
 * the extension reports are hidden; the others are shown. Until the extension has validated a text, no new schema
 * findings are shown and the previous ones stay, to avoid flicker.
 */
export class RedHatArbiter implements vscode.Disposable {
  readonly #watched = new Map<string, Watched>();
  /** The last shown schema findings, by document URI. */
  readonly #drawn = new Map<string, ReadonlySet<string>>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposable: vscode.Disposable;

  /** Fires when the findings to show for a file have changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposable = vscode.Disposable.from(
      this.#changed,
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#look(uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri);
        this.#changed.fire(uri);
      }),
    );
  }

  /** The findings to show for a file. */
  drawn(file: AnalyzedFile, uri: vscode.Uri): readonly Finding[] {
    const findings = this.#choose(file, uri);
    this.#drawn.set(uri.toString(), new Set(findings.filter(isSchemaShare).map(nameOf)));
    return findings;
  }

  dispose(): void {
    for (const { timer } of this.#watched.values()) clearTimeout(timer);
    this.#disposable.dispose();
  }

  #choose(file: AnalyzedFile, uri: vscode.Uri): readonly Finding[] {
    const { schema } = settingsFor(uri);
    const document = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && checksYaml(document),
    );
    if (document === undefined || schema !== 'auto') this.#forget(uri);
    if (schema === 'off') return file.findings.filter(({ code }) => code !== 'syntax' && code !== 'schema');
    if (document === undefined || schema === 'on') return file.findings;
    if (document.getText() === file.text && this.#hasLookedAt(document))
      return withoutRedHatDuplicates(file, foreignFaults(document));
    const drawn = this.#drawn.get(uri.toString());
    return file.findings.filter((finding) => !isSchemaShare(finding) || drawn?.has(nameOf(finding)) === true);
  }

  /** Whether the other extension has updated its diagnostics since the text changed, or its time has passed. */
  #hasLookedAt(document: vscode.TextDocument): boolean {
    const key = document.uri.toString();
    const before = this.#watched.get(key);
    if (before?.version === document.version) return before.isOver;
    clearTimeout(before?.timer);
    const faults = JSON.stringify(foreignFaults(document));
    const watched: Watched = {
      version: document.version,
      faults,
      isOver: before === undefined && faults !== '[]',
      timer: setTimeout(() => {
        watched.isOver = true;
        this.#changed.fire(document.uri);
      }, timeoutMs),
    };
    this.#watched.set(key, watched);
    return watched.isOver;
  }

  #look(uri: vscode.Uri): void {
    if (!this.#drawn.has(uri.toString())) return;
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document === undefined) return;
    const watched = this.#watched.get(uri.toString());
    const faults = JSON.stringify(foreignFaults(document));
    if (faults === (watched?.faults ?? '[]')) return;
    if (watched !== undefined) {
      watched.faults = faults;
      watched.isOver = true;
    }
    this.#changed.fire(uri);
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#watched.get(uri.toString())?.timer);
    this.#watched.delete(uri.toString());
  }
}

interface Watched {
  /** The version of the document's text. */
  readonly version: number;
  readonly timer: ReturnType<typeof setTimeout>;
  /** The last diagnostics of the other extension. */
  faults: string;
  isOver: boolean;
}

function nameOf({ code, message }: Finding): string {
  return `${code} ${message}`;
}
