export function SettingsPage() {
  return (
    <form method="post" action="/v1/settings">
      <label>
        Bank account <input name="iban" autoComplete="off" required />
      </label>
      <label>
        Webhook address <input name="webhook" type="url" />
      </label>
      <button type="submit">Save</button>
    </form>
  );
}
