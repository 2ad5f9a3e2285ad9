-- A document arrives under the unit's next number of the year, with its own hash; its file and number never change, nothing is deleted.
ALTER TABLE documents_proposal ADD CONSTRAINT proposal_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);
ALTER TABLE documents_citation ADD CONSTRAINT citation_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);
ALTER TABLE documents_passing ADD CONSTRAINT passing_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);
ALTER TABLE documents_voidedarrival ADD CONSTRAINT voiding_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);

CREATE FUNCTION documents_number_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_by IS DISTINCT FROM access_acting() OR NEW.received_at <> now() OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
    RAISE EXCEPTION 'a document is received by whoever acts, now, and bears its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(format('documents/arrivals/%s/%s', NEW.unit_id, extract(year FROM NEW.arrived_on)), 0));
  NEW.year := extract(year FROM NEW.arrived_on);
  NEW.number := 1 + coalesce((SELECT max(number) FROM documents_incomingdocument WHERE unit_id = NEW.unit_id AND year = NEW.year), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER arrivals_count_on BEFORE INSERT ON documents_incomingdocument
  FOR EACH ROW EXECUTE FUNCTION documents_number_arrival();

CREATE FUNCTION documents_keep_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.unit_id, NEW.year, NEW.number, NEW.arrived_on, NEW.sha256, NEW.content, NEW.text, NEW.received_by, NEW.received_at)
     IS DISTINCT FROM
     (OLD.id, OLD.unit_id, OLD.year, OLD.number, OLD.arrived_on, OLD.sha256, OLD.content, OLD.text, OLD.received_by, OLD.received_at) THEN
    RAISE EXCEPTION 'the file and the number of arrival % never change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER arrivals_keep_their_file BEFORE UPDATE ON documents_incomingdocument
  FOR EACH ROW EXECUTE FUNCTION documents_keep_arrival();
CREATE TRIGGER arrivals_stay BEFORE DELETE OR TRUNCATE ON documents_incomingdocument
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- What was read stays; who acts decides on it, or lets it wait again.
CREATE FUNCTION documents_keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.unit_id, NEW.document_id, NEW.kind, NEW.place, NEW.words, NEW.start, NEW."end", NEW.value)
     IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.document_id, OLD.kind, OLD.place, OLD.words, OLD.start, OLD."end", OLD.value)
     OR access_acting() IS NULL
     OR (NEW.decided_by IS DISTINCT FROM access_acting() AND NOT (NEW.verdict = '' AND NEW.decided = '' AND NEW.decided_by IS NULL)) THEN
    RAISE EXCEPTION 'what was read stays; only who acts decides on it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposals_are_decided BEFORE UPDATE ON documents_proposal
  FOR EACH ROW EXECUTE FUNCTION documents_keep_proposal();
CREATE TRIGGER proposals_stay BEFORE DELETE OR TRUNCATE ON documents_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

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

-- Dealing with a document is told by whoever acts, today, of one that was passed on and stands in the book.
ALTER TABLE documents_handling ADD CONSTRAINT handling_of_own_document
  FOREIGN KEY (document_id, unit_id) REFERENCES documents_incomingdocument (id, unit_id);

CREATE FUNCTION documents_check_handling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.told_by IS DISTINCT FROM access_acting() OR NEW.told_on IS DISTINCT FROM access_day() OR NEW.told_at <> now() THEN
    RAISE EXCEPTION 'dealing with a document is told by whoever acts, today' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM documents_passing WHERE document_id = NEW.document_id)
     OR EXISTS (SELECT FROM documents_voidedarrival WHERE document_id = NEW.document_id) THEN
    RAISE EXCEPTION 'somebody deals with a document that was passed on and stands'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'handling_of_passed_document';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handlings_of_passed_documents BEFORE INSERT ON documents_handling
  FOR EACH ROW EXECUTE FUNCTION documents_check_handling();
