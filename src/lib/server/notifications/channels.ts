// Opens the channels that the host has configured; the others are off.
import type { Config } from '../platform/config.ts';
import { StartupError } from '../platform/startup-error.ts';
import type { Channels } from './channel.ts';
import { emailSender } from './email.ts';
import { GATEWAY_TEMPLATE, fillTemplate, gatewaySender } from './gateway.ts';

/**
 * @param config what the host decides
 * @returns a sender for each configured channel
 * @throws StartupError when a setting can't work
 */
export function openChannels({ mail, gateway }: Pick<Config, 'mail' | 'gateway'>): Channels {
	return {
		...(mail ? { email: openMail(mail) } : {}),
		...(gateway ? { phone: openGateway(gateway) } : {})
	};
}

function openMail({ url, from }: NonNullable<Config['mail']>) {
	if (!isAddress(url, ['smtp:', 'smtps:'])) {
		throw new StartupError(
			'SMTP_URL bukan alamat server surat. Contoh: SMTP_URL=smtp://nama:sandi@surat.contoh.go.id:587'
		);
	}
	if (!from || !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
		throw new StartupError(
			'MAIL_FROM perlu diisi bila SMTP_URL diisi. Contoh: MAIL_FROM="Tanggap <tanggap@contoh.go.id>"'
		);
	}
	return emailSender(url, from);
}

function openGateway(gateway: NonNullable<Config['gateway']>) {
	const template = gateway.template ?? GATEWAY_TEMPLATE;
	if (!isAddress(gateway.url, ['http:', 'https:'])) {
		throw new StartupError(
			'GATEWAY_URL bukan alamat web. Contoh: GATEWAY_URL=https://gateway.contoh.id/kirim'
		);
	}
	if (
		!isJson(fillTemplate(template, { ke: '', teks: '', id: '' })) ||
		!template.includes('{{ke}}')
	) {
		throw new StartupError(
			`GATEWAY_TEMPLATE harus JSON yang memuat {{ke}} dan {{teks}} di dalam tanda kutip. Contoh: GATEWAY_TEMPLATE='${GATEWAY_TEMPLATE}'`
		);
	}
	return gatewaySender({ ...gateway, template });
}

function isAddress(text: string, protocols: readonly string[]): boolean {
	return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
