import * as vscode from 'vscode';
import type { LensChoice } from '../../features/card/lens.ts';

/** The settings that apply to a file; their defaults are in package.json. */
export function settingsFor(uri: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration('leadership', uri);
  return {
    codeLens: configuration.get('codeLens.enabled') === true,
    show: configuration.get<Settings['show']>('codeLens.show') ?? 'both',
    hideInOwnFiles: configuration.get('codeLens.hideInOwnFiles') === true,
    template: configuration.get<string>('codeLens.template') ?? '',
    domainLens: configuration.get('codeLens.domains') === true,
    importHints: configuration.get('codeLens.imports') === true,
    statusBar: configuration.get('statusBar.enabled') === true,
    inlayHints: configuration.get('inlayHints.enabled') === true,
    hover: configuration.get('hover.enabled') === true,
    decorations: configuration.get<Settings['decorations']>('explorer.decorations') ?? 'off',
    me: (configuration.get<string>('me') ?? '').trim(),
    intentProblems: configuration.get('intent.enabled') === true,
    intentDomains: configuration.get<readonly string[]>('intent.domains') ?? [],
    schema: configuration.get<Settings['schema']>('validation.schema') ?? 'auto',
  };
}

export interface Settings {
  /** Whether to show a code lens in files. */
  readonly codeLens: boolean;
  /** What the code lens shows. */
  readonly show: LensChoice['show'];
  /** Whether to hide the code lens in files that the current user owns. */
  readonly hideInOwnFiles: boolean;
  readonly template: string;
  readonly domainLens: boolean;
  /** Whether to show an inlay hint after imports from another domain. */
  readonly importHints: boolean;
  readonly statusBar: boolean;
  readonly inlayHints: boolean;
  readonly hover: boolean;
  /** The decorations of files in the Explorer. */
  readonly decorations: 'off' | 'unowned' | 'domains';
  /** An id, a handle, or an email address; '' to use Git's user name and email. */
  readonly me: string;
  /** Whether to show problems in commit messages. */
  readonly intentProblems: boolean;
  /** The domains to show problems in commit messages for; all domains if empty. */
  readonly intentDomains: readonly string[];
  /** Whether to show problems that a YAML extension with our schema reports too; `auto`: only if none is active. */
  readonly schema: 'auto' | 'on' | 'off';
}

/** Whether the views select the domain of the active file. */
export function followsEditor(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('leadership', uri).get('views.followEditor') === true;
}

/** Changes a setting in the scope where it is set, or else in the user settings. */
export async function changeSetting(key: 'codeLens.enabled', value: boolean, uri: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('leadership', uri);
  const set = configuration.inspect(key);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(key, value, target);
}
