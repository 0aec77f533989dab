/** @param body lines of a CSV file @param code of its period @returns the file, to be saved */
export function csvResponse(body: string, code: string): Response {
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="laporan-warga-${code}.csv"`
		}
	});
}
