create table payouts (
  id text primary key,
  merchant_id text not null references merchants (id),
  minor bigint not null check (minor > 0),
  currency char(3) not null,
  status text not null,
  value_date date not null
);

create index payouts_by_merchant on payouts (merchant_id, value_date desc);
