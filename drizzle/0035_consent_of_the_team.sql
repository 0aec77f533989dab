CREATE TABLE "disclosures"."proposed_manifests" (
	"version" integer PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"signature" text NOT NULL,
	"approvals" jsonb NOT NULL,
	"proposed_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "disclosures"."manifests" ADD COLUMN "approvals" jsonb DEFAULT '[]'::jsonb NOT NULL;