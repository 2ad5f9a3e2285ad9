-- A number says whose it is: prefix, the payer's seven digits, one digit more. So no number can be given to a second payer.
ALTER TABLE collection_virtualaccount ADD CONSTRAINT virtual_number_names_its_payer
  CHECK (payer_id BETWEEN 1 AND 9999999 AND prefix ~ '^[0-9A-Z]{1,11}$' AND number ~ '^[0-9A-Z]{9,19}$'
         AND left(number, -1) = prefix || lpad(payer_id::text, 7, '0') AND right(number, 1) ~ '[0-9]');
ALTER TABLE collection_virtualprefix ADD CONSTRAINT virtual_prefix_is_sound CHECK (prefix ~ '^[0-9A-Z]{1,11}$' AND document <> '');
