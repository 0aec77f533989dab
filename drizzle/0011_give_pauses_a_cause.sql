-- Until now every pause waited for the reporter.
ALTER TABLE "complaint_pauses" ADD COLUMN "category" text NOT NULL DEFAULT 'reporter';--> statement-breakpoint
ALTER TABLE "complaint_pauses" ALTER COLUMN "category" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "paused_for" text;--> statement-breakpoint
UPDATE "complaints" SET "paused_for" = 'reporter' WHERE "paused_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_pauses_due_idx" ON "complaint_pauses" USING btree ("expected_until") WHERE "complaint_pauses"."ended_at" is null;
