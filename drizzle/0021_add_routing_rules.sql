CREATE TABLE "routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_code" text,
	"category_code" text,
	"class" text,
	"service_group" text,
	"unit_code" text NOT NULL,
	"officer_id" uuid,
	"priority" smallint NOT NULL,
	"note" text NOT NULL,
	"confirmed" boolean NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"entered_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "routing_rules_priority_check" CHECK ("routing_rules"."priority" between 1 and 99)
);
--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_entered_by_officers_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_ended_by_officers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "routing_rules_open_idx" ON "routing_rules" USING btree ("priority") WHERE "routing_rules"."ended_at" is null;