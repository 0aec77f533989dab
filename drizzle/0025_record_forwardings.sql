CREATE TABLE "complaint_forwardings" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"agency" text NOT NULL,
	"reason" text NOT NULL,
	"forwarded_by" uuid NOT NULL,
	"forwarded_at" timestamp (3) with time zone NOT NULL,
	"letter_number" text,
	"sent_on" date,
	"received_on" date,
	"external_reference" text,
	"answered_at" timestamp (3) with time zone,
	"follow_up_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_forwardings_waiting_check" CHECK ("complaint_forwardings"."follow_up_at" is not null or "complaint_forwardings"."answered_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "complaint_forwardings" ADD CONSTRAINT "complaint_forwardings_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_forwardings" ADD CONSTRAINT "complaint_forwardings_forwarded_by_officers_id_fk" FOREIGN KEY ("forwarded_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_forwardings_follow_up_idx" ON "complaint_forwardings" USING btree ("follow_up_at","complaint_id") WHERE "complaint_forwardings"."follow_up_at" is not null;--> statement-breakpoint
INSERT INTO "complaint_forwardings" ("complaint_id", "kind", "agency", "reason", "forwarded_by", "forwarded_at", "follow_up_at")
SELECT DISTINCT ON ("complaint_id") "complaint_id", 'agency', coalesce("data"->>'agency', '-'), coalesce("data"->>'record', '-'), "officer_id", "at", "at" + interval '14 days'
FROM "complaint_events" WHERE "kind" = 'forwarded' AND "officer_id" IS NOT NULL ORDER BY "complaint_id", "id";
