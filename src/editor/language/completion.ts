import * as vscode from 'vscode';
import { completionsAt, type Completion } from '../../features/language/completion/completions.ts';
import type { CompletionKind } from '../../features/language/completion/candidate.ts';
import type { OutsideOwners } from '../../features/language/completion/owners.ts';
import type { CompletionSubject } from '../../features/language/completion/subject.ts';
import { entryMarkdown } from '../../features/language/hover/entryMarkdown.ts';
import { governedFolder, isLeadershipFile } from '../../model/leadershipFile.ts';
import { scopeOf } from '../../model/scope.ts';
import { isoDateOf } from '../../text/day.ts';
import { lineTable } from '../../text/span.ts';
import { toRange, labelText } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';
import type { OutsideOwnersByFolder } from './outsideOwners.ts';
import { leavesSchemaTo } from './redHatYaml.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * The trigger characters. They include letters because VS Code does not suggest within a word in YAML. There is no
 * completion within prose.
 */
const triggers = [' ', '"', "'", '/', '@', '[', '{', ',', '!', ...'abcdefghijklmnopqrstuvwxyz'.split('')];

/** Registers the completion of keys, values, ids, owners, paths, and dates in leadership files. */
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
      const subject = completionSubject(folder, path, document.getText(), outside.of(folder));
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

/** Adds the documentation to an item when VS Code resolves it. */
export function withDocumentation(item: ItemWithCard): ItemWithCard {
  const card = item.card();
  if (card !== undefined) item.documentation = new vscode.MarkdownString(card);
  return item;
}

/** What completion in a leadership file of a folder knows. */
export function completionSubject(
  folder: Folder,
  file: string,
  text: string,
  outside: OutsideOwners,
): CompletionSubject {
  const ownership = folder.analysis?.ownership;
  return {
    text,
    file,
    scope: ownership?.scopeIn(governedFolder(file)) ?? scopeOf([]),
    ownership,
    files: folder.files,
    outside,
    today: isoDateOf(new Date()),
  };
}

/** The hover card of a suggested entry. */
function cardOf(
  { entry }: Completion,
  { analysis }: Folder,
  { scope }: CompletionSubject,
): string | undefined {
  if (entry === undefined || analysis === undefined) return undefined;
  return entryMarkdown(entry.kind, entry.id, scope, analysis);
}

export function toItem(completion: Completion, range: vscode.Range): vscode.CompletionItem {
  const { label, detail, documentation, newText, isSnippet, filterText, sortText, asksAgain } = completion;
  const item = new vscode.CompletionItem(
    detail === undefined ? label : { label, description: labelText(detail) },
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
