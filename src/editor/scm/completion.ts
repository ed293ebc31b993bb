import * as vscode from 'vscode';
import { messageCompletions } from '../../features/commit/messageCompletions.ts';
import { entryMarkdown } from '../../features/language/hover/entryMarkdown.ts';
import { lineTable } from '../../text/span.ts';
import { toItem, withDocumentation, type ItemWithCard } from '../language/completion.ts';
import { toRange } from '../host/convert.ts';
import { commitMessages } from '../host/selectors.ts';
import type { OpenMessages } from './messages.ts';

/** Trigger characters. Letters would have no effect: VS Code does not suggest within a word in the commit box. */
const triggers = [' ', ':', ',', '@'];

/** Registers the completion in commit messages: the first sentence, trailer keys, and trailer values. */
export function registerMessageCompletion(messages: OpenMessages): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<ItemWithCard> = {
    provideCompletionItems: async (document, position, _token, { triggerKind }) => {
      const text = document.getText();
      const offset = document.offsetAt(position);
      const message = await messages.of(document);
      if (message?.message.text !== text) return undefined;
      const { analysis, scopes } = message;
      const lines = lineTable(text);
      const asked = triggerKind === vscode.CompletionTriggerKind.Invoke;
      return messageCompletions(message, offset, { asked }).map((completion) => {
        const { entry } = completion;
        const card = (): string | undefined =>
          entry &&
          scopes
            .map((scope) => entryMarkdown(entry.kind, entry.id, scope, analysis))
            .find((markdown) => markdown !== undefined);
        return Object.assign(toItem(completion, toRange(lines, completion.span)), { card });
      });
    },
    resolveCompletionItem: withDocumentation,
  };
  return vscode.languages.registerCompletionItemProvider(commitMessages, provider, ...triggers);
}
