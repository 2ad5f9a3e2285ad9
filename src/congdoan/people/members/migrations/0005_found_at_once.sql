-- What lists of half a million ask for is kept beside them by triggers: the words of a name, since when somebody is nobody's member,
-- who may be one human being. `congdoan members verify` works all of it out anew and compares.

-- Words: seen within reach, written by the trigger alone. A name that is mended follows into unions beyond the reach of who mends it.
ALTER TABLE members_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE members_word FORCE ROW LEVEL SECURITY;
CREATE POLICY within_reach ON members_word FOR SELECT USING (unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY written_by_trigger ON members_word FOR INSERT WITH CHECK (true);
CREATE POLICY dropped_by_trigger ON members_word FOR DELETE USING (true);

CREATE FUNCTION members_write_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM members_word w USING arrived a, gone g
    WHERE w.membership_id = a.id AND g.id = a.id AND g.name_key <> a.name_key;
    INSERT INTO members_word (word, membership_id, unit_id)
      SELECT DISTINCT word, a.id, a.unit_id
      FROM arrived a JOIN gone g ON g.id = a.id AND g.name_key <> a.name_key, string_to_table(btrim(a.name_key), ' ') AS word
      WHERE word <> ''
      ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO members_word (word, membership_id, unit_id)
      SELECT DISTINCT word, a.id, a.unit_id FROM arrived a, string_to_table(btrim(a.name_key), ' ') AS word WHERE word <> '';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_new_names AFTER INSERT ON members_membership
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_write_words();
CREATE TRIGGER words_of_mended_names AFTER UPDATE ON members_membership
  REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_write_words();

-- Leaving: the day since which no membership goes on and no application waits; none while one does.
CREATE FUNCTION members_note_leaving(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE members_person p SET left_on = told.day
  FROM (
    SELECT one AS id, (
      SELECT CASE WHEN NOT bool_or(is_open) THEN max(day) END
      FROM (
        SELECT upper(period) AS day, upper_inf(period) AS is_open FROM members_membership WHERE person_id = one
        UNION ALL SELECT decided_on, decided_on IS NULL FROM members_application WHERE person_id = one
      ) paper
    ) AS day
    FROM unnest(persons) AS one
  ) told
  WHERE p.id = told.id AND p.left_on IS DISTINCT FROM told.day
$$;

CREATE FUNCTION members_follow_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM members_note_leaving(ARRAY(
    SELECT one FROM arrived a JOIN gone g ON g.id = a.id AND (g.period, g.person_id) IS DISTINCT FROM (a.period, a.person_id),
      unnest(ARRAY[a.person_id, g.person_id]) AS one
  ));
  RETURN NULL;
END $$;
CREATE FUNCTION members_follow_applications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM members_note_leaving(ARRAY(
    SELECT one FROM arrived a JOIN gone g ON g.id = a.id AND (g.decided_on, g.person_id) IS DISTINCT FROM (a.decided_on, a.person_id),
      unnest(ARRAY[a.person_id, g.person_id]) AS one
  ));
  RETURN NULL;
END $$;
CREATE FUNCTION members_follow_new_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM members_note_leaving(ARRAY(SELECT DISTINCT person_id FROM arrived));
  RETURN NULL;
END $$;
CREATE TRIGGER leaving_follows_new_papers AFTER INSERT ON members_membership
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_follow_new_papers();
CREATE TRIGGER leaving_follows_new_papers AFTER INSERT ON members_application
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_follow_new_papers();
CREATE TRIGGER leaving_follows AFTER UPDATE ON members_membership
  REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_follow_memberships();
CREATE TRIGGER leaving_follows AFTER UPDATE ON members_application
  REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_follow_applications();

-- Whatever is kept says: nobody is erased while a membership goes on.
CREATE FUNCTION members_check_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM members_membership WHERE person_id = NEW.id AND upper_inf(period)) THEN
    RAISE EXCEPTION 'a member is not erased' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_is_nobodys_member BEFORE UPDATE OF erased_on ON members_person
  FOR EACH ROW WHEN (NEW.erased_on IS NOT NULL AND OLD.erased_on IS NULL) EXECUTE FUNCTION members_check_erased();

-- Likeness: of two branches only who reaches both sees it; nobody is looked for beyond the reach of who acts, the nightly job sees all.
CREATE POLICY second_within_reach ON members_likeness AS RESTRICTIVE
  USING (second_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id))
  WITH CHECK (second_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
ALTER TABLE members_person ADD CONSTRAINT person_with_its_home UNIQUE (id, unit_id);
ALTER TABLE members_likeness
  ADD CONSTRAINT first_with_its_home FOREIGN KEY (first_id, first_unit_id) REFERENCES members_person (id, unit_id) ON UPDATE CASCADE,
  ADD CONSTRAINT second_with_its_home FOREIGN KEY (second_id, second_unit_id) REFERENCES members_person (id, unit_id) ON UPDATE CASCADE;

CREATE FUNCTION members_notice_likeness(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why)
  SELECT f.id, f.unit_id, s.id, s.unit_id, min(alike.why)
  FROM (
    SELECT x.id AS one, y.id AS other, 1 AS why
    FROM members_person x JOIN members_person y ON y.citizen_hash = x.citizen_hash AND y.id <> x.id
    WHERE x.id = ANY (persons) AND x.merged_into_id IS NULL AND y.merged_into_id IS NULL
    UNION ALL
    SELECT x.id, y.id, CASE WHEN y.name_key = x.name_key THEN 2 ELSE 3 END
    FROM members_person x JOIN members_person y ON y.born = x.born AND y.id <> x.id
    WHERE x.id = ANY (persons) AND x.merged_into_id IS NULL AND y.merged_into_id IS NULL AND x.born % 10000 > 0
      AND (x.citizen_hash IS NULL OR y.citizen_hash IS NULL) AND translate(y.name_key, 'yj', 'ii') = translate(x.name_key, 'yj', 'ii')
  ) alike
  JOIN members_person f ON f.id = least(one, other) JOIN members_person s ON s.id = greatest(one, other)
  WHERE f.unit_id IN (SELECT access_reached()) AND s.unit_id IN (SELECT access_reached())
  GROUP BY f.id, f.unit_id, s.id, s.unit_id
  ON CONFLICT (first_id, second_id) DO UPDATE SET why = EXCLUDED.why
$$;
CREATE FUNCTION members_look_at_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM members_notice_likeness(ARRAY(SELECT id FROM arrived));
  RETURN NULL;
END $$;
CREATE FUNCTION members_look_at_mended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mended bigint[] := ARRAY(
    SELECT a.id FROM arrived a JOIN gone g ON g.id = a.id
    WHERE (g.name_key, g.born, g.citizen_hash, g.merged_into_id) IS DISTINCT FROM (a.name_key, a.born, a.citizen_hash, a.merged_into_id)
  );
BEGIN
  IF mended <> '{}' THEN
    PERFORM members_notice_likeness(mended);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER likeness_of_new AFTER INSERT ON members_person
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_look_at_new();
CREATE TRIGGER likeness_of_mended AFTER UPDATE ON members_person
  REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION members_look_at_mended();

-- What is kept of those who were written before, or past the triggers.
CREATE FUNCTION members_keep_anew() RETURNS void LANGUAGE sql AS $$
  DELETE FROM members_word;
  INSERT INTO members_word (word, membership_id, unit_id)
    SELECT DISTINCT word, id, unit_id FROM members_membership, string_to_table(btrim(name_key), ' ') AS word WHERE word <> '';
  UPDATE members_person p SET left_on = told.day
  FROM (
    SELECT p.id, CASE WHEN NOT bool_or(is_open) THEN max(day) END AS day
    FROM members_person p LEFT JOIN (
      SELECT person_id, upper(period) AS day, upper_inf(period) AS is_open FROM members_membership
      UNION ALL SELECT person_id, decided_on, decided_on IS NULL FROM members_application
    ) paper ON paper.person_id = p.id
    GROUP BY p.id
  ) told
  WHERE p.id = told.id AND p.left_on IS DISTINCT FROM told.day;
$$;
REVOKE EXECUTE ON FUNCTION members_keep_anew() FROM PUBLIC;
ALTER TABLE members_word NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members_membership NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members_application NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members_person NO FORCE ROW LEVEL SECURITY;
SELECT members_keep_anew();
ALTER TABLE members_word FORCE ROW LEVEL SECURITY;
ALTER TABLE members_membership FORCE ROW LEVEL SECURITY;
ALTER TABLE members_application FORCE ROW LEVEL SECURITY;
ALTER TABLE members_person FORCE ROW LEVEL SECURITY;
