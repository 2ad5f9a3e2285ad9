ALTER TABLE documents_copysource ADD CONSTRAINT source_of_own_copy
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);

-- A copy is made of a signed document or of one that stands in the book, as it is; a full copy of a copy is none.
-- Parts of an arrival are copied too, once its head is confirmed.
CREATE FUNCTION documents_check_copy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  form text;
  copied documents_outgoing;
  is_fit boolean;
BEGIN
  SELECT kind INTO form FROM documents_outgoing WHERE id = NEW.outgoing_id;
  IF NEW.source_id IS NOT NULL THEN
    SELECT * INTO copied FROM documents_outgoing WHERE id = NEW.source_id;
    is_fit := CASE form
      WHEN 'Bản sao lục' THEN copied.kind = 'Bản sao y'
      WHEN 'Bản trích sao' THEN copied.kind NOT IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao') AND NEW.sha256 = copied.content_sha256
      WHEN 'Bản sao y' THEN copied.kind NOT IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao')
      ELSE false
    END
    AND documents_state_of(NEW.source_id) IN ('signed', 'issued', 'amended', 'corrected', 'replaced')
    AND (form = 'Bản trích sao' OR EXISTS (SELECT FROM documents_outgoingfile WHERE (outgoing_id, sha256) = (NEW.source_id, NEW.sha256)));
  ELSE
    is_fit := form IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao')
      -- the head of an extract is set anew: somebody has looked at every field of it
      AND (form <> 'Bản trích sao' OR NOT EXISTS (
        SELECT FROM documents_proposal WHERE document_id = NEW.arrival_id AND kind = 'header' AND verdict = ''
      ))
      AND EXISTS (SELECT FROM documents_incomingdocument WHERE (id, unit_id, sha256) = (NEW.arrival_id, NEW.unit_id, NEW.sha256))
      AND NOT EXISTS (SELECT FROM documents_voidedarrival WHERE document_id = NEW.arrival_id);
  END IF;
  IF NOT COALESCE(is_fit, false) THEN
    RAISE EXCEPTION 'a copy is made of a document that stands, in a form that fits it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'copy_of_what_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER copies_of_what_stands BEFORE INSERT ON documents_copysource FOR EACH ROW EXECUTE FUNCTION documents_check_copy();

-- A copy tells what it was made of and is never rewritten; no document becomes one, and none is made public.
CREATE FUNCTION documents_keep_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a copy keeps what it copies'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'copies_are_never_rewritten';
END $$;
CREATE TRIGGER copies_are_never_rewritten BEFORE UPDATE ON documents_outgoing FOR EACH ROW
  WHEN (OLD.kind IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao') OR NEW.kind IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao'))
  EXECUTE FUNCTION documents_keep_copy();
CREATE TRIGGER copies_stay_inside BEFORE INSERT ON documents_publisheddocument FOR EACH ROW
  WHEN (NEW.kind IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao')) EXECUTE FUNCTION documents_keep_copy();

CREATE FUNCTION documents_check_copied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM documents_outgoing WHERE id = NEW.id)  -- whoever cannot see the row is not asked about it
     AND NOT EXISTS (SELECT FROM documents_copysource WHERE outgoing_id = NEW.id) THEN
    RAISE EXCEPTION 'a copy tells what it was made of'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'copies_tell_their_source';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER copies_tell_their_source AFTER INSERT ON documents_outgoing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao')) EXECUTE FUNCTION documents_check_copied();
