CREATE TABLE "retention_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"months" smallint NOT NULL,
	"legal_basis" text NOT NULL,
	"effective_from" date NOT NULL,
	"active" boolean NOT NULL,
	"note" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "retention_rules_months_check" CHECK ("retention_rules"."months" between 1 and 600)
);
--> statement-breakpoint
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_decided_by_officers_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "retention_rules_code_idx" ON "retention_rules" USING btree ("code","effective_from");
--> statement-breakpoint
CREATE TRIGGER retention_rules_append_only BEFORE UPDATE OR DELETE ON retention_rules
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER retention_rules_no_truncate BEFORE TRUNCATE ON retention_rules
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
