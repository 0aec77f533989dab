CREATE TABLE "disclosures"."budgets" (
	"day" date NOT NULL,
	"purpose" text NOT NULL,
	"subject" text NOT NULL,
	"taken" bigint NOT NULL,
	CONSTRAINT "budgets_day_purpose_subject_pk" PRIMARY KEY("day","purpose","subject")
);
--> statement-breakpoint
-- They told the moment of the last report and the last message.
DELETE FROM "rate_limits" WHERE "key" LIKE 'disclosure\_%';
