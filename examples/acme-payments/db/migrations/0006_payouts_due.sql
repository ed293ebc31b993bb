create view payouts_due as
select m.id as merchant_id, 'po_' || m.id || '_' || current_date as payout_id
from merchants m
where not exists (
  select 1 from payouts p where p.merchant_id = m.id and p.value_date = current_date
);
