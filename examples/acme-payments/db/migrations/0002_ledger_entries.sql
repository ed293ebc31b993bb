create table ledger_entries (
  id text primary key,
  posted_at timestamptz not null,
  lines jsonb not null check (jsonb_array_length(lines) >= 2)
);

-- An entry is never changed: a mistake is put right by a further entry.
revoke update, delete on ledger_entries from application;
