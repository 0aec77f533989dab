CREATE TABLE "survey_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"kecamatan_code" text,
	"printed_by" uuid NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"valid_until" date NOT NULL,
	CONSTRAINT "survey_batches_place_check" CHECK (("survey_batches"."channel" = 'outreach') = ("survey_batches"."kecamatan_code" is not null))
);
--> statement-breakpoint
CREATE TABLE "survey_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"spent" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_complaints" (
	"complaint_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_periods" (
	"code" text PRIMARY KEY NOT NULL,
	"population" integer NOT NULL,
	"source" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" uuid,
	"figures" jsonb,
	CONSTRAINT "survey_periods_population_check" CHECK ("survey_periods"."population" > 0),
	CONSTRAINT "survey_periods_published_check" CHECK (("survey_periods"."published_at" is null) = ("survey_periods"."published_by" is null)
				and ("survey_periods"."published_at" is null) = ("survey_periods"."figures" is null))
);
--> statement-breakpoint
CREATE TABLE "survey_responses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" date NOT NULL,
	"channel" text NOT NULL,
	"scores" smallint[] NOT NULL,
	"service_code" text,
	"kecamatan_code" text,
	"sex" text,
	"age" text,
	"education" text,
	"job" text,
	"disability" text,
	"comment" text,
	CONSTRAINT "survey_responses_scores_check" CHECK (cardinality("survey_responses"."scores") = 9 and 1 <= all ("survey_responses"."scores") and 4 >= all ("survey_responses"."scores")
				and array_position("survey_responses"."scores", null) is null),
	CONSTRAINT "survey_responses_month_check" CHECK (extract(day from "survey_responses"."month") = 1)
);
--> statement-breakpoint
ALTER TABLE "survey_batches" ADD CONSTRAINT "survey_batches_printed_by_officers_id_fk" FOREIGN KEY ("printed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_codes" ADD CONSTRAINT "survey_codes_batch_id_survey_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."survey_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_complaints" ADD CONSTRAINT "survey_complaints_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_periods" ADD CONSTRAINT "survey_periods_set_by_officers_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_periods" ADD CONSTRAINT "survey_periods_published_by_officers_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "survey_batches_printed_idx" ON "survey_batches" USING btree ("printed_at","id");--> statement-breakpoint
CREATE INDEX "survey_codes_batch_idx" ON "survey_codes" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "survey_responses_month_idx" ON "survey_responses" USING btree ("month");--> statement-breakpoint
-- Answers are counted as they were given. Only a comment may give way to the mark that it was taken out.
CREATE FUNCTION refuse_survey_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		IF OLD.comment IS NOT NULL AND NEW.comment = '[saran dihapus karena menyebut orang]'
			AND to_jsonb(NEW) - 'comment' = to_jsonb(OLD) - 'comment' THEN
			RETURN NEW;
		END IF;
	END IF;
	RAISE EXCEPTION 'answers of a survey are append-only' USING ERRCODE = 'TG001';
END $$;
--> statement-breakpoint
CREATE TRIGGER survey_responses_append_only BEFORE UPDATE OR DELETE ON survey_responses
	FOR EACH ROW EXECUTE FUNCTION refuse_survey_change();
--> statement-breakpoint
CREATE TRIGGER survey_complaints_append_only BEFORE UPDATE OR DELETE ON survey_complaints
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- What was published stays as it was read.
CREATE FUNCTION refuse_published_survey_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.published_at IS NOT NULL THEN
		RAISE EXCEPTION 'a published survey never changes' USING ERRCODE = 'TG001';
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER survey_periods_stay BEFORE UPDATE OR DELETE ON survey_periods
	FOR EACH ROW EXECUTE FUNCTION refuse_published_survey_change();
