DROP TRIGGER words_of_new_names ON members_membership;
DROP TRIGGER words_of_mended_names ON members_membership;
DROP TRIGGER leaving_follows ON members_membership;
DROP TRIGGER leaving_follows_new_papers ON members_membership;
DROP TRIGGER leaving_follows ON members_application;
DROP TRIGGER leaving_follows_new_papers ON members_application;
DROP TRIGGER erased_is_nobodys_member ON members_person;
DROP TRIGGER likeness_of_new ON members_person;
DROP TRIGGER likeness_of_mended ON members_person;
DROP POLICY second_within_reach ON members_likeness;
ALTER TABLE members_likeness DROP CONSTRAINT first_with_its_home, DROP CONSTRAINT second_with_its_home;
ALTER TABLE members_person DROP CONSTRAINT person_with_its_home;
DROP FUNCTION members_write_words(), members_note_leaving(bigint[]), members_follow_memberships(), members_follow_applications(),
  members_follow_new_papers(), members_check_erased(), members_notice_likeness(bigint[]), members_look_at_new(), members_look_at_mended(),
  members_keep_anew();
