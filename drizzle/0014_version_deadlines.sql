CREATE TABLE "deadline_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"officer_id" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deadline_policies" RENAME COLUMN "working_days" TO "amount";--> statement-breakpoint
ALTER TABLE "calendar_years" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- Until now every policy counted days, and nobody was warned before the end.
ALTER TABLE "deadline_policies" ADD COLUMN "unit" text NOT NULL DEFAULT 'working_days';--> statement-breakpoint
ALTER TABLE "deadline_policies" ALTER COLUMN "unit" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "deadline_policies" ADD COLUMN "warning_share" smallint NOT NULL DEFAULT 70;--> statement-breakpoint
ALTER TABLE "deadline_policies" ALTER COLUMN "warning_share" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "deadline_policies" ADD COLUMN "owner" text NOT NULL DEFAULT 'handler';--> statement-breakpoint
ALTER TABLE "deadline_policies" ALTER COLUMN "owner" DROP DEFAULT;--> statement-breakpoint
UPDATE "deadline_policies" SET "owner" = CASE "code"
	WHEN 'verification' THEN 'intake'
	WHEN 'extension' THEN 'head'
	ELSE 'reporter' END
	WHERE "code" IN ('verification', 'extension', 'reporter_answer', 'reopening');--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadline_changes_subject_idx" ON "deadline_changes" USING btree ("subject","at");--> statement-breakpoint
ALTER TABLE "deadline_policies" ADD CONSTRAINT "deadline_policies_amount_check" CHECK ("deadline_policies"."amount" > 0);--> statement-breakpoint
ALTER TABLE "deadline_policies" ADD CONSTRAINT "deadline_policies_warning_check" CHECK ("deadline_policies"."warning_share" between 1 and 100);--> statement-breakpoint
CREATE TRIGGER deadline_changes_append_only BEFORE UPDATE OR DELETE ON deadline_changes
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER deadline_changes_no_truncate BEFORE TRUNCATE ON deadline_changes
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- A running complaint points at its policy: another rule is another row.
CREATE FUNCTION refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (NEW.id, NEW.code, NEW.amount, NEW.unit, NEW.warning_share, NEW.owner, NEW.legal_basis, NEW.effective_from)
		IS DISTINCT FROM (OLD.id, OLD.code, OLD.amount, OLD.unit, OLD.warning_share, OLD.owner, OLD.legal_basis, OLD.effective_from) THEN
		RAISE EXCEPTION 'a deadline policy never changes; add a row with a later date'
			USING ERRCODE = 'TG004';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deadline_policies_keep_rule BEFORE UPDATE ON deadline_policies
	FOR EACH ROW EXECUTE FUNCTION refuse_policy_change();
--> statement-breakpoint
-- The first version of every year that is there already: it came with the product.
INSERT INTO deadline_changes (id, kind, subject, data, at)
SELECT gen_random_uuid(), 'calendar_saved', y.year::text,
	jsonb_build_object(
		'version', 1, 'decree', y.decree, 'decidedOn', y.decided_on, 'moved', 0,
		'removed', '[]'::jsonb,
		'added', coalesce(
			(SELECT jsonb_agg(jsonb_build_object('date', d.date, 'type', d.type, 'name', d.name) ORDER BY d.date)
				FROM calendar_days d WHERE d.year = y.year),
			'[]'::jsonb)),
	now()
FROM calendar_years y;
