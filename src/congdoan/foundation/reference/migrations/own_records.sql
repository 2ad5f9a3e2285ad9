ALTER TABLE reference_own_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE reference_own_record FORCE ROW LEVEL SECURITY;
CREATE POLICY read_by_all ON reference_own_record FOR SELECT USING (true);
CREATE POLICY written_within_reach ON reference_own_record FOR INSERT
  WITH CHECK (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY ended_within_reach ON reference_own_record FOR UPDATE
  USING (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id))
  WITH CHECK (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id));
REVOKE DELETE, TRUNCATE ON reference_own_record FROM congdoan_app;
