-- What belongs to an initiative stands in its unit; a council and its members in theirs.
ALTER TABLE emulation_initiativeauthor ADD CONSTRAINT author_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_initiativeact ADD CONSTRAINT act_on_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_initiativefile ADD CONSTRAINT file_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_benefit ADD CONSTRAINT benefit_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_benefitpart ADD CONSTRAINT part_of_own_benefit
  FOREIGN KEY (benefit_id, unit_id) REFERENCES emulation_benefit (id, unit_id);
ALTER TABLE emulation_reward ADD CONSTRAINT reward_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_fingerprint ADD CONSTRAINT fingerprint_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_resemblance ADD CONSTRAINT resemblance_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_conflict ADD CONSTRAINT conflict_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_scoresheet ADD CONSTRAINT sheet_of_own_initiative
  FOREIGN KEY (initiative_id, unit_id) REFERENCES emulation_initiative (id, unit_id);
ALTER TABLE emulation_councilmember ADD CONSTRAINT member_of_own_council
  FOREIGN KEY (council_id, unit_id) REFERENCES emulation_council (id, unit_id);

-- The table of rules/states.py: where an act leads, NULL where it cannot come.
CREATE FUNCTION emulation_leads_to(state text, act text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN act = 'submitted' AND state = '' THEN 'submitted'
    WHEN act = 'resubmitted' AND state = 'returned' THEN 'submitted'
    WHEN act = 'received' AND state = 'submitted' THEN 'received'
    WHEN act = 'put' AND state = 'received' THEN 'council'
    WHEN act = 'returned' AND state IN ('submitted', 'received', 'council') THEN 'returned'
    WHEN act = 'refused' AND state = 'council' THEN 'refused'
    WHEN act = 'recognised' AND state = 'council' THEN 'recognised'
    WHEN act = 'applied' AND state = 'recognised' THEN 'applied'
    WHEN act = 'verified' AND state = 'applied' THEN 'verified'
    WHEN act = 'verified' AND state IN ('verified', 'rewarded', 'shared') THEN state
    WHEN act = 'rewarded' AND state = 'verified' THEN 'rewarded'
    WHEN act = 'rewarded' AND state IN ('rewarded', 'shared') THEN state
    WHEN act = 'reversed' AND state IN ('rewarded', 'shared') THEN state
    WHEN act = 'unrewarded' AND state = 'rewarded' THEN 'verified'
    WHEN act = 'shared' AND state = 'rewarded' THEN 'shared'
    WHEN act = 'shared' AND state IN ('applied', 'verified', 'shared') THEN state
  END
$$;

-- Content changes only after an initiative was sent back; its state moves only with its acts.
CREATE FUNCTION emulation_keep_initiative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'submitted' OR NEW.council_id IS NOT NULL OR NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now() THEN
      RAISE EXCEPTION 'an initiative is told by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.unit_id, NEW.client_key, NEW.year, NEW.number, NEW.prepared_by, NEW.prepared_at)
       <> (OLD.id, OLD.unit_id, OLD.client_key, OLD.year, OLD.number, OLD.prepared_by, OLD.prepared_at)
     OR (NEW.state <> OLD.state AND pg_trigger_depth() < 2) THEN
    RAISE EXCEPTION 'the state of an initiative moves with its acts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_moves_with_acts';
  END IF;
  IF (NEW.title, NEW.field, NEW.problem, NEW.solution, NEW.place, NEW.first_applied_on, NEW.is_computed, NEW.other_benefit, NEW.may_disclose)
       <> (OLD.title, OLD.field, OLD.problem, OLD.solution, OLD.place, OLD.first_applied_on, OLD.is_computed, OLD.other_benefit,
           OLD.may_disclose)
     AND OLD.state <> 'returned' THEN
    RAISE EXCEPTION 'initiative % was not sent back', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_changes_when_returned';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER initiatives_keep_their_content BEFORE INSERT OR UPDATE ON emulation_initiative
  FOR EACH ROW EXECUTE FUNCTION emulation_keep_initiative();

-- What the authors told (themselves, their shares, the claimed benefit) changes with the content.
CREATE FUNCTION emulation_keep_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.initiative_id ELSE NEW.initiative_id END;
BEGIN
  IF TG_OP = 'UPDATE' OR NOT EXISTS (
    SELECT FROM emulation_initiative i WHERE i.id = of
      AND (i.state = 'returned' OR (TG_OP = 'INSERT' AND i.prepared_at = now()
           AND NOT EXISTS (SELECT FROM emulation_initiativeact WHERE initiative_id = of)))
  ) THEN
    RAISE EXCEPTION 'initiative % was not sent back', of
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'told_changes_when_returned';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER authors_change_when_returned BEFORE INSERT OR UPDATE OR DELETE ON emulation_initiativeauthor
  FOR EACH ROW EXECUTE FUNCTION emulation_keep_told();

CREATE FUNCTION emulation_check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.initiative_id ELSE NEW.initiative_id END;
BEGIN
  IF EXISTS (SELECT FROM emulation_initiative WHERE id = of)  -- whoever cannot see the row is not asked about it
     AND (SELECT COALESCE(sum(share), 0) FROM emulation_initiativeauthor WHERE initiative_id = of) <> 10000 THEN
    RAISE EXCEPTION 'the shares of the authors sum to one whole'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'shares_sum_to_one';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER shares_sum_to_one AFTER INSERT OR DELETE ON emulation_initiativeauthor
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION emulation_check_shares();

CREATE FUNCTION emulation_check_begun() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM emulation_initiative WHERE id = NEW.id) AND (
    NOT EXISTS (SELECT FROM emulation_initiativeact WHERE initiative_id = NEW.id)
    OR NOT EXISTS (SELECT FROM emulation_initiativeauthor WHERE initiative_id = NEW.id)
    OR NEW.is_computed <> EXISTS (SELECT FROM emulation_benefit WHERE initiative_id = NEW.id AND year_no = 0)
  ) THEN
    RAISE EXCEPTION 'an initiative begins with an act, its authors and what it is worth' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER initiatives_begin_whole AFTER INSERT ON emulation_initiative
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION emulation_check_begun();

-- A benefit is the sum of its parts, costs against it. The claimed one changes with the content; a verified one comes from another
-- person than who told the initiative, after it was applied, and never changes.
CREATE FUNCTION emulation_keep_benefit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.initiative_id ELSE NEW.initiative_id END;
  IF TG_OP = 'UPDATE' OR (TG_OP = 'DELETE' AND NOT (OLD.year_no = 0 AND of.state = 'returned'))
     OR (TG_OP = 'INSERT' AND NEW.year_no = 0 AND NOT (of.state = 'returned' OR of.prepared_at = now()))
     OR (TG_OP = 'INSERT' AND NEW.told_by IS DISTINCT FROM access_acting()) THEN
    RAISE EXCEPTION 'what was told of a benefit stays'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'benefit_stays';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.year_no > 0 AND (
    of.prepared_by = NEW.told_by OR NOT of.is_computed OR of.state NOT IN ('applied', 'verified', 'rewarded', 'shared')
    OR NEW.year_no <> 1 + (SELECT max(year_no) FROM emulation_benefit WHERE initiative_id = of.id)
  ) THEN
    RAISE EXCEPTION 'a benefit is verified by another person, year after year, once it is applied'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'benefit_verified_by_another';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER benefits_stay BEFORE INSERT OR UPDATE OR DELETE ON emulation_benefit FOR EACH ROW EXECUTE FUNCTION emulation_keep_benefit();

CREATE FUNCTION emulation_keep_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR (TG_OP = 'DELETE' AND NOT EXISTS (
    SELECT FROM emulation_benefit b JOIN emulation_initiative i ON i.id = b.initiative_id
    WHERE b.id = OLD.benefit_id AND b.year_no = 0 AND i.state = 'returned'
  )) THEN
    RAISE EXCEPTION 'what was told of a benefit stays'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'benefit_stays';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER parts_stay BEFORE UPDATE OR DELETE ON emulation_benefitpart FOR EACH ROW EXECUTE FUNCTION emulation_keep_part();

CREATE FUNCTION emulation_check_benefit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of bigint := CASE WHEN TG_TABLE_NAME = 'emulation_benefit' THEN (to_jsonb(NEW) ->> 'id')::bigint ELSE (to_jsonb(NEW) ->> 'benefit_id')::bigint END;
BEGIN
  IF EXISTS (SELECT FROM emulation_benefit b WHERE b.id = of AND b.total IS DISTINCT FROM (
    SELECT sum(CASE p.kind WHEN 'cost' THEN -p.amount ELSE p.amount END) FROM emulation_benefitpart p WHERE p.benefit_id = b.id
  )) THEN
    RAISE EXCEPTION 'a benefit is the sum of its parts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'benefit_is_its_parts';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER benefit_is_its_parts AFTER INSERT ON emulation_benefit
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION emulation_check_benefit();
CREATE CONSTRAINT TRIGGER parts_are_their_benefit AFTER INSERT ON emulation_benefitpart
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION emulation_check_benefit();

-- Money paid: parts sum to the amount, one for each author; only for a verified year, or a recognised one that is not computed; once.
-- A reversal takes away exactly what the row it names tells, and that row once.
CREATE FUNCTION emulation_check_reward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  IF NEW.told_by IS DISTINCT FROM access_acting() OR (SELECT sum(part) FROM unnest(NEW.parts) AS part) IS DISTINCT FROM NEW.amount THEN
    RAISE EXCEPTION 'what is paid is the sum of its parts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reward_is_its_parts';
  END IF;
  IF NEW.reverses_id IS NOT NULL THEN
    IF NOT EXISTS (
      SELECT FROM emulation_reward r WHERE r.id = NEW.reverses_id AND r.reverses_id IS NULL
        AND (r.initiative_id, r.year_no, r.kind, r.amount) = (NEW.initiative_id, NEW.year_no, NEW.kind, -NEW.amount)
        AND r.parts = (SELECT array_agg(-part ORDER BY at) FROM unnest(NEW.parts) WITH ORDINALITY AS told (part, at))
    ) THEN
      RAISE EXCEPTION 'a reversal takes away what was paid, no more and no less'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reversal_of_a_reward';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM unnest(NEW.parts) AS part WHERE part < 0)
     OR cardinality(NEW.parts) <> (CASE NEW.kind WHEN 'appliers' THEN 1
          ELSE (SELECT count(*) FROM emulation_initiativeauthor WHERE initiative_id = of.id) END) THEN
    RAISE EXCEPTION 'what is paid is the sum of its parts'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reward_is_its_parts';
  END IF;
  IF of.state NOT IN ('verified', 'rewarded', 'shared')
     OR (of.is_computed AND NOT EXISTS (SELECT FROM emulation_benefit WHERE (initiative_id, year_no) = (of.id, NEW.year_no))) THEN
    RAISE EXCEPTION 'a year is paid when it was verified'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paid_when_verified';
  END IF;
  IF EXISTS (
    SELECT FROM emulation_reward r WHERE (r.initiative_id, r.year_no, r.kind) = (NEW.initiative_id, NEW.year_no, NEW.kind)
      AND r.reverses_id IS NULL AND NOT EXISTS (SELECT FROM emulation_reward back WHERE back.reverses_id = r.id)
  ) THEN
    RAISE EXCEPTION 'this was paid already' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paid_once_a_year';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rewards_are_their_parts BEFORE INSERT ON emulation_reward FOR EACH ROW EXECUTE FUNCTION emulation_check_reward();

-- Resemblances: found once, answered once, by whoever acts.
CREATE FUNCTION emulation_keep_resemblance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.initiative_id, NEW.unit_id, NEW.other_id, NEW.other_code, NEW.score) <>
       (OLD.initiative_id, OLD.unit_id, OLD.other_id, OLD.other_code, OLD.score)
     OR OLD.verdict <> '' OR NEW.answered_by IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'what an initiative resembles is answered once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER resemblances_are_answered_once BEFORE UPDATE ON emulation_resemblance
  FOR EACH ROW EXECUTE FUNCTION emulation_keep_resemblance();

-- Everybody in the federation reads fingerprints; only who reaches the initiative writes its own.
CREATE FUNCTION emulation_check_fingerprint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM emulation_initiative WHERE (id, unit_id) = (NEW.initiative_id, NEW.unit_id) AND title = NEW.title) THEN
    RAISE EXCEPTION 'a fingerprint is that of an initiative within reach' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fingerprints_are_true BEFORE INSERT OR UPDATE ON emulation_fingerprint
  FOR EACH ROW EXECUTE FUNCTION emulation_check_fingerprint();

-- An initiative goes one way. It is decided by another person than who told it, on enough sheets of members without conflict, when every
-- close resemblance was answered; recognised only at or above the score to pass, never as the same as another.
-- What was sent back and told anew is judged anew: only sheets since it was last put before its council count.
-- The limit at which a resemblance must be answered is that of likeness by words and meanings.
CREATE FUNCTION emulation_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
  last smallint;
  led text;
  sheets integer;
  points numeric;
  asked emulation_council;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  SELECT max(place) INTO last FROM emulation_initiativeact WHERE initiative_id = NEW.initiative_id;
  led := emulation_leads_to(CASE WHEN last IS NULL THEN '' ELSE of.state END, NEW.kind);
  IF NEW.acted_by IS DISTINCT FROM access_acting() OR NEW.acted_at <> now() OR NEW.happened_on > access_day() THEN
    RAISE EXCEPTION 'an act is told by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place <> COALESCE(last, 0) + 1 OR led IS NULL THEN
    RAISE EXCEPTION 'an initiative does not go from % to %', of.state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_goes_one_way';
  END IF;
  IF NEW.kind = 'put' AND of.council_id IS NULL THEN
    RAISE EXCEPTION 'an initiative is put before a council' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind IN ('recognised', 'refused') THEN
    SELECT * INTO asked FROM emulation_council WHERE id = of.council_id;
    SELECT count(*), COALESCE(sum(total), 0) INTO sheets, points FROM (
      SELECT DISTINCT ON (s.member_id) s.total FROM emulation_scoresheet s WHERE s.initiative_id = of.id
        AND s.scored_at >= (SELECT max(a.acted_at) FROM emulation_initiativeact a WHERE a.initiative_id = of.id AND a.kind = 'put')
        AND NOT EXISTS (SELECT FROM emulation_conflict c WHERE (c.initiative_id, c.member_id) = (of.id, s.member_id))
      ORDER BY s.member_id, s.place DESC
    ) AS counted;
    IF of.prepared_by = NEW.acted_by OR NEW.decision = '' THEN
      RAISE EXCEPTION 'an initiative is decided by another person, under a number'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_decided_by_another';
    END IF;
    IF sheets < asked.least_sheets OR (NEW.kind = 'recognised' AND points < asked.pass_score * sheets) THEN
      RAISE EXCEPTION 'not enough sheets, or too few points'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'initiative_decided_on_sheets';
    END IF;
  END IF;
  IF NEW.kind = 'recognised' AND EXISTS (
    SELECT FROM emulation_resemblance WHERE initiative_id = of.id AND (verdict = 'same' OR (verdict = '' AND score >= 7000))
  ) THEN
    RAISE EXCEPTION 'what this initiative resembles stands unanswered'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'resemblance_answered_first';
  END IF;
  UPDATE emulation_initiative SET state = led WHERE id = NEW.initiative_id AND state <> led;
  RETURN NEW;
END $$;
CREATE TRIGGER initiatives_go_one_way BEFORE INSERT ON emulation_initiativeact FOR EACH ROW EXECUTE FUNCTION emulation_check_act();

-- A sheet is its member's own, on the rubric, while the council judges; an author, a head of the unit, a relative has none.
CREATE FUNCTION emulation_check_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of emulation_initiative;
  sits emulation_councilmember;
  asked emulation_council;
BEGIN
  SELECT * INTO of FROM emulation_initiative WHERE id = NEW.initiative_id FOR UPDATE;
  SELECT * INTO sits FROM emulation_councilmember WHERE id = NEW.member_id;
  SELECT * INTO asked FROM emulation_council WHERE id = sits.council_id;
  IF of.state <> 'council' OR of.council_id IS DISTINCT FROM sits.council_id OR sits.actor_id IS DISTINCT FROM access_acting()
     OR NEW.scored_at <> now() THEN
    RAISE EXCEPTION 'a sheet is its member''s own, while the council judges'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sheet_of_its_member';
  END IF;
  IF cardinality(NEW.scores) <> cardinality(asked.most) OR NEW.total <> (SELECT sum(one) FROM unnest(NEW.scores) AS one)
     OR EXISTS (SELECT FROM unnest(NEW.scores, asked.most) AS pair (score, most) WHERE score > most) THEN
    RAISE EXCEPTION 'a sheet keeps to the rubric' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sheet_on_the_rubric';
  END IF;
  IF EXISTS (SELECT FROM emulation_conflict WHERE (initiative_id, member_id) = (NEW.initiative_id, NEW.member_id)) OR EXISTS (
    SELECT FROM emulation_initiativeauthor a JOIN members_membership m ON m.id = a.membership_id
      LEFT JOIN members_membership own ON own.id = sits.membership_id
      LEFT JOIN members_person p ON p.id = m.person_id
    WHERE a.initiative_id = NEW.initiative_id AND (m.person_id = own.person_id OR p.account_id = sits.actor_id)
  ) THEN
    RAISE EXCEPTION 'who has an interest in an initiative does not judge it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nobody_judges_their_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sheets_without_conflict BEFORE INSERT ON emulation_scoresheet FOR EACH ROW EXECUTE FUNCTION emulation_check_sheet();

CREATE FUNCTION emulation_check_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting()
     OR NOT EXISTS (SELECT FROM emulation_initiative WHERE id = NEW.initiative_id AND state IN ('received', 'council') FOR UPDATE) THEN
    RAISE EXCEPTION 'a conflict is told by whoever acts, before the decision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflicts_before_the_decision BEFORE INSERT ON emulation_conflict FOR EACH ROW EXECUTE FUNCTION emulation_check_conflict();
