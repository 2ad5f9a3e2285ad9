-- What a document leaves when it is destroyed: head of its own, and one line that says so, be it longer than the text that goes.
CREATE FUNCTION documents_is_remainder(kept text, of text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT of::jsonb @> (kept::jsonb - 'body') AND jsonb_array_length(kept::jsonb -> 'body') = 1
    AND kept::jsonb -> 'body' ->> 0 LIKE 'Nội dung đã tiêu hủy ngày %' AND length(kept::jsonb -> 'body' ->> 0) < 400
$$;

CREATE OR REPLACE FUNCTION documents_stamp_outgoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now()) THEN
    RAISE EXCEPTION 'a document is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a document stands under the hash of its content' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND documents_may_erase(OLD.id, NULL) THEN
    IF to_jsonb(NEW) - ARRAY['content', 'content_sha256', 'search_key'] = to_jsonb(OLD) - ARRAY['content', 'content_sha256', 'search_key']
       AND documents_is_remainder(NEW.content, OLD.content) THEN
      RETURN NEW;  -- its file is destroyed
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    documents_state_of(OLD.id) NOT IN ('drafted', 'rewritten', 'circulated', 'returned')
    OR (NEW.id, NEW.unit_id, NEW.client_key, NEW.drafted_sha256, NEW.prepared_by, NEW.prepared_at)
       <> (OLD.id, OLD.unit_id, OLD.client_key, OLD.drafted_sha256, OLD.prepared_by, OLD.prepared_at)
  ) THEN
    RAISE EXCEPTION 'document % is no draft any more', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_changes_as_draft';
  END IF;
  RETURN NEW;
END $$;

-- Whoever sends, publishes, copies or files a document holds its row until they are done; a disposal waits for them, and its erasing
-- sees what they did. What was destroyed before is not used again.
CREATE FUNCTION documents_wait_for_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM documents_outgoing WHERE id IN (
    SELECT p.outgoing_id FROM documents_casepaper p JOIN documents_casedisposalfile f USING (case_file_id) WHERE f.disposal_id = NEW.id
  ) ORDER BY id FOR UPDATE;
  PERFORM FROM documents_incomingdocument WHERE id IN (
    SELECT p.arrival_id FROM documents_casepaper p JOIN documents_casedisposalfile f USING (case_file_id) WHERE f.disposal_id = NEW.id
  ) ORDER BY id FOR UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER disposals_wait_for_users BEFORE UPDATE ON documents_casedisposal FOR EACH ROW
  WHEN (OLD.carried_on IS NULL AND NEW.carried_on IS NOT NULL) EXECUTE FUNCTION documents_wait_for_users();

CREATE FUNCTION documents_use_what_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ours bigint;
  arrived bigint;
BEGIN
  IF TG_TABLE_NAME = 'documents_casepaper' THEN
    ours := NEW.outgoing_id; arrived := NEW.arrival_id;
  ELSIF TG_TABLE_NAME = 'documents_copysource' THEN
    ours := NEW.source_id; arrived := NEW.arrival_id;
  ELSE
    ours := NEW.outgoing_id;
  END IF;
  PERFORM FROM documents_outgoing WHERE id = ours FOR KEY SHARE;
  PERFORM FROM documents_incomingdocument WHERE id = arrived FOR KEY SHARE;
  IF EXISTS (SELECT FROM documents_outgoingfile WHERE outgoing_id = ours AND content = '')
     OR EXISTS (SELECT FROM documents_incomingdocument WHERE id = arrived AND content = '') THEN
    RAISE EXCEPTION 'what was destroyed is not used again'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER papers_are_of_what_stands BEFORE INSERT ON documents_casepaper
  FOR EACH ROW EXECUTE FUNCTION documents_use_what_stands();
CREATE TRIGGER copies_are_of_what_stands BEFORE INSERT ON documents_copysource
  FOR EACH ROW EXECUTE FUNCTION documents_use_what_stands();
CREATE TRIGGER deliveries_are_of_what_stands BEFORE INSERT ON documents_delivery
  FOR EACH ROW EXECUTE FUNCTION documents_use_what_stands();
CREATE TRIGGER publications_are_of_what_stands BEFORE INSERT ON documents_publisheddocument
  FOR EACH ROW EXECUTE FUNCTION documents_use_what_stands();
