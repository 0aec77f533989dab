CREATE TABLE "complaint_subject_words" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "public_officer_list" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL,
	"shown_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "complaint_subject_words" ADD CONSTRAINT "complaint_subject_words_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_officer_list" ADD CONSTRAINT "public_officer_list_shown_by_officers_id_fk" FOREIGN KEY ("shown_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_subject_words_open_idx" ON "complaint_subject_words" USING btree ("complaint_id") WHERE "complaint_subject_words"."settled_at" is null;
--> statement-breakpoint
-- Whoever writes a subject or changes a role: the overseer acts exactly where the head is named.
CREATE FUNCTION mark_overseer_acts(complaint uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	about_head boolean;
BEGIN
	SELECT EXISTS (
		SELECT FROM complaint_subjects s JOIN officers o ON o.id = s.officer_id
		WHERE s.complaint_id = complaint AND s.ended_at IS NULL AND 'head' = ANY(o.roles)) INTO about_head;
	UPDATE complaints SET overseer_acts = about_head WHERE id = complaint AND overseer_acts <> about_head;
END $$;
--> statement-breakpoint
CREATE FUNCTION follow_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM mark_overseer_acts(NEW.complaint_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER complaint_subjects_follow AFTER INSERT OR UPDATE ON complaint_subjects
	FOR EACH ROW EXECUTE FUNCTION follow_subject();
--> statement-breakpoint
CREATE FUNCTION follow_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM mark_overseer_acts(s.complaint_id) FROM complaint_subjects s
		WHERE s.officer_id = NEW.id AND s.ended_at IS NULL;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER officers_follow_roles AFTER UPDATE OF roles ON officers
	FOR EACH ROW WHEN (OLD.roles IS DISTINCT FROM NEW.roles) EXECUTE FUNCTION follow_roles();
