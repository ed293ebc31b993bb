import * as vscode from 'vscode';
import { visibleLine } from '../text/visible.ts';
import { labelText } from './convert.ts';

/** A quick pick item, and the action to run when it is selected. */
export interface Choice extends vscode.QuickPickItem {
  readonly run: () => Promise<void>;
}

/** Creates an item from user text, with an icon. Icon syntax in the text is escaped. */
export function choice(
  {
    icon,
    label,
    description,
    detail,
  }: {
    readonly icon?: string;
    readonly label: string;
    readonly description?: string;
    readonly detail?: string;
  },
  run: () => Promise<void>,
): Choice {
  return {
    label: `${icon === undefined ? '' : `$(${icon})\u00a0`}${labelText(label)}`,
    ...(description === undefined ? {} : { description: labelText(description) }),
    ...(detail === undefined || detail === '' ? {} : { detail: labelText(detail) }),
    run,
  };
}

export function separator(label: string): Choice {
  return {
    label: visibleLine(label),
    kind: vscode.QuickPickItemKind.Separator,
    run: () => Promise.resolve(),
  };
}

/** Shows a quick pick, and runs the selected item. */
export async function choose(
  choices: readonly Choice[],
  options: { readonly title: string; readonly placeHolder: string },
): Promise<void> {
  const picked = await vscode.window.showQuickPick(choices, {
    title: visibleLine(options.title),
    placeHolder: visibleLine(options.placeHolder),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  await picked?.run();
}
