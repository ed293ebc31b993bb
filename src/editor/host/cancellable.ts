import * as vscode from 'vscode';

/** Does something with a notification that says so, and that can end it by the signal. */
export function cancellable<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) => {
      const stopping = new AbortController();
      token.onCancellationRequested(() => {
        stopping.abort();
      });
      return work(stopping.signal);
    },
  );
}
