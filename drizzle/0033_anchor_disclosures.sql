CREATE TABLE "disclosures"."logged_days" (
	"day" date PRIMARY KEY NOT NULL,
	"head" text NOT NULL,
	"root" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
ALTER TABLE "disclosures"."envelopes" ADD COLUMN "logged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosures"."files" ADD COLUMN "logged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosures"."reports" ADD COLUMN "key_changes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosures"."reports" ADD COLUMN "logged_keys" integer;--> statement-breakpoint
CREATE INDEX "envelopes_unlogged_idx" ON "disclosures"."envelopes" USING btree ("stored_on") WHERE not "disclosures"."envelopes"."logged";