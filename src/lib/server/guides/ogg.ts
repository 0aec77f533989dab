// Owns the reading of Ogg Opus headers: how long a voice lasts, without any program for sound.

/**
 * How long an Ogg Opus file lasts.
 * @param file its bytes
 * @returns seconds; null when it isn't one whole Ogg Opus stream with one channel
 */
export function opusSeconds(file: Uint8Array): number | null {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const ascii = (at: number, length: number) =>
		String.fromCharCode(...file.subarray(at, at + length));
	let samples = 0;
	let preSkip: number | null = null;
	let ended = false;
	for (let at = 0; at < file.length;) {
		if (at + 27 > file.length || ascii(at, 4) !== 'OggS') return null;
		const segments = view.getUint8(at + 26);
		const body = at + 27 + segments;
		if (body > file.length) return null;
		const length = file.subarray(at + 27, body).reduce((sum, one) => sum + one, 0);
		if (body + length > file.length) return null;
		if (preSkip === null) {
			// RFC 7845: "OpusHead", version, channels, samples to drop at the start.
			if (length < 19 || ascii(body, 8) !== 'OpusHead' || view.getUint8(body + 9) !== 1)
				return null;
			preSkip = view.getUint16(body + 10, true);
		}
		// The position of a page on which no packet ends is -1.
		const position = view.getBigInt64(at + 6, true);
		if (position >= 0n) samples = Number(position);
		ended = (view.getUint8(at + 5) & 4) !== 0;
		at = body + length;
	}
	return preSkip === null || !ended || samples < preSkip ? null : (samples - preSkip) / 48_000;
}
