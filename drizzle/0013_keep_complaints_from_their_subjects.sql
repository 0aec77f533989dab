CREATE TABLE "complaint_subjects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "overseer_acts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_subjects" ADD CONSTRAINT "complaint_subjects_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_subjects" ADD CONSTRAINT "complaint_subjects_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_subjects_open_key" ON "complaint_subjects" USING btree ("complaint_id","officer_id") WHERE "complaint_subjects"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "complaint_subjects_officer_idx" ON "complaint_subjects" USING btree ("officer_id","complaint_id") WHERE "complaint_subjects"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_overseer_idx" ON "complaints" USING btree ("received_at","id") WHERE "complaints"."overseer_acts";