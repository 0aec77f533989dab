// What other modules may use of the places.

export {
	ATTRIBUTION,
	findDesa,
	findKecamatan,
	loadPlaces,
	type Desa,
	type Kecamatan,
	type Places,
	type Regency
} from './places.ts';
