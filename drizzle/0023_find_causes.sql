CREATE TABLE "finding_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"what" text NOT NULL,
	"unit_code" text,
	"officer_id" uuid,
	"due_date" date NOT NULL,
	"first_due_date" date NOT NULL,
	"budget_line" text,
	"plan_row" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_on" date,
	"done_by" uuid,
	"done_note" text,
	"late_reason" text,
	"escalated" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "finding_actions_responsible_check" CHECK ("finding_actions"."unit_code" is not null or "finding_actions"."officer_id" is not null),
	CONSTRAINT "finding_actions_done_check" CHECK (("finding_actions"."done_at" is null) = ("finding_actions"."done_on" is null)
				and ("finding_actions"."done_at" is null) = ("finding_actions"."done_by" is null)
				and ("finding_actions"."done_at" is null) = ("finding_actions"."done_note" is null))
);
--> statement-breakpoint
CREATE TABLE "finding_complaints" (
	"finding_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"linked_by" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "finding_complaints_finding_id_complaint_id_pk" PRIMARY KEY("finding_id","complaint_id")
);
--> statement-breakpoint
CREATE TABLE "finding_dismissals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_code" text NOT NULL,
	"category_code" text NOT NULL,
	"kecamatan_code" text,
	"reason" text NOT NULL,
	"dismissed_by" uuid NOT NULL,
	"dismissed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding_effects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"weeks" smallint NOT NULL,
	"before_from" date NOT NULL,
	"before_until" date NOT NULL,
	"after_from" date NOT NULL,
	"after_until" date NOT NULL,
	"figures" jsonb NOT NULL,
	"computed_by" uuid NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"conclusion" text,
	"conclusion_text" text,
	"concluded_by" uuid,
	"concluded_at" timestamp (3) with time zone,
	"public_before" text,
	"public_action" text,
	"public_now" text,
	CONSTRAINT "finding_effects_concluded_check" CHECK (("finding_effects"."conclusion" is null) = ("finding_effects"."concluded_at" is null)
				and ("finding_effects"."conclusion" is null) = ("finding_effects"."concluded_by" is null)
				and ("finding_effects"."conclusion" is null) = ("finding_effects"."conclusion_text" is null)),
	CONSTRAINT "finding_effects_public_check" CHECK (("finding_effects"."public_now" is null) = ("finding_effects"."public_before" is null)
				and ("finding_effects"."public_now" is null) = ("finding_effects"."public_action" is null)
				and ("finding_effects"."public_now" is null or "finding_effects"."conclusion" is not distinct from 'improved'))
);
--> statement-breakpoint
CREATE TABLE "finding_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"officer_id" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"action_id" uuid,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"attachment_id" uuid,
	"sha256" text,
	"reference" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "finding_evidence_kind_check" CHECK (("finding_evidence"."kind" = 'file') = ("finding_evidence"."attachment_id" is not null)
				and ("finding_evidence"."kind" = 'file') = ("finding_evidence"."sha256" is not null)
				and ("finding_evidence"."kind" = 'file') = ("finding_evidence"."reference" is null))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"service_code" text,
	"category_code" text,
	"kecamatan_code" text,
	"status" text NOT NULL,
	"found_by" uuid NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"drop_reason" text,
	CONSTRAINT "findings_closed_check" CHECK (("findings"."closed_at" is not null) = ("findings"."status" in ('verified', 'dropped'))
				and ("findings"."drop_reason" is not null) = ("findings"."status" = 'dropped'))
);
--> statement-breakpoint
ALTER TABLE "finding_actions" ADD CONSTRAINT "finding_actions_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_actions" ADD CONSTRAINT "finding_actions_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_actions" ADD CONSTRAINT "finding_actions_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_actions" ADD CONSTRAINT "finding_actions_done_by_officers_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_complaints" ADD CONSTRAINT "finding_complaints_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_complaints" ADD CONSTRAINT "finding_complaints_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_complaints" ADD CONSTRAINT "finding_complaints_linked_by_officers_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_dismissals" ADD CONSTRAINT "finding_dismissals_dismissed_by_officers_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_effects" ADD CONSTRAINT "finding_effects_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_effects" ADD CONSTRAINT "finding_effects_computed_by_officers_id_fk" FOREIGN KEY ("computed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_effects" ADD CONSTRAINT "finding_effects_concluded_by_officers_id_fk" FOREIGN KEY ("concluded_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_events" ADD CONSTRAINT "finding_events_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_events" ADD CONSTRAINT "finding_events_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_action_id_finding_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."finding_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_found_by_officers_id_fk" FOREIGN KEY ("found_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_actions_finding_idx" ON "finding_actions" USING btree ("finding_id","id");--> statement-breakpoint
CREATE INDEX "finding_actions_due_idx" ON "finding_actions" USING btree ("due_date") WHERE "finding_actions"."done_at" is null;--> statement-breakpoint
CREATE INDEX "finding_complaints_complaint_idx" ON "finding_complaints" USING btree ("complaint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_dismissals_group_key" ON "finding_dismissals" USING btree ("service_code","category_code",coalesce("kecamatan_code", ''));--> statement-breakpoint
CREATE INDEX "finding_effects_finding_idx" ON "finding_effects" USING btree ("finding_id","id");--> statement-breakpoint
CREATE INDEX "finding_effects_public_idx" ON "finding_effects" USING btree ("concluded_at") WHERE "finding_effects"."public_now" is not null;--> statement-breakpoint
CREATE INDEX "finding_events_finding_idx" ON "finding_events" USING btree ("finding_id","id");--> statement-breakpoint
CREATE INDEX "finding_evidence_finding_idx" ON "finding_evidence" USING btree ("finding_id","id");--> statement-breakpoint
CREATE INDEX "findings_status_idx" ON "findings" USING btree ("status","found_at");--> statement-breakpoint
CREATE TRIGGER finding_events_append_only BEFORE UPDATE OR DELETE ON finding_events
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER finding_events_no_truncate BEFORE TRUNCATE ON finding_events
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER finding_complaints_append_only BEFORE UPDATE OR DELETE ON finding_complaints
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER finding_evidence_append_only BEFORE UPDATE OR DELETE ON finding_evidence
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- What was computed stays, and so does what a person concluded from it.
CREATE FUNCTION refuse_effect_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' OR OLD.conclusion IS NOT NULL
		OR (NEW.id, NEW.finding_id, NEW.measure, NEW.weeks, NEW.before_from, NEW.before_until,
			NEW.after_from, NEW.after_until, NEW.figures, NEW.computed_by, NEW.computed_at)
		IS DISTINCT FROM (OLD.id, OLD.finding_id, OLD.measure, OLD.weeks, OLD.before_from, OLD.before_until,
			OLD.after_from, OLD.after_until, OLD.figures, OLD.computed_by, OLD.computed_at) THEN
		RAISE EXCEPTION 'an effect is computed once and concluded once' USING ERRCODE = 'TG001';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER finding_effects_stay BEFORE UPDATE OR DELETE ON finding_effects
	FOR EACH ROW EXECUTE FUNCTION refuse_effect_change();
