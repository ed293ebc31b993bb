import * as vscode from 'vscode';
import { withoutIcons } from './convert.ts';

/** An entry of a list to choose from, and what choosing it does. */
export interface Choice extends vscode.QuickPickItem {
  readonly run: () => Promise<void>;
}

/** Somebody's texts as an entry, with an icon of ours; nothing in them is an icon. */
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
    label: `${icon === undefined ? '' : `$(${icon})\u00a0`}${withoutIcons(oneLine(label))}`,
    ...(description === undefined ? {} : { description: withoutIcons(oneLine(description)) }),
    ...(detail === undefined || detail === '' ? {} : { detail: withoutIcons(oneLine(detail)) }),
    run,
  };
}

export function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator, run: () => Promise.resolve() };
}

/** Offers a list, and does what was chosen. */
export async function choose(
  choices: readonly Choice[],
  options: { readonly title: string; readonly placeHolder: string },
): Promise<void> {
  const picked = await vscode.window.showQuickPick(choices, {
    title: options.title,
    placeHolder: options.placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  await picked?.run();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
