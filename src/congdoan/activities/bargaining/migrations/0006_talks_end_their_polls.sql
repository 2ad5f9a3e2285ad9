-- Talks that end close the poll that runs: its counts are dropped untold, for nobody agreed to be counted before the end.
CREATE FUNCTION bargaining_end_polls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH ended AS (
    UPDATE bargaining_phonepoll SET closed_on = access_day() WHERE bargaining_id = NEW.id AND closed_on IS NULL RETURNING id
  )
  DELETE FROM bargaining_pollcount WHERE poll_id IN (SELECT id FROM ended);
  RETURN NULL;
END $$;
CREATE TRIGGER polls_end_with_their_talks AFTER UPDATE OF state ON bargaining_bargaining
  FOR EACH ROW WHEN (NEW.state <> 'open') EXECUTE FUNCTION bargaining_end_polls();

-- Those that were left open by talks that ended before.
ALTER TABLE bargaining_bargaining NO FORCE ROW LEVEL SECURITY;
DELETE FROM bargaining_pollcount WHERE poll_id IN (
  SELECT p.id FROM bargaining_phonepoll p JOIN bargaining_bargaining b ON b.id = p.bargaining_id WHERE p.closed_on IS NULL AND b.state <> 'open'
);
UPDATE bargaining_phonepoll SET closed_on = closes_on WHERE closed_on IS NULL
  AND bargaining_id IN (SELECT id FROM bargaining_bargaining WHERE state <> 'open');
ALTER TABLE bargaining_bargaining FORCE ROW LEVEL SECURITY;
