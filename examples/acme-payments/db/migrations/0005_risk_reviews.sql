create table risk_reviews (
  payout_id text primary key references payouts (id),
  reason text not null,
  released_by text,
  created_at timestamptz not null default now()
);
