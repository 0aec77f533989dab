import { releaseName } from '#lib/labels/releases.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listReleases, type ReleaseEntry } from '#lib/server/releases/index.ts';
import type { RequestHandler } from './$types';

const CONTEXT = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	spdx: 'http://spdx.org/rdf/terms#',
	xsd: 'http://www.w3.org/2001/XMLSchema#'
};
const MEDIA = 'https://www.iana.org/assignments/media-types/';

/** The catalogue of the published files: DCAT 2 in JSON-LD. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { agency, places, calendar } = locals.office;
	const entries = await listReleases(locals);
	const publisher = { '@type': 'foaf:Agent', 'foaf:name': agency.name };
	const at = (path: string) => new URL(path, url.origin).href;
	const datasetOf = ({
		code,
		kind,
		firstDay,
		lastDay,
		sha256,
		bytes,
		releasedAt
	}: ReleaseEntry) => ({
		'@id': at(`/statistik?periode=${code}`),
		'@type': 'dcat:Dataset',
		'dct:identifier': code,
		'dct:title': `Laporan warga, ${releaseName(code)}`,
		'dct:publisher': publisher,
		'dct:language': 'id',
		'dct:issued': date(localDate(calendar, releasedAt)),
		'dct:spatial': { '@type': 'dct:Location', 'dct:identifier': places.regency.code },
		'dct:temporal': {
			'@type': 'dct:PeriodOfTime',
			'dcat:startDate': date(firstDay),
			'dcat:endDate': date(lastDay)
		},
		'dct:accrualPeriodicity': kind === 'bulan' ? 'bulanan' : 'triwulanan',
		'dcat:distribution': [
			{
				'@type': 'dcat:Distribution',
				'dcat:downloadURL': { '@id': at(`/data/${code}.json`) },
				'dcat:mediaType': { '@id': `${MEDIA}application/json` },
				'dcat:byteSize': bytes,
				'spdx:checksum': {
					'@type': 'spdx:Checksum',
					'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
					'spdx:checksumValue': sha256
				}
			},
			{
				'@type': 'dcat:Distribution',
				'dcat:downloadURL': { '@id': at(`/data/${code}.csv`) },
				'dcat:mediaType': { '@id': `${MEDIA}text/csv` },
				'dct:conformsTo': { '@id': at('/data/skema.json') }
			}
		]
	});
	const catalogue = {
		'@context': CONTEXT,
		'@id': at('/data/katalog.json'),
		'@type': 'dcat:Catalog',
		'dct:title': `Data terbuka laporan warga, ${agency.shortName}`,
		'dct:description':
			'Angka laporan warga setiap bulan, dan sejak Januari setiap triwulan. Angka 1 sampai 4 disembunyikan.',
		'dct:publisher': publisher,
		'dct:language': 'id',
		'foaf:homepage': { '@id': at('/data') },
		'dcat:dataset': entries.map(datasetOf)
	};
	return new Response(JSON.stringify(catalogue), {
		headers: { 'content-type': 'application/json; charset=utf-8' }
	});
};

function date(value: string) {
	return { '@type': 'xsd:date', '@value': value };
}
