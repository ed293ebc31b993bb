-- Feeds the goal "same-day": share of payouts settled on the day they were earned.
select date_trunc('month', earned_at) as month,
       100.0 * count(*) filter (where settled_at::date = earned_at::date) / count(*) as same_day_percent
from payout_facts
group by 1
order by 1;
