// What every form relies on: typed input survives, and mistakes are tied to their input.
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import CheckboxField from './CheckboxField.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import RadioCards from './RadioCards.svelte';
import Select from './Select.svelte';
import TextArea from './TextArea.svelte';
import TextInput from './TextInput.svelte';

const options = [
	{ value: 'pengaduan', label: 'Pengaduan' },
	{ value: 'aspirasi', label: 'Usul' }
];

describe('what was typed is kept', () => {
	it('in a line of text, escaped', () => {
		const { body } = render(TextInput, {
			props: { name: 'nama', label: 'Nama', value: '"><script>' }
		});
		expect(body).toContain('value="&quot;>&lt;script>"');
	});
	it('in a text area, line breaks and all', () => {
		const { body } = render(TextArea, {
			props: { name: 'uraian', label: 'Cerita', value: '\n</textarea>\nbaris dua' }
		});
		expect(body).toContain('&lt;/textarea>\nbaris dua</textarea>');
	});
	it('in choices', () => {
		expect(
			render(Select, { props: { name: 'jenis', label: 'Jenis', options, value: 'aspirasi' } }).body
		).toMatch(/<option[^>]*value="aspirasi"[^>]*selected/);
		expect(
			render(RadioCards, { props: { name: 'jenis', label: 'Jenis', options, value: 'aspirasi' } })
				.body
		).toMatch(/value="aspirasi"[^>]*checked/);
		expect(
			render(CheckboxField, { props: { name: 'anonim', label: 'Anonim', checked: true } }).body
		).toMatch(/type="checkbox"[^>]*checked/);
	});
});

describe('mistakes', () => {
	it('are described by hint and error, in this order', () => {
		const { body } = render(TextInput, {
			props: { name: 'telepon', label: 'Telepon', hint: 'Boleh kosong', error: 'Kurang lengkap' }
		});
		expect(body).toContain('aria-describedby="telepon-petunjuk telepon-salah"');
		expect(body).toContain('aria-invalid="true"');
		expect(body).toContain('id="telepon-petunjuk"');
		expect(body).toContain('id="telepon-salah"');
	});
	it('in the summary lead to an input that exists, radio tiles too', () => {
		const summary = render(ErrorSummary, {
			props: { errors: [{ field: 'jenis', message: 'Pilih satu' }] }
		}).body;
		const tiles = render(RadioCards, {
			props: { name: 'jenis', label: 'Jenis', options, error: 'Pilih satu' }
		}).body;
		expect(summary).toContain('href="#jenis"');
		expect(summary).toContain('role="alert"');
		expect(tiles).toMatch(/<input[^>]*id="jenis"/);
	});
	it('are where the keyboard goes on, as the page was loaded anew', () => {
		const { body } = render(ErrorSummary, {
			props: { errors: [{ field: 'nama', message: 'Tulis nama' }] }
		});
		expect(body).toMatch(/<div[^>]*tabindex="-1"[^>]*autofocus/);
		expect(body).toContain('Ada yang perlu diperbaiki');
	});
	it('that belong to no field are not called something to put right', () => {
		const { body } = render(ErrorSummary, {
			props: { errors: [{ field: '', message: 'Terlalu banyak percobaan.' }] }
		});
		expect(body).toContain('Belum berhasil');
	});
	it('when there are none, there is no summary', () => {
		expect(render(ErrorSummary, { props: { errors: [] } }).body).not.toContain('role="alert"');
	});
});
