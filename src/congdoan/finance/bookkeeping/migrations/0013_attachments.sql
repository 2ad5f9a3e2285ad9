ALTER TABLE bookkeeping_attachment ADD CONSTRAINT attachment_of_own_voucher
  FOREIGN KEY (voucher_id, unit_id) REFERENCES bookkeeping_voucher (id, unit_id);

CREATE FUNCTION bookkeeping_stamp_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attached_by IS DISTINCT FROM access_acting() OR NEW.attached_at <> now()
     OR NEW.sha256 <> encode(sha256(NEW.content), 'hex') OR NEW.size <> length(NEW.content) OR NEW.size NOT BETWEEN 1 AND 10485760 THEN
    RAISE EXCEPTION 'a file is attached by whoever acts, now, and bears its hash' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER files_bear_their_hash BEFORE INSERT ON bookkeeping_attachment
  FOR EACH ROW EXECUTE FUNCTION bookkeeping_stamp_attachment();
