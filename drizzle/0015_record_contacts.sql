CREATE TABLE "complaint_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"way" text NOT NULL,
	"outcome" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "complaint_pauses_due_idx";--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "contact_needed_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "next_check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_contacts" ADD CONSTRAINT "complaint_contacts_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_contacts" ADD CONSTRAINT "complaint_contacts_event_id_complaint_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."complaint_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_contacts" ADD CONSTRAINT "complaint_contacts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_contacts_complaint_idx" ON "complaint_contacts" USING btree ("complaint_id","at");--> statement-breakpoint
CREATE INDEX "complaints_check_idx" ON "complaints" USING btree ("next_check_at","id") WHERE "complaints"."next_check_at" is not null;--> statement-breakpoint
CREATE TRIGGER complaint_contacts_append_only BEFORE UPDATE OR DELETE ON complaint_contacts
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER complaint_contacts_no_truncate BEFORE TRUNCATE ON complaint_contacts
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- The first run of the sweep looks at everything that is open and finds out when to look again.
UPDATE complaints SET next_check_at = now() WHERE closed_at IS NULL;
