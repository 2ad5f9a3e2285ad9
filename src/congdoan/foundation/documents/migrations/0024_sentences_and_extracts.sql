-- Parts of an arrival are copied too, once its head is confirmed.
CREATE OR REPLACE FUNCTION documents_check_copy() RETURNS trigger LANGUAGE plpgsql AS $$
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
