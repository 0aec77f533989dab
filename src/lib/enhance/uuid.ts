// Draws ids on the device.

/** @returns a random UUID, also where crypto.randomUUID is kept back: before Chrome 92, without https */
export function newUuid(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const variant = '89ab'.charAt((bytes[8] ?? 0) & 3);
	const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
	return [...groups, variant + hex.slice(17, 20), hex.slice(20)].join('-');
}
