-- What lists of half a million ask for is kept beside them by triggers: the words of a name, since when somebody is nobody's member,
-- who may be one human being. `congdoan members verify` works all of it out anew and compares.

-- What is kept beside the lists tells of whole persons, wherever their papers lie. The functions that keep it run as the tables' owner, who
-- sees beyond the reach of who acts and writes what is kept, nothing else.
CREATE POLICY judged_by_owner ON members_person FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_membership FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_application FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY judged_by_owner ON members_word FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY kept_by_owner ON members_person FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK (true);

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
CREATE FUNCTION members_leavings(persons bigint[]) RETURNS TABLE (person_id bigint, day date) LANGUAGE sql STABLE AS $$
  SELECT one, (
    SELECT CASE WHEN NOT bool_or(is_open) THEN max(day) END
    FROM (
      SELECT upper(period) AS day, upper_inf(period) AS is_open FROM members_membership WHERE person_id = one
      UNION ALL SELECT decided_on, decided_on IS NULL FROM members_application WHERE person_id = one
    ) paper
  )
  FROM unnest(persons) AS one
$$;
CREATE FUNCTION members_note_leaving(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE members_person p SET left_on = told.day FROM members_leavings(persons) told
  WHERE p.id = told.person_id AND p.left_on IS DISTINCT FROM told.day
$$;
REVOKE EXECUTE ON FUNCTION members_note_leaving(bigint[]) FROM PUBLIC;

CREATE FUNCTION members_follow_memberships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM members_note_leaving(ARRAY(
    SELECT one FROM arrived a JOIN gone g ON g.id = a.id AND (g.period, g.person_id) IS DISTINCT FROM (a.period, a.person_id),
      unnest(ARRAY[a.person_id, g.person_id]) AS one
  ));
  RETURN NULL;
END $$;
CREATE FUNCTION members_follow_applications() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM members_note_leaving(ARRAY(
    SELECT one FROM arrived a JOIN gone g ON g.id = a.id AND (g.decided_on, g.person_id) IS DISTINCT FROM (a.decided_on, a.person_id),
      unnest(ARRAY[a.person_id, g.person_id]) AS one
  ));
  RETURN NULL;
END $$;
CREATE FUNCTION members_follow_new_papers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
-- Pairs are written where both homes are the workplace of who acts: what is lent only looks, and takes no pair.
CREATE POLICY second_within_reach ON members_likeness AS RESTRICTIVE
  USING (second_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id))
  WITH CHECK (second_unit_id IN (SELECT branch_id FROM access_working_at() AS branch_id));
ALTER TABLE members_person ADD CONSTRAINT person_with_its_home UNIQUE (id, unit_id);
ALTER TABLE members_likeness
  ADD CONSTRAINT first_with_its_home FOREIGN KEY (first_id, first_unit_id) REFERENCES members_person (id, unit_id) ON UPDATE CASCADE,
  ADD CONSTRAINT second_with_its_home FOREIGN KEY (second_id, second_unit_id) REFERENCES members_person (id, unit_id) ON UPDATE CASCADE;

-- Why two records may tell of one human being, or none. 1: one citizen number; 2: one name and day of birth, one of them without
-- a number; 3: nearly one name. The day must be known: of a year alone too many are born.
CREATE FUNCTION members_alike(x members_person, y members_person) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE
    WHEN x.merged_into_id IS NOT NULL OR y.merged_into_id IS NOT NULL THEN NULL
    WHEN x.citizen_hash = y.citizen_hash THEN 1
    WHEN x.born = y.born AND x.born % 10000 > 0 AND (x.citizen_hash IS NULL OR y.citizen_hash IS NULL)
      AND translate(x.name_key, 'yj', 'ii') = translate(y.name_key, 'yj', 'ii') THEN CASE WHEN x.name_key = y.name_key THEN 2 ELSE 3 END
  END)::smallint
$$;

-- Of whom no day of birth is known, nobody is looked for among all who were born that year, or at no known time: there is nothing to find.
CREATE FUNCTION members_notice_likeness(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why)
  SELECT DISTINCT
    least(one, other), CASE WHEN one < other THEN one_unit ELSE other_unit END,
    greatest(one, other), CASE WHEN one < other THEN other_unit ELSE one_unit END, why
  FROM (
    SELECT x.id AS one, x.unit_id AS one_unit, y.id AS other, y.unit_id AS other_unit, members_alike(x, y) AS why
    FROM members_person x JOIN members_person y ON y.citizen_hash = x.citizen_hash AND y.id <> x.id
    WHERE x.id = ANY (persons)
    UNION ALL
    SELECT x.id, x.unit_id, y.id, y.unit_id, members_alike(x, y.person)
    FROM members_person x CROSS JOIN LATERAL (
      SELECT p AS person, p.id, p.unit_id FROM members_person p
      WHERE p.born = x.born AND x.born % 10000 > 0 AND p.merged_into_id IS NULL AND p.id <> x.id OFFSET 0
    ) y
    WHERE x.id = ANY (persons)
  ) near
  WHERE why IS NOT NULL AND one_unit IN (SELECT access_working_at()) AND other_unit IN (SELECT access_working_at())
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

-- What is kept otherwise than it ought to be, where the acting person works; `members verify` counts it, `members rebuild-kept` mends it.
CREATE FUNCTION members_words_amiss() RETURNS TABLE (word text, membership_id bigint, unit_id bigint, is_missing boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(ought.word, kept.word), coalesce(ought.id, kept.membership_id), coalesce(ought.unit_id, kept.unit_id), kept.word IS NULL
  FROM (
    SELECT DISTINCT word, id, unit_id FROM members_membership, string_to_table(btrim(name_key), ' ') AS word WHERE word <> ''
  ) ought
  FULL JOIN members_word kept ON kept.membership_id = ought.id AND kept.unit_id = ought.unit_id AND kept.word = ought.word
  WHERE (ought.word IS NULL OR kept.word IS NULL) AND coalesce(ought.unit_id, kept.unit_id) IN (SELECT access_working_at())
$$;
CREATE FUNCTION members_leavings_amiss() RETURNS TABLE (person_id bigint, day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT told.person_id, told.day
  FROM members_leavings(ARRAY(SELECT id FROM members_person WHERE unit_id IN (SELECT access_working_at()))) told
  JOIN members_person p ON p.id = told.person_id
  WHERE p.left_on IS DISTINCT FROM told.day
$$;
CREATE FUNCTION members_rebuild_kept() RETURNS TABLE (words bigint, left_on bigint)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH amiss AS MATERIALIZED (SELECT * FROM members_words_amiss()),
  dropped AS (
    DELETE FROM members_word w USING amiss a
    WHERE NOT a.is_missing AND (w.word, w.membership_id, w.unit_id) = (a.word, a.membership_id, a.unit_id) RETURNING 1
  ),
  written AS (
    INSERT INTO members_word (word, membership_id, unit_id) SELECT word, membership_id, unit_id FROM amiss WHERE is_missing RETURNING 1
  ),
  noted AS (
    UPDATE members_person p SET left_on = told.day FROM members_leavings_amiss() told WHERE p.id = told.person_id RETURNING 1
  )
  SELECT (SELECT count(*) FROM dropped) + (SELECT count(*) FROM written), (SELECT count(*) FROM noted)
$$;
