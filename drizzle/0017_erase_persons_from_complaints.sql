CREATE TABLE "data_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fields" text[] NOT NULL,
	"words" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "data_requests_decision_check" CHECK (("data_requests"."decision" is null) = ("data_requests"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "erasure_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"released_by" uuid,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_decided_by_officers_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_placed_by_officers_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_released_by_officers_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "data_requests_open_key" ON "data_requests" USING btree ("complaint_id","kind") WHERE "data_requests"."decision" is null;--> statement-breakpoint
CREATE INDEX "data_requests_due_idx" ON "data_requests" USING btree ("due_at") WHERE "data_requests"."decision" is null;--> statement-breakpoint
CREATE INDEX "data_requests_complaint_idx" ON "data_requests" USING btree ("complaint_id");--> statement-breakpoint
CREATE INDEX "data_requests_decided_idx" ON "data_requests" USING btree ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_holds_open_key" ON "erasure_holds" USING btree ("complaint_id") WHERE "erasure_holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_retention_idx" ON "complaints" USING btree ("closed_at","id") WHERE "complaints"."closed_at" is not null and "complaints"."erased_at" is null;
--> statement-breakpoint
-- History stays append-only but for one narrow change (docs/adr/0021): once a complaint's history says
-- `erased`, values of `data` may give way to the mark of an erasure. Kind, time, actor, keys stay.
DROP TRIGGER complaint_events_append_only ON complaint_events;
--> statement-breakpoint
CREATE FUNCTION refuse_history_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(NEW) - 'data' = to_jsonb(OLD) - 'data'
		AND EXISTS (SELECT FROM complaint_events erasure
			WHERE erasure.complaint_id = OLD.complaint_id AND erasure.kind = 'erased')
		AND NOT EXISTS (
			SELECT FROM jsonb_each(OLD.data) was FULL JOIN jsonb_each(NEW.data) becomes USING (key)
			WHERE was.value IS DISTINCT FROM becomes.value AND (was.value IS NULL
				OR becomes.value #>> '{}' IS NULL
				OR becomes.value #>> '{}' NOT IN
					('[dihapus atas permintaan pelapor]', '[dihapus sesuai jadwal retensi]'))) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'TG001';
END $$;
--> statement-breakpoint
CREATE TRIGGER complaint_events_append_only BEFORE DELETE ON complaint_events
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER complaint_events_keep_history BEFORE UPDATE ON complaint_events
	FOR EACH ROW EXECUTE FUNCTION refuse_history_rewrite();
--> statement-breakpoint
-- What was erased stays so: nobody writes a name into it again, or says that it never happened.
CREATE FUNCTION refuse_undoing_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.erased_at IS DISTINCT FROM OLD.erased_at OR NEW.reporter_name IS NOT NULL
		OR NEW.reporter_phone IS NOT NULL OR NEW.reporter_email IS NOT NULL THEN
		RAISE EXCEPTION 'the erasure of a complaint is for good' USING ERRCODE = 'TG004';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER complaints_stay_erased BEFORE UPDATE ON complaints
	FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_undoing_erasure();
--> statement-breakpoint
-- The same for rows that hold words in one column beside what is evidence: its name is the argument.
CREATE FUNCTION refuse_rewrite_of_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(NEW) - TG_ARGV[0] = to_jsonb(OLD) - TG_ARGV[0]
		AND to_jsonb(NEW) ->> TG_ARGV[0] IN
			('[dihapus atas permintaan pelapor]', '[dihapus sesuai jadwal retensi]')
		AND EXISTS (SELECT FROM complaint_events erasure
			WHERE erasure.complaint_id = OLD.complaint_id AND erasure.kind = 'erased') THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'TG001';
END $$;
--> statement-breakpoint
DROP TRIGGER complaint_contacts_append_only ON complaint_contacts;
--> statement-breakpoint
CREATE TRIGGER complaint_contacts_append_only BEFORE DELETE ON complaint_contacts
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER complaint_contacts_keep_history BEFORE UPDATE ON complaint_contacts
	FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_of_words('note');
