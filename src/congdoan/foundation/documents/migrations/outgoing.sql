-- What belongs to a document stands in its unit.
ALTER TABLE documents_outgoingact ADD CONSTRAINT act_on_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);
ALTER TABLE documents_outgoingnumber ADD CONSTRAINT number_of_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);
ALTER TABLE documents_outgoingfile ADD CONSTRAINT file_of_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);
ALTER TABLE documents_delivery ADD CONSTRAINT delivery_of_own_document
  FOREIGN KEY (outgoing_id, unit_id) REFERENCES documents_outgoing (id, unit_id);

-- Whoever reaches a receiving unit reads what was sent to it, and what became of it since.
CREATE POLICY sent_to_reach ON documents_delivery FOR SELECT
  USING (to_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY delivered ON documents_outgoing FOR SELECT USING (id IN (SELECT outgoing_id FROM documents_delivery));
CREATE POLICY delivered ON documents_outgoingnumber FOR SELECT USING (outgoing_id IN (SELECT outgoing_id FROM documents_delivery));
CREATE POLICY delivered ON documents_outgoingfile FOR SELECT USING (outgoing_id IN (SELECT outgoing_id FROM documents_delivery));
CREATE POLICY delivered ON documents_outgoingact FOR SELECT USING (
  kind IN ('signed', 'issued', 'amended', 'corrected', 'replaced', 'recalled')
  AND outgoing_id IN (SELECT outgoing_id FROM documents_delivery)
);
CREATE POLICY seen_by_sender ON documents_deliveryopening FOR SELECT USING (delivery_id IN (SELECT id FROM documents_delivery));

-- A draft that was sent out for comments stays so while it is rewritten by them.
CREATE FUNCTION documents_state_of(asked bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN last.kind = 'rewritten' AND (
    SELECT kind FROM documents_outgoingact
    WHERE outgoing_id = asked AND kind IN ('circulated', 'returned') ORDER BY place DESC LIMIT 1
  ) = 'circulated' THEN 'circulated' ELSE last.kind END
  FROM (
    SELECT kind FROM documents_outgoingact WHERE outgoing_id = asked AND kind <> 'commented' ORDER BY place DESC LIMIT 1
  ) last
$$;

-- Which series a kind counts in: the head's latest decision for the year, else one series for all kinds.
-- Copies of all forms count in one series of their own, however the unit counts its documents.
CREATE FUNCTION documents_series_of(asked bigint, of_year integer, of_kind text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN of_kind IN ('Bản sao y', 'Bản sao lục', 'Bản trích sao') THEN 'Bản sao' WHEN COALESCE((
    SELECT per_kind FROM documents_numberingsetting WHERE unit_id = asked AND from_year <= of_year ORDER BY from_year DESC, id DESC LIMIT 1
  ), false) THEN of_kind ELSE '' END
$$;

-- A document's content changes only while it is a draft; what it is, whose, and who prepared it when, never.
CREATE FUNCTION documents_stamp_outgoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.prepared_by IS DISTINCT FROM access_acting() OR NEW.prepared_at <> now()) THEN
    RAISE EXCEPTION 'a document is prepared by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a document stands under the hash of its content' USING ERRCODE = 'integrity_constraint_violation';
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
CREATE TRIGGER documents_change_as_drafts BEFORE INSERT OR UPDATE ON documents_outgoing
  FOR EACH ROW EXECUTE FUNCTION documents_stamp_outgoing();
CREATE TRIGGER documents_stay BEFORE DELETE OR TRUNCATE ON documents_outgoing
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- Numbers follow each other within unit, series and year, on days that never go back, and come with a signature of the same transaction.
CREATE FUNCTION documents_next_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  following integer;
  of documents_outgoing;
BEGIN
  SELECT * INTO of FROM documents_outgoing WHERE id = NEW.outgoing_id;
  INSERT INTO documents_numberseries (unit_id, series, year, last) VALUES (NEW.unit_id, NEW.series, NEW.year, 1)
    ON CONFLICT (unit_id, series, year) DO UPDATE SET last = documents_numberseries.last + 1
    RETURNING last INTO following;
  IF NEW.number <> following OR NEW.symbol <> of.symbol
     OR NEW.given_on IS DISTINCT FROM access_day() OR NEW.year <> EXTRACT(year FROM NEW.given_on)
     OR NEW.series <> documents_series_of(NEW.unit_id, NEW.year, of.kind)
     OR documents_state_of(NEW.outgoing_id) IS DISTINCT FROM 'approved' THEN
    RAISE EXCEPTION 'document % does not bear number %, the next one is %', NEW.outgoing_id, NEW.number, following
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_bears_next_number';
  END IF;
  IF EXISTS (
    SELECT FROM documents_outgoingnumber
    WHERE (unit_id, series, year) = (NEW.unit_id, NEW.series, NEW.year) AND given_on > NEW.given_on
  ) THEN
    RAISE EXCEPTION 'a later number stands on no earlier day'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_numbers_in_order_of_days';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_bear_the_next_number BEFORE INSERT ON documents_outgoingnumber
  FOR EACH ROW EXECUTE FUNCTION documents_next_number();

CREATE FUNCTION documents_skip_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reached integer;
BEGIN
  SELECT last INTO reached FROM documents_numberseries WHERE (unit_id, series, year) = (NEW.unit_id, NEW.series, NEW.year) FOR UPDATE;
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.first <> COALESCE(reached, 0) + 1 THEN
    RAISE EXCEPTION 'numbers are skipped by whoever acts, from the next one on, which is %', COALESCE(reached, 0) + 1
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'numbers_skipped_from_next';
  END IF;
  INSERT INTO documents_numberseries (unit_id, series, year, last) VALUES (NEW.unit_id, NEW.series, NEW.year, NEW.last)
    ON CONFLICT (unit_id, series, year) DO UPDATE SET last = NEW.last;
  RETURN NEW;
END $$;
CREATE TRIGGER numbers_are_skipped_in_order BEFORE INSERT ON documents_skippednumbers
  FOR EACH ROW EXECUTE FUNCTION documents_skip_numbers();

CREATE FUNCTION documents_keep_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR (
    TG_OP = 'UPDATE' AND ((NEW.unit_id, NEW.series, NEW.year) <> (OLD.unit_id, OLD.series, OLD.year) OR NEW.last <= OLD.last)
  ) THEN
    RAISE EXCEPTION 'only a document or a reason moves the series of numbers' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER series_moves_with_documents BEFORE INSERT OR UPDATE ON documents_numberseries
  FOR EACH ROW EXECUTE FUNCTION documents_keep_series();
CREATE TRIGGER series_stay BEFORE DELETE OR TRUNCATE ON documents_numberseries
  FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

-- How a unit counts is decided for years in which it has given no number yet.
CREATE FUNCTION documents_check_numbering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS DISTINCT FROM access_acting() OR NEW.decided_at <> now()
     OR EXISTS (SELECT FROM documents_numberseries WHERE unit_id = NEW.unit_id AND year >= NEW.from_year) THEN
    RAISE EXCEPTION 'numbering is decided by whoever acts, for years without a number'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'numbering_before_numbers';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER numbering_comes_first BEFORE INSERT ON documents_numberingsetting
  FOR EACH ROW EXECUTE FUNCTION documents_check_numbering();

-- A document goes one way; nobody approves what they prepared; what was approved is what is signed.
CREATE FUNCTION documents_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of documents_outgoing;
  state text;
  last smallint;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() THEN
    RAISE EXCEPTION 'an act is recorded by whoever acts, now' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO of FROM documents_outgoing WHERE id = NEW.outgoing_id FOR UPDATE;
  SELECT max(place) INTO last FROM documents_outgoingact WHERE outgoing_id = NEW.outgoing_id;
  state := COALESCE(documents_state_of(NEW.outgoing_id), '');
  IF NEW.place <> COALESCE(last, 0) + 1 OR NOT (CASE
    WHEN state = '' THEN NEW.kind = 'drafted' AND NEW.recorded_by = of.prepared_by
    WHEN state IN ('drafted', 'rewritten', 'circulated', 'returned')
      THEN NEW.kind IN ('rewritten', 'commented', 'circulated', 'submitted', 'voided')
    WHEN state = 'submitted' THEN NEW.kind IN ('commented', 'returned', 'approved', 'voided')
    WHEN state = 'approved' THEN NEW.kind IN ('commented', 'returned', 'signed', 'voided')
    WHEN state = 'signed' THEN NEW.kind IN ('issued', 'voided')
    WHEN state IN ('issued', 'amended', 'corrected') THEN NEW.kind IN ('amended', 'corrected', 'replaced', 'recalled')
    ELSE false
  END) THEN
    RAISE EXCEPTION 'a document does not go from % to %', state, NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_goes_one_way';
  END IF;
  IF NEW.kind IN ('submitted', 'approved', 'signed') AND NEW.content_sha256 <> of.content_sha256 THEN
    RAISE EXCEPTION 'what is signed is what was approved' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind IN ('commented', 'returned', 'voided', 'recalled') AND NEW.words = '' THEN
    RAISE EXCEPTION 'this act says why' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'submitted' AND EXISTS (
    SELECT FROM documents_draftcomment c JOIN documents_commentrequest r ON r.id = c.request_id
    WHERE r.outgoing_id = NEW.outgoing_id AND NOT EXISTS (SELECT FROM documents_commentanswer a WHERE a.comment_id = c.id)
  ) THEN
    RAISE EXCEPTION 'every comment is answered before a document is submitted'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'comments_answered_first';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT FROM documents_outgoingact
    WHERE outgoing_id = NEW.outgoing_id AND recorded_by = NEW.recorded_by AND kind IN ('drafted', 'rewritten', 'submitted')
  ) THEN
    RAISE EXCEPTION 'nobody approves a document of their own'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'document_approved_by_another';
  END IF;
  IF NEW.kind = 'signed' AND NOT EXISTS (
    SELECT FROM documents_outgoingnumber n JOIN documents_outgoingfile f USING (outgoing_id) WHERE n.outgoing_id = NEW.outgoing_id
  ) THEN
    RAISE EXCEPTION 'a signed document bears a number and has its file' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.kind IN ('amended', 'corrected', 'replaced') AND NEW.other_id IS NULL) OR (NEW.other_id IS NOT NULL AND (
    NEW.other_id = NEW.outgoing_id OR NEW.kind NOT IN ('amended', 'corrected', 'replaced', 'recalled')
    OR NOT EXISTS (SELECT FROM documents_outgoingnumber WHERE outgoing_id = NEW.other_id AND unit_id = NEW.unit_id)
  )) THEN
    RAISE EXCEPTION 'a document is changed by another signed one of its unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_go_one_way BEFORE INSERT ON documents_outgoingact FOR EACH ROW EXECUTE FUNCTION documents_check_act();

CREATE FUNCTION documents_check_numbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM documents_outgoingnumber WHERE id = NEW.id)  -- whoever cannot see the row is not asked about it
     AND NOT EXISTS (SELECT FROM documents_outgoingact WHERE outgoing_id = NEW.outgoing_id AND kind = 'signed') THEN
    RAISE EXCEPTION 'a number comes with a signature' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER document_numbers_come_with_signatures AFTER INSERT ON documents_outgoingnumber
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION documents_check_numbered();

CREATE FUNCTION documents_check_drafted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF documents_state_of(NEW.id) IS NULL AND EXISTS (SELECT FROM documents_outgoing WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'a document begins with an act' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER documents_begin_with_an_act AFTER INSERT ON documents_outgoing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION documents_check_drafted();

-- The file comes with the number; each signed one adds to the bytes before it.
CREATE FUNCTION documents_check_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former bytea;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM access_acting() OR NEW.recorded_at <> now() OR NEW.recorded_on IS DISTINCT FROM access_day()
     OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') THEN
    RAISE EXCEPTION 'a file is kept by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.place = 0 THEN
    IF NOT EXISTS (SELECT FROM documents_outgoingnumber WHERE outgoing_id = NEW.outgoing_id) THEN
      RAISE EXCEPTION 'a file is made of a numbered document' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT content INTO former FROM documents_outgoingfile WHERE outgoing_id = NEW.outgoing_id AND place = NEW.place - 1;
  IF former IS NULL OR length(NEW.content) <= length(former) OR substring(NEW.content FOR length(former)) <> former THEN
    RAISE EXCEPTION 'a signed file adds to the bytes before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_files_add BEFORE INSERT ON documents_outgoingfile FOR EACH ROW EXECUTE FUNCTION documents_check_file();

CREATE FUNCTION documents_check_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sent_by IS DISTINCT FROM access_acting() OR NEW.sent_at <> now() OR NEW.to_unit_id = NEW.unit_id
     OR COALESCE(documents_state_of(NEW.outgoing_id), '') NOT IN ('issued', 'amended', 'corrected') THEN
    RAISE EXCEPTION 'an issued document is sent by whoever acts, now, to another unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deliveries_are_of_issued_documents BEFORE INSERT ON documents_delivery
  FOR EACH ROW EXECUTE FUNCTION documents_check_delivery();

CREATE FUNCTION documents_check_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.opened_by IS DISTINCT FROM access_acting() OR NEW.opened_at <> now()
     OR NOT EXISTS (SELECT FROM documents_delivery WHERE (id, to_unit_id) = (NEW.delivery_id, NEW.unit_id)) THEN
    RAISE EXCEPTION 'a document is opened by whoever acts, now, in the unit it was sent to' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER openings_are_of_ones_own BEFORE INSERT ON documents_deliveryopening
  FOR EACH ROW EXECUTE FUNCTION documents_check_opening();

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

-- Nobody sees, keeps or takes the picture of another person's hand.
CREATE POLICY hand_is_its_owners ON documents_signingpicture AS RESTRICTIVE
  USING (kind = 'seal' OR owner = access_acting()) WITH CHECK (kind = 'seal' OR owner = access_acting());

-- Pictures of hands and seals are kept sealed: a PNG as it came is refused, whoever asks.
CREATE FUNCTION documents_check_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kept_by IS DISTINCT FROM access_acting() OR NEW.kept_at <> now() OR NEW.sha256 <> encode(sha256(NEW.content), 'hex')
     OR substring(NEW.content FOR 1) <> '\x01' OR length(NEW.content) NOT BETWEEN 34 AND 204833 OR NEW.width_mm NOT BETWEEN 15 AND 70 THEN
    RAISE EXCEPTION 'a picture is kept sealed, by whoever acts, now, under its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pictures_are_kept_whole BEFORE INSERT ON documents_signingpicture
  FOR EACH ROW EXECUTE FUNCTION documents_check_picture();
