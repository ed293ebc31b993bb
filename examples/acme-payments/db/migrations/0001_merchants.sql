create table merchants (
  id text primary key,
  name text not null,
  country char(2) not null,
  created_at timestamptz not null default now()
);
