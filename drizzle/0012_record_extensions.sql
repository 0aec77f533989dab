CREATE TABLE "complaint_extensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"asked_days" smallint NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"granted_days" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "complaint_extensions_days_check" CHECK ("complaint_extensions"."asked_days" > 0),
	CONSTRAINT "complaint_extensions_decision_check" CHECK (("complaint_extensions"."decision" is null) = ("complaint_extensions"."decided_at" is null)
				and ("complaint_extensions"."decision" is not distinct from 'granted') = ("complaint_extensions"."granted_days" > 0))
);
--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "extension_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_extensions" ADD CONSTRAINT "complaint_extensions_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_extensions" ADD CONSTRAINT "complaint_extensions_asked_by_officers_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_extensions" ADD CONSTRAINT "complaint_extensions_decided_by_officers_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_extensions_complaint_idx" ON "complaint_extensions" USING btree ("complaint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_extensions_open_key" ON "complaint_extensions" USING btree ("complaint_id") WHERE "complaint_extensions"."decision" is null;