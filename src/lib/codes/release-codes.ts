// The closed sets of words of the public figures. They stand in published files, which Indonesian
// programs read: so they are Indonesian, and never change.

/** What is counted. */
export const RELEASE_MEASURES = [
	'laporan_masuk',
	'laporan_berakhir',
	'dibuka_kembali',
	'dinilai',
	'dinilai_baik',
	'tepat_waktu',
	'hari_tengah',
	'hari_persepuluh_terlama',
	'hari_janji'
] as const;
export type ReleaseMeasure = (typeof RELEASE_MEASURES)[number];

/** By what it is told apart. */
export const RELEASE_BREAKDOWNS = [
	'semua',
	'jenis',
	'kanal',
	'layanan',
	'kategori',
	'kecamatan',
	'tahap',
	'kelas'
] as const;
export type ReleaseBreakdown = (typeof RELEASE_BREAKDOWNS)[number];

/** Whether there is a value, and why not. */
export const RELEASE_STATES = ['ada', 'disembunyikan', 'terlalu_sedikit', 'tidak_ada'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** A month by itself, or a year from January to the end of a quarter. */
export type ReleaseKind = 'bulan' | 'sejak_januari';
