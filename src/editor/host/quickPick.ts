import * as vscode from 'vscode';
import { visibleLine } from '../../text/visible.ts';
import { labelText } from './convert.ts';
import { within } from './within.ts';

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
  const list = quickPick(choices, options);
  list.matchOnDetail = true;
  await accepted(list, async ([picked]) => picked?.run());
}

/**
 * A quick pick that appears with its items. `showQuickPick` sends them later, and an Enter in between would select
 * nothing.
 */
export function quickPick<T extends vscode.QuickPickItem>(
  items: readonly T[],
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
): vscode.QuickPick<T> {
  const list = vscode.window.createQuickPick<T>();
  list.title = visibleLine(title);
  list.placeholder = visibleLine(placeHolder);
  list.matchOnDescription = true;
  list.items = items;
  return list;
}

/** How long a quick pick stays while the selected item is used, in milliseconds. */
const timeoutMs = 300;

/**
 * Shows a quick pick and uses the selected items; settles when that is done, or when the user cancels. Stays open for a
 * moment, until the next step takes its place: keys pressed in between would go to the editor. Enter without a selected
 * item does nothing.
 */
export function accepted<T extends vscode.QuickPickItem>(
  list: vscode.QuickPick<T>,
  use: (picked: readonly T[]) => Promise<void>,
  selected = (): readonly T[] => list.selectedItems,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isUsed = false;
    list.onDidAccept(() => {
      const picked = selected();
      if (isUsed || (picked.length === 0 && !list.canSelectMany)) return;
      isUsed = true;
      const using = use(picked);
      using.then(resolve, reject);
      void within(
        using.catch(() => undefined),
        timeoutMs,
      ).then(() => {
        list.hide();
      });
    });
    list.onDidHide(() => {
      list.dispose();
      if (!isUsed) resolve();
    });
    list.show();
  });
}
