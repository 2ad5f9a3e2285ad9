-- Words of entries that were written before, as they are looked for: small letters without marks, letters and figures alone.
ALTER TABLE documents_citeddocument NO FORCE ROW LEVEL SECURITY;
UPDATE documents_citeddocument SET search_key = left(trim(regexp_replace(replace(
  regexp_replace(normalize(lower(concat_ws(' ', kind, number, title, issuer)), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'),
  '[^a-z0-9]+', ' ', 'g')), 1500);
ALTER TABLE documents_citeddocument FORCE ROW LEVEL SECURITY;

ALTER TABLE documents_citation ADD CONSTRAINT citation_of_own_outgoing
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);

-- An entry learns what it did not say; what it says it keeps.
CREATE FUNCTION documents_keep_cited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.unit_id, NEW.kind, NEW.number) IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.kind, OLD.number)
     OR (OLD.issued_on IS NOT NULL AND NEW.issued_on IS DISTINCT FROM OLD.issued_on)
     OR (OLD.issued_on IS NOT NULL AND NEW.key <> OLD.key)
     OR (OLD.issuer <> '' AND NEW.issuer <> OLD.issuer) OR (OLD.title <> '' AND NEW.title <> OLD.title) THEN
    RAISE EXCEPTION 'what the register says of cited document % stays', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'cited_only_learns';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cited_only_learn BEFORE UPDATE ON documents_citeddocument FOR EACH ROW EXECUTE FUNCTION documents_keep_cited();
CREATE TRIGGER cited_stay BEFORE DELETE OR TRUNCATE ON documents_citeddocument
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
