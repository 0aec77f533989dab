CREATE TABLE "monitoring_drafts" (
	"period" text PRIMARY KEY NOT NULL,
	"texts" jsonb NOT NULL,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monitoring_findings" (
	"period" text NOT NULL,
	"finding_id" uuid NOT NULL,
	"linked_by" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "monitoring_findings_period_finding_id_pk" PRIMARY KEY("period","finding_id")
);
--> statement-breakpoint
CREATE TABLE "monitoring_report_rows" (
	"report_id" uuid NOT NULL,
	"number" text NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "monitoring_report_rows_report_id_number_pk" PRIMARY KEY("report_id","number")
);
--> statement-breakpoint
CREATE TABLE "monitoring_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period" text NOT NULL,
	"version" smallint NOT NULL,
	"reason" text,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"texts" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_name" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "monitoring_reports_reason_check" CHECK (("monitoring_reports"."version" = 1) = ("monitoring_reports"."reason" is null))
);
--> statement-breakpoint
ALTER TABLE "monitoring_drafts" ADD CONSTRAINT "monitoring_drafts_saved_by_officers_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitoring_findings" ADD CONSTRAINT "monitoring_findings_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitoring_findings" ADD CONSTRAINT "monitoring_findings_linked_by_officers_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitoring_reports" ADD CONSTRAINT "monitoring_reports_signed_by_officers_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "monitoring_findings_finding_idx" ON "monitoring_findings" USING btree ("finding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "monitoring_reports_period_key" ON "monitoring_reports" USING btree ("period","version");--> statement-breakpoint
CREATE TRIGGER monitoring_reports_append_only BEFORE UPDATE OR DELETE ON monitoring_reports
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_reports_no_truncate BEFORE TRUNCATE ON monitoring_reports
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_report_rows_append_only BEFORE UPDATE OR DELETE ON monitoring_report_rows
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_report_rows_no_truncate BEFORE TRUNCATE ON monitoring_report_rows
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- A row is written before its report, and none after it.
CREATE FUNCTION refuse_row_of_signed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM monitoring_reports WHERE id = NEW.report_id) THEN
		RAISE EXCEPTION 'a signed report gets no further rows' USING ERRCODE = 'TG001';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER monitoring_report_rows_complete BEFORE INSERT ON monitoring_report_rows
	FOR EACH ROW EXECUTE FUNCTION refuse_row_of_signed_report();
