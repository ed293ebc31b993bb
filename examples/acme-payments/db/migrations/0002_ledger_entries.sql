create table ledger_entries (
  id text primary key,
  posted_at timestamptz not null,
  lines jsonb not null check (jsonb_array_length(lines) >= 2)
);

-- Entries are never changed: a mistake is corrected by another entry.
revoke update, delete on ledger_entries from application;
