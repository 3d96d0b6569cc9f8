create table bronze_events as
select *, filename as _file, row_number() over () as _row
from read_json('${landing}/miniprogram_events/*/*.jsonl',
  format = 'newline_delimited', ignore_errors = true, filename = true,
  columns = {event_id: 'varchar', event: 'varchar', page: 'varchar', product: 'varchar',
    category: 'varchar', dwell_seconds: 'bigint', ts: 'bigint', appid: 'varchar',
    openid: 'varchar', unionid: 'varchar', scene: 'varchar'});

create table bronze_messages as
select *, filename as _file, row_number() over () as _row
from read_csv('${landing}/sms_log/*/*.csv',
  header = true, all_varchar = true, ignore_errors = true, filename = true);

copy bronze_events to '${output}/bronze_events.parquet' (format parquet);

copy bronze_messages to '${output}/bronze_messages.parquet' (format parquet);

create view events as
select *,
  to_timestamp(case when ts > 100000000000 then ts / 1000.0 else ts end) as occurred_at,
  sha256('openid:' || appid || ':' || openid) as openid_token,
  sha256('unionid:' || unionid) as unionid_token
from bronze_events;

create view messages as
select *,
  case when regexp_full_match(regexp_replace(regexp_replace(address, '[^0-9]', '', 'g'), '^(0086|86)', ''),
      '1[3-9][0-9]{9}')
    then sha256('phone:+86' || regexp_replace(regexp_replace(address, '[^0-9]', '', 'g'), '^(0086|86)', ''))
  end as phone_token,
  try_strptime(submit_time, '%Y-%m-%d %H:%M:%S') as submitted_at,
  try_strptime(delivered_at, '%Y-%m-%d %H:%M:%S') as arrived_at,
  try_strptime(clicked_at, '%Y-%m-%d %H:%M:%S') as opened_link_at,
  try_strptime(replied_at, '%Y-%m-%d %H:%M:%S') as answered_at,
  try_strptime(updated_at, '%Y-%m-%d %H:%M:%S') as reported_at
from bronze_messages;

copy (select _file, _row from events where event_id is null or occurred_at is null)
to '${output}/quarantine_events.parquet' (format parquet);

copy (select _file, _row from messages where msg_id is null or submitted_at is null)
to '${output}/quarantine_messages.parquet' (format parquet);

copy (
  select event_id, 'miniprogram:' || appid as shop_id, lower(event) as event, product, category,
    regexp_extract(page, '^[^?#]*') as page, dwell_seconds,
    regexp_extract(page, 'utm_source=([^&#]*)', 1) as utm_source,
    regexp_extract(page, 'utm_medium=([^&#]*)', 1) as utm_medium,
    regexp_extract(page, 'utm_campaign=([^&#]*)', 1) as utm_campaign,
    regexp_extract(page, 'gdt_vid=([^&#]*)', 1) as click_id,
    [unionid_token, openid_token] as tokens, scene as source_code, occurred_at, _file, _row
  from events
  where event_id is not null and occurred_at is not null
  qualify row_number() over (partition by event_id order by occurred_at desc, _file, _row) = 1
) to '${output}/silver_events.parquet' (format parquet);

copy (
  with newest as (
    select * from messages
    where msg_id is not null and submitted_at is not null
    qualify row_number() over (partition by msg_id order by reported_at desc, _file, _row) = 1
  ), steps as (
    select *, unnest([
      {kind: 'message_sent', happened_at: submitted_at},
      {kind: case when status = 'DELIVRD' then 'delivered' else 'failed' end,
        happened_at: coalesce(arrived_at, reported_at)},
      {kind: 'clicked', happened_at: opened_link_at},
      {kind: case when reply is not null then 'opt_out' end, happened_at: answered_at}]) as step
    from newest
  )
  select msg_id, step.kind as kind, sign, campaign_id, template_id, strategy_id,
    [phone_token] as tokens, step.happened_at as occurred_at, _file, _row
  from steps where step.kind is not null and step.happened_at is not null
) to '${output}/silver_interactions.parquet' (format parquet);

copy (
  select distinct token from (
    select openid_token as token from events union all select unionid_token from events
    union all select phone_token from messages)
  where token is not null
) to '${output}/identifiers.parquet' (format parquet);
