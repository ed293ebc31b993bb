/** Translations by English text. Empty for English. */
let translations: ReadonlyMap<string, string> = new Map();

/**
 * Sets the language of all texts that `t` returns from now on. Called once at startup with a bundle from
 * `l10n/`, as VS Code reads it, or undefined for English. Translations use the placeholders `{0}`, `{1}`… of
 * the English texts.
 */
export function translateBy(bundle: Readonly<Record<string, string>> | undefined): void {
  translations = new Map(Object.entries(bundle ?? {}));
}

/** The translation of a text from the schema. */
export function translated(text: string): string {
  return translations.get(text) ?? text;
}

/**
 * A localized text. `{0}` is replaced by the first value. The counterpart of `vscode.l10n.t` for code without
 * VS Code.
 */
export function t(message: string, ...values: readonly (string | number)[]): string {
  return (translations.get(message) ?? message).replace(/\{(\d+)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
