-- Committees, kept twice: a seat is its term's and its membership's, no more sit than there are seats, minutes arrive whole, agree and
-- never change, nobody is elected by fewer votes than the share asks for, and nothing is deleted.
ALTER TABLE officers_seat
  ADD CONSTRAINT seat_of_its_term FOREIGN KEY (term_id, unit_id, body, term_period)
    REFERENCES officers_term (id, unit_id, body, period) ON UPDATE CASCADE,
  ADD CONSTRAINT seat_of_its_membership FOREIGN KEY (membership_id, person_id, member_unit_id, membership_period)
    REFERENCES members_membership (id, person_id, unit_id, period) ON UPDATE CASCADE;

ALTER TABLE officers_election
  ADD CONSTRAINT election_has_its_quorum CHECK (called >= 1 AND present::bigint * quorum_whole >= called::bigint * quorum_part);

CREATE FUNCTION officers_keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.unit_id, NEW.body, NEW.section, lower(NEW.period), NEW.seats) IS DISTINCT FROM
     (OLD.unit_id, OLD.body, OLD.section, lower(OLD.period), OLD.seats) THEN
    RAISE EXCEPTION 'a term keeps its body, its first day and its seats' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER term_keeps_its_beginning BEFORE UPDATE ON officers_term FOR EACH ROW EXECUTE FUNCTION officers_keep_term();

CREATE FUNCTION officers_keep_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.term_id, NEW.membership_id, NEW.post, NEW.how, NEW.election_id, lower(NEW.period)) IS DISTINCT FROM
     (OLD.term_id, OLD.membership_id, OLD.post, OLD.how, OLD.election_id, lower(OLD.period))
     OR (OLD.voided_on IS NOT NULL AND NEW.voided_on IS DISTINCT FROM OLD.voided_on) THEN
    RAISE EXCEPTION 'a seat keeps its term, holder, post and first day' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_keeps_its_beginning BEFORE UPDATE ON officers_seat FOR EACH ROW EXECUTE FUNCTION officers_keep_seat();

CREATE FUNCTION officers_check_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM arrived a JOIN officers_term t ON t.id = a.term_id
    WHERE (SELECT count(*) FROM officers_seat s WHERE s.term_id = a.term_id AND s.held @> lower(a.period)) > t.seats
  ) THEN
    RAISE EXCEPTION 'a term has no more holders than seats' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT FROM arrived a WHERE a.election_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM officers_candidate c JOIN officers_election e ON e.id = c.election_id
      WHERE c.election_id = a.election_id AND c.person_id = a.person_id AND c.is_elected AND e.term_id = a.term_id AND e.post = a.post
    )
  ) THEN
    RAISE EXCEPTION 'an election seats whom it elected' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER no_more_holders_than_seats AFTER INSERT ON officers_seat
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION officers_check_seats();

CREATE FUNCTION officers_check_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT election_id, count(*) AS n, sum(votes) AS marked, max(votes) AS most, count(*) FILTER (WHERE is_elected) AS elected,
             min(votes) FILTER (WHERE is_elected) AS fewest
      FROM arrived GROUP BY election_id
    ) a JOIN officers_election e ON e.id = a.election_id
    WHERE a.most > e.valid OR a.marked > e.valid::bigint * e.seats OR a.elected > e.seats
       OR a.fewest::bigint * e.over_whole <= (CASE e.base WHEN 'in' THEN e.ballots_in ELSE e.valid END)::bigint * e.over_part
       OR a.n <> (SELECT count(*) FROM officers_candidate c WHERE c.election_id = a.election_id)
  ) THEN
    RAISE EXCEPTION 'the count of an election arrives whole and agrees with its ballots' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER counts_arrive_whole AFTER INSERT ON officers_candidate
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION officers_check_candidates();

CREATE FUNCTION officers_keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'voided_on' - 'void_reason' <> to_jsonb(OLD) - 'voided_on' - 'void_reason' OR OLD.voided_on IS NOT NULL THEN
    RAISE EXCEPTION 'minutes never change; they are voided once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER minutes_never_change BEFORE UPDATE ON officers_election FOR EACH ROW EXECUTE FUNCTION officers_keep_minutes();
