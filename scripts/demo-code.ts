// `npm run demo:kode -- RAHASIA`: the code of a second factor that holds now, for whoever tries the
// demo without an authenticator app at hand.
import process from 'node:process';
import { Secret, TOTP } from 'otpauth';

const [secret = ''] = process.argv.slice(2);
if (/^[A-Z2-7]{32}$/.test(secret)) {
	const totp = new TOTP({ secret: Secret.fromBase32(secret) });
	const left = Math.ceil(totp.remaining() / 1000);
	process.stdout.write(`${totp.generate()} (berlaku ${left} detik lagi; sekali pakai)\n`);
} else {
	process.stderr.write(
		'Tulis rahasia dua langkah yang dicetak npm run demo: 32 huruf besar dan angka. ' +
			'Contoh: npm run demo:kode -- JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\n'
	);
	process.exitCode = 1;
}
