import * as vscode from 'vscode';

/** The settings of this extension that hold for a file; their defaults stand in package.json. */
export function settingsFor(uri: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration('leadership', uri);
  return {
    codeLens: configuration.get('codeLens.enabled') === true,
    domainLens: configuration.get('codeLens.domains') === true,
    inlayHints: configuration.get('inlayHints.enabled') === true,
    hover: configuration.get('hover.enabled') === true,
    me: (configuration.get<string>('me') ?? '').trim(),
    schema: configuration.get<Settings['schema']>('validation.schema') ?? 'auto',
  };
}

export interface Settings {
  readonly codeLens: boolean;
  readonly domainLens: boolean;
  readonly inlayHints: boolean;
  readonly hover: boolean;
  /** An id, a handle or an address; '' where git is to tell. */
  readonly me: string;
  /** Whether to draw what a YAML extension with our schema can see too; `auto`: where none does. */
  readonly schema: 'auto' | 'on' | 'off';
}

/** Turns a setting on or off where it is set, or else for the user. */
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
