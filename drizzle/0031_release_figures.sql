CREATE TABLE "figure_releases" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"body" text NOT NULL,
	"sha256" text NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "figure_releases_kind_check" CHECK ("figure_releases"."kind" in ('bulan', 'sejak_januari'))
);
--> statement-breakpoint
CREATE TRIGGER figure_releases_append_only BEFORE UPDATE OR DELETE ON figure_releases
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER figure_releases_no_truncate BEFORE TRUNCATE ON figure_releases
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
