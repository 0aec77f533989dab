CREATE TABLE "disclosures"."older_keys" (
	"report_id" text NOT NULL,
	"kind" text NOT NULL,
	"generation" smallint NOT NULL,
	"read_hash" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "older_keys_report_id_kind_generation_pk" PRIMARY KEY("report_id","kind","generation")
);
--> statement-breakpoint
ALTER TABLE "disclosures"."older_keys" ADD CONSTRAINT "older_keys_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "disclosures"."reports"("id") ON DELETE cascade ON UPDATE no action;