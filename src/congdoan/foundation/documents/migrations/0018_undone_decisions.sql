-- What was read stays; who acts decides on it, or lets it wait again.
CREATE OR REPLACE FUNCTION documents_keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.unit_id, NEW.document_id, NEW.kind, NEW.place, NEW.words, NEW.start, NEW."end", NEW.value)
     IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.document_id, OLD.kind, OLD.place, OLD.words, OLD.start, OLD."end", OLD.value)
     OR access_acting() IS NULL
     OR (NEW.decided_by IS DISTINCT FROM access_acting() AND NOT (NEW.verdict = '' AND NEW.decided = '' AND NEW.decided_by IS NULL)) THEN
    RAISE EXCEPTION 'what was read stays; only who acts decides on it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
