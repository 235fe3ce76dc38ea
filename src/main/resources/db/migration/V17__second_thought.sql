-- Null unless the candidate withdraws: until then the withdrawal can be taken back, and the seat is kept.
alter table application add column withdrawal_final_at timestamptz;
