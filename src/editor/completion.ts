import * as vscode from 'vscode';
import { completionsAt, type Completion, type CompletionSubject } from '../answers/completion/completions.ts';
import type { CompletionKind } from '../answers/completion/offer.ts';
import type { OutsideOwners } from '../answers/completion/owners.ts';
import { entryMarkdown } from '../answers/hover/entryMarkdown.ts';
import { governedFolder, isLeadershipFile } from '../model/leadershipFile.ts';
import { scopeOf } from '../model/scope.ts';
import { dayOf } from '../text/day.ts';
import { lineTable } from '../text/span.ts';
import { toRange, withoutIcons } from './convert.ts';
import type { Folder } from './folder.ts';
import type { OutsideOwnersByFolder } from './outsideOwners.ts';
import { leavesSchemaTo } from './redHatYaml.ts';
import { leadershipFiles } from './selectors.ts';
import type { Workspace } from './workspace.ts';

/**
 * The characters behind which something can be chosen. Letters are among them as VS Code, in YAML, asks for nothing
 * while a word is typed; where a sentence is typed nothing is offered.
 */
const triggers = [' ', '"', "'", '/', '@', '[', '{', ',', '!', ...'abcdefghijklmnopqrstuvwxyz'.split('')];

/** Offers keys, values, ids, owners, paths and dates while a leadership file is written. */
export function registerCompletion(workspace: Workspace, outside: OutsideOwnersByFolder): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    leadershipFiles,
    completionProvider(workspace, outside),
    ...triggers,
  );
}

export interface ItemWithCard extends vscode.CompletionItem {
  readonly card: () => string | undefined;
}

function completionProvider(
  workspace: Workspace,
  outside: OutsideOwnersByFolder,
): vscode.CompletionItemProvider<ItemWithCard> {
  return {
    provideCompletionItems: (document, position, _token, context) => {
      const folder = workspace.folderOf(document.uri);
      const path = folder?.pathOf(document.uri);
      if (folder === undefined || path === undefined || !isLeadershipFile(path)) return undefined;
      const subject = subjectOf(folder, path, document.getText(), outside.of(folder));
      const asked = context.triggerKind === vscode.CompletionTriggerKind.Invoke;
      const options = { keys: !leavesSchemaTo(document), asked };
      const completions = completionsAt(subject, document.offsetAt(position), options);
      const lines = lineTable(subject.text);
      return completions.map((completion) => {
        const card = (): string | undefined => cardOf(completion, folder, subject);
        return Object.assign(toItem(completion, toRange(lines, completion.span)), { card });
      });
    },
    resolveCompletionItem: withDocumentation,
  };
}

/** Makes the card of an item as it is looked at. */
export function withDocumentation(item: ItemWithCard): ItemWithCard {
  const card = item.card();
  if (card !== undefined) item.documentation = new vscode.MarkdownString(card);
  return item;
}

function subjectOf(folder: Folder, file: string, text: string, outside: OutsideOwners): CompletionSubject {
  const ownership = folder.analysis?.ownership;
  return {
    text,
    file,
    scope: ownership?.scopeIn(governedFolder(file)) ?? scopeOf([]),
    ownership,
    files: folder.files,
    outside,
    today: dayOf(new Date()),
  };
}

/** The card of an entry that is offered, as a hover shows it. */
function cardOf(
  { entry }: Completion,
  { analysis }: Folder,
  { scope }: CompletionSubject,
): string | undefined {
  if (entry === undefined || analysis === undefined) return undefined;
  return entryMarkdown(entry.kind, entry.id, scope, analysis);
}

/** A completion as VS Code takes it. */
export function toItem(completion: Completion, range: vscode.Range): vscode.CompletionItem {
  const { label, detail, documentation, newText, isSnippet, filterText, sortText, asksAgain } = completion;
  const item = new vscode.CompletionItem(
    detail === undefined ? label : { label, description: withoutIcons(detail) },
    iconOf(completion.kind),
  );
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  item.insertText = isSnippet ? new vscode.SnippetString(newText) : newText;
  item.filterText = filterText;
  item.sortText = sortText;
  item.range = range;
  item.keepWhitespace = true;
  if (asksAgain) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

function iconOf(kind: CompletionKind): vscode.CompletionItemKind {
  const kinds = vscode.CompletionItemKind;
  switch (kind) {
    case 'key':
      return kinds.Property;
    case 'entry':
      return kinds.Struct;
    case 'value':
    case 'date':
    case 'duration':
      return kinds.EnumMember;
    case 'person':
    case 'handle':
      return kinds.User;
    case 'team':
      return kinds.Class;
    case 'goal':
    case 'domain':
    case 'competency':
    case 'criterion':
      return kinds.Reference;
    case 'phrase':
      return kinds.Snippet;
    case 'folder':
      return kinds.Folder;
    case 'file':
      return kinds.File;
    case 'pattern':
      return kinds.Operator;
  }
}
