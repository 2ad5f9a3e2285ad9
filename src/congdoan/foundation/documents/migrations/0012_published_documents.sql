-- What is public is an issued document of a kind that does not stay inside, as one of its own files shows it; one copy at a time.
CREATE FUNCTION documents_check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of documents_outgoing;
BEGIN
  IF NEW.published_by IS DISTINCT FROM access_acting() OR NEW.published_at <> now() OR NEW.sha256 <> encode(sha256(NEW.pdf), 'hex') THEN
    RAISE EXCEPTION 'a document is made public by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO of FROM documents_outgoing WHERE (id, unit_id) = (NEW.outgoing_id, NEW.unit_id) FOR UPDATE;
  IF COALESCE(documents_state_of(of.id), '') NOT IN ('issued', 'amended', 'corrected')
     OR NOT EXISTS (SELECT FROM documents_outgoingfile WHERE (outgoing_id, sha256) = (of.id, NEW.sha256))
     OR NOT EXISTS (
       SELECT FROM documents_outgoingnumber n WHERE n.outgoing_id = of.id AND n.given_on = NEW.issued_on
         AND NEW.number = CASE WHEN n.number < 10 THEN '0' ELSE '' END || n.number || '/' || n.symbol
     ) OR (NEW.kind, NEW.subject) IS DISTINCT FROM (of.kind, of.subject) THEN
    RAISE EXCEPTION 'only an issued document is made public, as it was signed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'public_as_issued';
  END IF;
  IF of.kind IN (
    'Biên bản', 'Giấy chứng nhận', 'Giấy giới thiệu', 'Giấy nghỉ phép', 'Giấy ủy quyền', 'Phiếu báo', 'Phiếu chuyển', 'Phiếu gửi',
    'Phiếu trình', 'Thư công', 'Tờ trình'
  ) OR COALESCE(of.content::jsonb ->> 'circulation', '') <> '' THEN
    RAISE EXCEPTION 'this document stays inside'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'some_documents_stay_inside';
  END IF;
  IF EXISTS (
    SELECT FROM documents_publisheddocument p WHERE p.outgoing_id = of.id
      AND NOT EXISTS (SELECT FROM documents_unpublisheddocument w WHERE w.publication_id = p.id)
  ) THEN
    RAISE EXCEPTION 'this document is public already'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_public_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_public_as_issued BEFORE INSERT ON documents_publisheddocument
  FOR EACH ROW EXECUTE FUNCTION documents_check_publication();

CREATE FUNCTION documents_check_unpublication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.withdrawn_by IS DISTINCT FROM access_acting() OR NEW.withdrawn_at <> now()
     OR NOT EXISTS (SELECT FROM documents_publisheddocument WHERE (id, unit_id) = (NEW.publication_id, NEW.unit_id)) THEN
    RAISE EXCEPTION 'a document is taken off the public pages by whoever acts, now, in its unit'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER unpublished_by_its_unit BEFORE INSERT ON documents_unpublisheddocument
  FOR EACH ROW EXECUTE FUNCTION documents_check_unpublication();

-- Everybody reads what became of a public document; nothing else that was done to it.
CREATE POLICY public_changes ON documents_outgoingact FOR SELECT USING (
  kind IN ('amended', 'corrected', 'replaced', 'recalled')
  AND outgoing_id IN (SELECT outgoing_id FROM documents_publisheddocument)
);
-- What was taken back is seen in its unit alone.
CREATE POLICY withdrawn_stay_inside ON documents_publisheddocument AS RESTRICTIVE FOR SELECT USING (
  id NOT IN (SELECT publication_id FROM documents_unpublisheddocument)
  OR unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)
);
