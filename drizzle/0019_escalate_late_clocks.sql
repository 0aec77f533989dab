CREATE TABLE "escalation_levels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"level" smallint NOT NULL,
	"recipient" text NOT NULL,
	"working_days_after" smallint,
	"effective_from" date NOT NULL,
	CONSTRAINT "escalation_levels_level_check" CHECK ("escalation_levels"."level" > 0),
	CONSTRAINT "escalation_levels_days_check" CHECK ("escalation_levels"."working_days_after" >= 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_clocks" ADD COLUMN "escalation_level" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_clocks" ADD COLUMN "escalated_to" text;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "escalated_to" text;--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_levels_key" ON "escalation_levels" USING btree ("stage","level","effective_from");--> statement-breakpoint
CREATE INDEX "complaints_escalated_idx" ON "complaints" USING btree ("escalated_to","received_at","id") WHERE "complaints"."escalated_to" is not null;--> statement-breakpoint
-- The next run of the sweep finds out when each open complaint goes up.
UPDATE complaints SET next_check_at = now() WHERE closed_at IS NULL;
