CREATE TABLE "integrity_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"year" smallint NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"proposed" text,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "integrity_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"year" smallint NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"attachment_id" uuid,
	"sha256" text,
	"reference" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	"withdraw_reason" text,
	CONSTRAINT "integrity_evidence_kind_check" CHECK (("integrity_evidence"."kind" = 'file') = ("integrity_evidence"."attachment_id" is not null)
				and ("integrity_evidence"."kind" = 'file') = ("integrity_evidence"."sha256" is not null)
				and ("integrity_evidence"."kind" = 'file') = ("integrity_evidence"."reference" is null)),
	CONSTRAINT "integrity_evidence_withdrawn_check" CHECK (("integrity_evidence"."withdrawn_at" is null) = ("integrity_evidence"."withdrawn_by" is null)
				and ("integrity_evidence"."withdrawn_at" is null) = ("integrity_evidence"."withdraw_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "integrity_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"area" text NOT NULL,
	"position" smallint NOT NULL,
	"text" text NOT NULL,
	"answers" jsonb NOT NULL,
	"plans" jsonb NOT NULL,
	"question_code" text,
	"source" text NOT NULL,
	"confirmed" boolean NOT NULL,
	"effective_from" date NOT NULL,
	"retired" boolean NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "integrity_answers" ADD CONSTRAINT "integrity_answers_answered_by_officers_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrity_evidence" ADD CONSTRAINT "integrity_evidence_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrity_evidence" ADD CONSTRAINT "integrity_evidence_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrity_evidence" ADD CONSTRAINT "integrity_evidence_withdrawn_by_officers_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrity_items" ADD CONSTRAINT "integrity_items_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "integrity_answers_code_idx" ON "integrity_answers" USING btree ("year","code","id");--> statement-breakpoint
CREATE INDEX "integrity_evidence_code_idx" ON "integrity_evidence" USING btree ("year","code","id");--> statement-breakpoint
CREATE INDEX "integrity_items_code_idx" ON "integrity_items" USING btree ("code","effective_from","id");
--> statement-breakpoint
CREATE TRIGGER integrity_items_append_only BEFORE UPDATE OR DELETE ON integrity_items
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER integrity_answers_append_only BEFORE UPDATE OR DELETE ON integrity_answers
	FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
-- The wording that the product comes with: taken from studies and sheets, confirmed by nobody yet.
INSERT INTO integrity_items (id, code, kind, area, position, text, answers, plans, question_code,
	source, confirmed, effective_from, retired, added_at) VALUES
	('00000000-0000-7000-8000-000000000001', 'RA.1', 'plan_row', 'Pengaduan Masyarakat', 1, 'Unit kerja telah mengimplementasikan kebijakan pengaduan masyarakat', '[]', '["Tim penanganan pengaduan masyarakat", "Media pengaduan melalui media elektronik atau manual", "SOP penanganan pengaduan masyarakat"]', 'V.iii.a', 'Rencana Kerja Pembangunan ZI Disdukcapil 2021, seperti dikutip penelitian', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000002', 'RA.2', 'plan_row', 'Pengaduan Masyarakat', 2, 'Unit kerja telah melaksanakan tindak lanjut atas hasil penanganan pengaduan masyarakat', '[]', '["Membuat dokumen pelaporan penanganan pengaduan masyarakat"]', 'V.iii.b', 'Rencana Kerja Pembangunan ZI Disdukcapil 2021, seperti dikutip penelitian', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000003', 'RA.3', 'plan_row', 'Pengaduan Masyarakat', 3, 'Unit kerja telah melakukan monitoring dan evaluasi atas penanganan pengaduan masyarakat', '[]', '["Dilakukan monitoring hasil pengaduan masyarakat"]', 'V.iii.c', 'Rencana Kerja Pembangunan ZI Disdukcapil 2021, seperti dikutip penelitian', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000004', 'RA.4', 'plan_row', 'Pengaduan Masyarakat', 4, 'Unit kerja telah menerapkan whistle blowing system (WBS)', '[]', '["PD membuat pedoman pelaksanaan whistle blowing system (WBS)"]', 'V.iv.a', 'Rencana Kerja Pembangunan ZI Disdukcapil 2021, seperti dikutip penelitian', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000005', 'V.iii.a', 'question', 'V. Penguatan Pengawasan', 1, 'Kebijakan pengaduan masyarakat telah diimplementasikan', '[{"code": "A", "text": "Seluruh kebijakan diimplementasikan, dengan inovasi sesuai karakteristik unit"}, {"code": "B", "text": "Seluruh kebijakan diimplementasikan"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000006', 'V.iii.b', 'question', 'V. Penguatan Pengawasan', 2, 'Pengaduan masyarakat ditindaklanjuti', '[{"code": "YA", "text": "Ya"}, {"code": "TIDAK", "text": "Tidak"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000007', 'V.iii.c', 'question', 'V. Penguatan Pengawasan', 3, 'Telah dilakukan monitoring dan evaluasi atas penanganan pengaduan masyarakat', '[{"code": "A", "text": "Berkala"}, {"code": "B", "text": "Tidak berkala"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000008', 'V.iii.d', 'question', 'V. Penguatan Pengawasan', 4, 'Hasil evaluasi atas penanganan pengaduan masyarakat telah ditindaklanjuti', '[{"code": "A", "text": "Seluruhnya"}, {"code": "B", "text": "Sebagian"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000009', 'V.iv.a', 'question', 'V. Penguatan Pengawasan', 5, 'Whistle Blowing System telah diterapkan', '[{"code": "A", "text": "Seluruh kebijakan, dengan inovasi"}, {"code": "B", "text": "Sesuai kebijakan"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000010', 'V.iv.b', 'question', 'V. Penguatan Pengawasan', 6, 'Telah dilakukan evaluasi atas penerapan Whistle Blowing System', '[{"code": "A", "text": "Monitoring dan evaluasi berkala"}, {"code": "B", "text": "Tidak berkala"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z'),
	('00000000-0000-7000-8000-000000000011', 'V.iv.c', 'question', 'V. Penguatan Pengawasan', 7, 'Hasil evaluasi atas penerapan Whistle Blowing System telah ditindaklanjuti', '[{"code": "A", "text": "Seluruhnya"}, {"code": "B", "text": "Sebagian"}, {"code": "C", "text": "Belum"}]', '[]', null, 'Lembar penilaian mandiri ZI menurut PermenPANRB 90/2021; peraturannya sendiri belum dibaca', false, '2021-01-01', false, '2021-01-01T00:00:00Z');
