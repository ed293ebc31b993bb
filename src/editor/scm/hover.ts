import * as vscode from 'vscode';
import { messageHover } from '../../features/commit/messageHover.ts';
import { lineTable } from '../../text/span.ts';
import { toRange } from '../host/convert.ts';
import { commitMessages } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { OpenMessages } from './messages.ts';

/** Registers the hover in commit messages: on the phrase of the authority level, and on trailer values. */
export function registerMessageHover(messages: OpenMessages): vscode.Disposable {
  return vscode.languages.registerHoverProvider(commitMessages, {
    provideHover: async (document, position) => {
      const offset = document.offsetAt(position);
      const message = await messages.of(document);
      if (message === undefined || !settingsFor(message.folder.uri).hover) return undefined;
      const hover = messageHover(message, offset, message.analysis);
      if (hover === undefined) return undefined;
      const lines = lineTable(message.message.text);
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(lines, hover.span));
    },
  });
}
