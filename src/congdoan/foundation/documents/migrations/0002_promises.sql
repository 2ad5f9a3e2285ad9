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

CREATE FUNCTION documents_keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.unit_id, NEW.document_id, NEW.kind, NEW.place, NEW.words, NEW.start, NEW."end", NEW.value)
     IS DISTINCT FROM (OLD.id, OLD.unit_id, OLD.document_id, OLD.kind, OLD.place, OLD.words, OLD.start, OLD."end", OLD.value)
     OR NEW.decided_by IS DISTINCT FROM access_acting() THEN
    RAISE EXCEPTION 'what was read stays; only who acts decides on it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposals_are_decided BEFORE UPDATE ON documents_proposal
  FOR EACH ROW EXECUTE FUNCTION documents_keep_proposal();
CREATE TRIGGER proposals_stay BEFORE DELETE OR TRUNCATE ON documents_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
