ALTER TABLE "disclosures"."reports" ADD COLUMN "cohort" text;--> statement-breakpoint
CREATE INDEX "reports_cohort_idx" ON "disclosures"."reports" USING btree ("cohort");