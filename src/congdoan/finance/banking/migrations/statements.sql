-- A statement arrives after its lines and closes them: what its header says is what they sum to, and none is added later.
ALTER TABLE banking_collecting_account ADD CONSTRAINT account_with_its_unit UNIQUE (id, unit_id);
ALTER TABLE banking_statement
  ADD CONSTRAINT statement_of_own_account FOREIGN KEY (account_id, unit_id) REFERENCES banking_collecting_account (id, unit_id),
  ADD CONSTRAINT statement_with_its_account UNIQUE (id, account_id, unit_id);
ALTER TABLE banking_line
  ADD CONSTRAINT line_of_own_statement FOREIGN KEY (statement_id, account_id, unit_id)
    REFERENCES banking_statement (id, account_id, unit_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION banking_check_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM (
      SELECT count(*) FILTER (WHERE in_sums) AS lines, count(*) FILTER (WHERE NOT in_sums) AS repeats,
             coalesce(sum(amount) FILTER (WHERE in_sums AND direction = 'C'), 0) AS credit,
             coalesce(sum(amount) FILTER (WHERE in_sums AND direction = 'D'), 0) AS debit
      FROM banking_line WHERE statement_id = NEW.id
    ) found
    WHERE (found.lines, found.repeats, found.credit, found.debit) = (NEW.line_count, NEW.repeat_count, NEW.sum_credit, NEW.sum_debit)
  ) THEN
    RAISE EXCEPTION 'a statement arrives with all its lines' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER statements_arrive_whole AFTER INSERT ON banking_statement FOR EACH ROW EXECUTE FUNCTION banking_check_statement();

CREATE FUNCTION banking_check_arrived_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM banking_statement WHERE id IN (SELECT statement_id FROM arrived)) THEN
    RAISE EXCEPTION 'a statement that is closed takes no more lines' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER lines_arrive_before_their_statement AFTER INSERT ON banking_line
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION banking_check_arrived_lines();
