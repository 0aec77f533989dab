// The least that takes a complaint: one form, one INSERT, nothing checked, nothing promised.
import process from 'node:process';
import type { RequestEvent } from '@sveltejs/kit';
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10 });

export const actions = {
	default: async ({ request }: RequestEvent) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '');
		const [row] = await sql`
			insert into complaints (type, service, category, narrative, kecamatan, name, key)
			values (${text('jenis')}, ${text('layanan')}, ${text('kategori')}, ${text('uraian')},
				${text('kecamatan')}, ${text('nama')}, ${text('kunci')})
			returning id`;
		return { number: String(row?.id) };
	}
};
