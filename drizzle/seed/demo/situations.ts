// What people complain about, drawn from the office's own record of what hurts (long trips for one
// fingerprint, a chat bot, dates that nobody keeps, a wrong letter in a name) and all invented in
// detail. Slots in braces are filled by narrative.ts. Kecamatan names are those of Musi Banyuasin;
// in another regency such a situation happens anywhere.
import type { ComplaintClass, ComplaintType } from '#lib/codes/complaint-codes.ts';

/** One thing that happens to people, and what the office does about it. */
export interface Situation {
	key: string;
	type: ComplaintType;
	class: ComplaintClass;
	service: string;
	category: string;
	/** Code of the unit that handles it. */
	unit: string;
	/** Names of kecamatan that it belongs to; absent: any. */
	where?: readonly string[];
	/** How people tell it: one of these. */
	tell: readonly string[];
	/** What intake asks for when it is incomplete. */
	ask?: string;
	/** What was done. */
	did: string;
	/** What the office answers. */
	answer: string;
	/** Ends with another agency. */
	forwardTo?: string;
	/** Ends in refusal, for this reason. */
	refusal?: string;
}

type Told = Omit<Situation, 'key' | 'type' | 'class' | 'service' | 'category' | 'unit'>;

const FAR = ['Bayung Lencir', 'Tungkal Jaya', 'Lalan', 'Batang Hari Leko', 'Sanga Desa'];
const RIVER = ['Lalan', 'Bayung Lencir', 'Sungai Lilin', 'Keluang', 'Lais'];

function complaint(
	key: string,
	[service, category, unit]: readonly [string, string, string],
	told: Told,
	complaintClass: ComplaintClass = 'without_supervision'
): Situation {
	return { key, type: 'complaint', class: complaintClass, service, category, unit, ...told };
}

function question(
	key: string,
	[service, category, unit]: readonly [string, string, string],
	told: Told
): Situation {
	return {
		key,
		type: 'information_request',
		class: 'information',
		service,
		category,
		unit,
		...told
	};
}

function wish(
	key: string,
	[service, category, unit]: readonly [string, string, string],
	told: Told
): Situation {
	return { key, type: 'aspiration', class: 'aspiration', service, category, unit, ...told };
}

const KTP_AND_KK: readonly Situation[] = [
	complaint('ktp-lewat-janji', ['KTP_EL', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'KTP {kel} sudah direkam {lama} lalu, katanya 2 sampai 3 hari kerja jadi. Sampai hari ini belum ada kabar, padahal mau dipakai {perlu}.',
			'Rekam KTP {tgl}, dijanjikan tiga hari. Ini sudah {lama} dan tidak ada yang bisa menjelaskan KTP saya sampai di mana.'
		],
		ask: 'Tanggal berapa Anda merekam KTP, dan di kantor mana? Bila ada tanda terima, kirim fotonya tanpa memperlihatkan NIK.',
		did: 'Status cetak diperiksa. Data sudah siap cetak, tetapi tertinggal di antrean cetak pekan lalu. KTP dicetak hari ini.',
		answer:
			'KTP sudah dicetak dan bisa diambil di loket pengambilan pada jam layanan. Bawa tanda terima perekaman. Maaf, janji kami meleset dan Anda tidak kami kabari.'
	}),
	complaint('ktp-sembilan-jam', ['KTP_EL', 'AKSES', 'DAFDUK'], {
		where: FAR,
		tell: [
			'Dari {tempat} ke Sekayu itu 8 sampai 9 jam. Saya {kendaraan} cuma untuk rekam KTP {kel}, sampai sana loket sudah tutup. Terpaksa menginap, habis {biaya}.',
			'Rekam KTP harus datang sendiri ke kantor. Kami di {tempat} sembilan jam perjalanan, jalan rusak. {Kel} tidak kuat. Tolong ada perekaman di kecamatan.'
		],
		did: 'Dibahas dengan kecamatan. Perekaman keliling dijadwalkan memakai alat cadangan, warga yang belum merekam didata oleh desa.',
		answer:
			'Perekaman KTP memang perlu hadir sendiri. Supaya Anda tidak menempuh sembilan jam lagi, petugas akan datang merekam di kantor kecamatan. Jadwalnya kami kabarkan lewat desa dan lewat halaman ini.'
	}),
	complaint('ktp-blanko', ['KTP_EL', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'Sudah dua kali datang dibilang blanko KTP habis. Kapan adanya tidak ada yang tahu. KTP {kel} mau dipakai {perlu}.',
			'Blanko kosong terus. {Lama} saya menunggu. Tetangga yang datang belakangan malah sudah dapat, bagaimana ini?'
		],
		did: 'Stok blanko diperiksa. Kiriman sudah masuk dan antrean dicetak menurut tanggal rekam.',
		answer:
			'Blanko sudah tersedia lagi. KTP Anda tercetak menurut urutan tanggal rekam dan bisa diambil di loket. Mulai pekan ini sisa blanko ditulis di papan depan loket.'
	}),
	complaint('ktp-nomor-antrean', ['KTP_EL', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'Datang pukul {pagi} nomor antrean sudah habis. Kata satpam besok saja. Saya dari {tempat}, berangkat habis subuh.',
			'Antre dari pukul {pagi} sampai istirahat belum dipanggil juga. Di depan saya masih puluhan orang, loket yang buka cuma dua.'
		],
		did: 'Pembagian nomor diubah: sebagian disisihkan untuk warga kecamatan jauh. Loket ketiga dibuka pada hari Senin dan Selasa.',
		answer:
			'Nomor antrean untuk warga dari kecamatan jauh sekarang disisihkan sampai pukul 11. Sebut kecamatan Anda kepada petugas di meja depan.'
	}),
	complaint('ktp-lansia-di-rumah', ['KTP_EL', 'AKSES', 'DAFDUK'], {
		tell: [
			'Nenek saya sudah tidak bisa jalan, belum punya KTP elektronik. Dibawa ke kantor tidak mungkin. Minta tolong petugas datang ke {tempat}.',
			'{Kel} sakit lama, terbaring. KTP diminta puskesmas untuk {perlu}. Apa bisa petugas rekam di rumah?'
		],
		ask: 'Di dusun dan RT berapa rumahnya, dan siapa yang bisa kami hubungi untuk membuat janji?',
		did: 'Kunjungan rumah dijadwalkan bersama kepala dusun. Perekaman dilakukan di rumah.',
		answer:
			'Petugas sudah merekam di rumah bersama kepala dusun. KTP diantar lewat kantor desa. Terima kasih sudah memberi tahu kami.'
	}),
	complaint('ktp-data-keliru', ['KTP_EL', 'DATA_SALAH', 'DAFDUK'], {
		tell: [
			'Tempat lahir di KTP {kel} salah tulis, di akta betul. Pihak bank menolak waktu mau {perlu}.',
			'KTP baru jadi tapi alamatnya masih alamat lama, padahal sudah lapor pindah dari {tgl}. Harus ulang dari awal atau bagaimana?'
		],
		ask: 'Bagian mana yang salah, dan bagaimana yang benar menurut akta atau ijazah? Jangan tulis NIK di sini.',
		did: 'Data dicocokkan dengan akta. Kekeliruan ada pada pengetikan, sudah dibetulkan dan dicetak ulang.',
		answer:
			'Data sudah kami betulkan sesuai akta dan KTP dicetak ulang. Bawa KTP yang lama saat mengambil. Tidak ada biaya.'
	}),
	complaint('ktp-alat-rusak', ['KTP_EL', 'AKSES', 'PIAK'], {
		tell: [
			'Alat rekam di kantor camat {kec} rusak sudah {lama}. Tiap ditanya jawabannya menunggu dari dinas. Masa semua warga disuruh ke Sekayu?',
			'Mau rekam KTP {kel} di kecamatan, alatnya mati. Disuruh datang lagi minggu depan, ternyata masih mati juga.'
		],
		did: 'Alat diambil dan diperiksa; pemindai sidik jari diganti. Alat cadangan dipinjamkan ke kecamatan selama perbaikan.',
		answer:
			'Alat rekam di kecamatan sudah berfungsi lagi. Silakan datang pada jam layanan kecamatan. Bila mati lagi, beri tahu kami lewat halaman ini, jangan menunggu.'
	}),
	complaint('ktp-janji-chat', ['KTP_EL', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Lewat chat saya sudah dapat jadwal rekam {tgl} pukul {pagi}. Sampai di kantor petugasnya tidak tahu ada jadwal itu, saya disuruh antre dari awal.',
			'Jadwal rekam dari WhatsApp tidak ada di loket. Buat apa daftar online kalau sampai sana tetap antre? Saya jauh-jauh {kendaraan}.'
		],
		did: 'Jadwal dari chat ternyata tidak diteruskan ke loket. Mulai sekarang daftar janji dicetak tiap pagi.',
		answer:
			'Maaf, janji dari chat tidak sampai ke loket. Sekarang daftar janji dicetak setiap pagi dan ada di meja depan. Anda bisa datang kapan saja pekan ini tanpa antre ulang: tunjukkan jadwal di ponsel Anda.'
	}),
	complaint('ktp-hilang-surat-tambahan', ['KTP_EL', 'PERSYARATAN', 'DAFDUK'], {
		tell: [
			'KTP {kel} hilang. Surat polisi dan KK sudah dibawa, masih diminta surat pengantar RT, RW, lurah. Di mana aturannya?',
			'Sudah lengkap surat kehilangan, disuruh pulang minta tanda tangan kades. Kades sedang dinas luar {lama}.'
		],
		did: 'Dicek ke loket. Surat pengantar tidak diperlukan; petugas loket diingatkan dan daftar syarat ditempel ulang.',
		answer:
			'Untuk KTP hilang cukup surat kehilangan dari kepolisian dan KK. Surat pengantar tidak perlu. Silakan datang lagi, berkas Anda langsung diproses. Maaf atas kebingungan ini.'
	}),
	complaint('ktp-difabel', ['KTP_EL', 'AKSES', 'SEKRETARIAT'], {
		tell: [
			'{Kel} pakai kursi roda. Mau masuk ruang rekam ada tangga tiga tingkat, tidak ada jalur lain. Akhirnya digotong, malu dia.',
			'Tidak ada loket untuk penyandang disabilitas. {Kel} tuli, dipanggil lewat pengeras suara ya tidak dengar, nomornya terlewat.'
		],
		did: 'Jalur landai sementara dipasang di pintu samping. Petugas meja depan diminta menandai antrean yang perlu dipanggil langsung.',
		answer:
			'Kami minta maaf. Jalur landai sudah ada di pintu samping, dan meja depan menandai siapa yang perlu dipanggil langsung. Beri tahu petugas saat datang; Anda didahulukan.'
	}),
	question('ktp-tanya-17-tahun', ['KTP_EL', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Anak saya bulan depan genap 17 tahun. Untuk KTP apa saja yang dibawa, dan bisa rekam sebelum ulang tahun tidak?',
			'Mau tanya syarat bikin KTP pertama untuk {kel}. Harus ke Sekayu atau cukup di kecamatan {kec}?'
		],
		did: 'Pertanyaan diteruskan ke loket KTP.',
		answer:
			'Bawa fotokopi KK dan datang sendiri untuk foto, sidik jari, dan iris. KTP berlaku sejak usia 17 tahun atau sudah kawin. Semuanya gratis.'
	}),
	complaint('kk-nama-salah', ['KK', 'DATA_SALAH', 'DAFDUK'], {
		tell: [
			'Nama {kel} di KK kurang satu huruf, jadi beda dengan ijazah. Waktu {perlu} ditolak sistem.',
			'KK baru keluar {tgl}, eh nama bapak saya salah dan tanggal lahir adik terbalik. Baru sampai rumah di {tempat} ketahuan.',
			'Di KK tertulis nama {kel} tanpa nama belakang. Katanya harus bawa akta asli ke kantor, padahal salahnya bukan dari kami.'
		],
		ask: 'Nama siapa yang salah (cukup kedudukannya dalam keluarga), dan bagaimana tulisannya di akta? Boleh kirim foto akta dengan NIK ditutup.',
		did: 'Nama dicocokkan dengan akta kelahiran. Salah ketik dibetulkan, KK diterbitkan ulang.',
		answer:
			'Nama di KK sudah kami betulkan sesuai akta. KK yang baru bisa dicetak sendiri di kertas HVS A4 80 gram atau diambil di loket. Maaf atas salah ketik kami.'
	}),
	complaint('kk-anak-belum-masuk', ['KK', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'Anak kedua lahir, akta sudah ada, tapi di KK belum masuk juga. Sudah {lama} diajukan lewat SIP OK.',
			'Mengajukan tambah anggota KK {tgl}, dibalas "sedang diproses" terus. Bayi butuh KK untuk {perlu}.'
		],
		did: 'Pengajuan ditemukan dan diproses; tertahan karena foto berkas buram dan pemohon tidak dikabari.',
		answer:
			'KK dengan anggota baru sudah terbit. Pengajuan Anda tertahan karena foto berkas buram, dan kami lalai memberi tahu. Mohon maaf.'
	}),
	complaint('kk-pecah', ['KK', 'PERSYARATAN', 'DAFDUK'], {
		tell: [
			'Baru menikah mau pisah KK dari orang tua. Pertama diminta buku nikah, datang lagi diminta ijazah, datang lagi diminta KK mertua asli.',
			'Urus pecah KK tiga kali balik. Setiap petugas beda syaratnya. Tolong syarat ditulis saja di depan.'
		],
		did: 'Syarat yang diminta dicocokkan dengan daftar resmi. Loket disamakan pegangannya.',
		answer:
			'Untuk KK baru setelah menikah cukup buku nikah dan KK lama. Syarat lain tidak perlu. Kami sudah menyamakan penjelasan semua loket.'
	}),
	complaint('kk-pdf-tidak-terbuka', ['KK', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'KK katanya dikirim lewat email bentuk PDF. Dibuka minta PIN, PIN-nya tidak pernah dikirim.',
			'Tautan KK di email tidak bisa dibuka, tulisannya kedaluwarsa. Baru juga {lama} lalu dikirim, kami di sini sinyalnya susah.'
		],
		did: 'Tautan dan PIN dikirim ulang, pemohon dipandu membuka berkas.',
		answer:
			'Tautan dan PIN sudah kami kirim ulang. Bila tidak sempat dibuka, KK bisa dicetak di loket atau di kantor kecamatan tanpa biaya.'
	}),
	complaint('kk-kertas-putih-ditolak', ['KK', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'KK cetak kertas putih ditolak pihak bank, katanya harus yang lama bertanda tangan basah. Mana yang benar?',
			'Mau {perlu}, KK yang ada barcode dibilang fotokopi. Malu saya ribut di sana.'
		],
		did: 'Surat penjelasan tentang tanda tangan elektronik dikirim ke lembaga yang bersangkutan.',
		answer:
			'KK di kertas HVS A4 dengan tanda tangan elektronik itu sah (Permendagri 109/2019). Petugas bisa memindai kodenya. Surat penjelasan sudah kami kirim; Anda boleh menunjukkan jawaban ini.'
	}),
	complaint('kk-almarhum-masih-ada', ['KK', 'DATA_SALAH', 'CAPIL'], {
		tell: [
			'Bapak saya meninggal sudah {lama}, akta kematian ada, di KK masih tertulis sebagai kepala keluarga. Mau {perlu} jadi susah.',
			'Orang tua yang sudah meninggal masih muncul di KK baru. Dua kali cetak dua kali salah.'
		],
		did: 'Akta kematian ditautkan ke KK; kepala keluarga diganti sesuai permohonan.',
		answer:
			'Data sudah dimutakhirkan dan KK baru terbit dengan kepala keluarga yang benar. Kami turut berduka, dan maaf urusan ini jadi panjang.'
	}),
	complaint(
		'kk-uang-bensin',
		['KK', 'PUNGLI', 'SEKRETARIAT'],
		{
			tell: [
				'Titip urus KK ke orang yang mengaku dari kantor, diminta uang bensin {biaya}. Kalau tidak, katanya bisa sebulan.',
				'Di {tempat} kalau mau cepat KK ada tarifnya {biaya}. Semua orang tahu. Setahu saya gratis.'
			],
			ask: 'Kapan dan di mana uang itu diminta, dan apakah ada bukti (chat, kuitansi, saksi)? Anda tidak perlu menyebut nama Anda.',
			did: 'Keterangan dikumpulkan dan diserahkan kepada pimpinan. Petugas dimintai penjelasan tertulis.',
			answer:
				'Semua dokumen kependudukan gratis (UU 24/2013 Pasal 79A). Laporan Anda diperiksa bersama Inspektorat, pemungutan dihentikan, dan uang dikembalikan kepada yang melapor.'
		},
		'with_supervision'
	),
	question('kk-tanya-cetak-sendiri', ['KK', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Apa betul KK sekarang boleh dicetak sendiri di rumah? Kertasnya apa, dan apa laku untuk {perlu}?',
			'Numpang tanya, KK kami rusak kena banjir. Urusnya bagaimana, harus lapor polisi atau tidak?'
		],
		did: 'Dijawab oleh loket KK.',
		answer:
			'Boleh. Cetak berkas PDF di kertas HVS A4 80 gram; kode di dalamnya menjamin keasliannya. Untuk KK rusak cukup bawa KK yang rusak dan KTP, tanpa surat polisi.'
	})
];

const CHILDREN_AND_MOVING: readonly Situation[] = [
	complaint('kia-lama', ['KIA', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'KIA anak saya dijanjikan minggu lalu, sekolah sudah menagih untuk {perlu}.',
			'Mengurus KIA dua anak, satu jadi satu hilang entah ke mana. Sudah {lama}.'
		],
		did: 'KIA ditemukan di tumpukan kecamatan lain. Dikirim ke alamat yang benar.',
		answer:
			'KIA sudah ada di loket kecamatan dan bisa diambil orang tua dengan membawa KK. Maaf, kiriman kami salah alamat.'
	}),
	complaint('kia-foto-tertukar', ['KIA', 'DATA_SALAH', 'DAFDUK'], {
		tell: [
			'Foto di KIA anak saya tertukar dengan anak orang lain. Nama benar, fotonya bukan.',
			'KIA anak umur 7 tahun dicetak tanpa foto. Katanya di atas 5 tahun harus pakai foto.'
		],
		did: 'Foto dicocokkan dan kartu dicetak ulang.',
		answer:
			'KIA sudah dicetak ulang dengan foto yang benar. Kartu yang salah tolong dikembalikan saat mengambil, supaya tidak dipakai orang lain.'
	}),
	question('kia-tanya-syarat', ['KIA', 'PERSYARATAN', 'DAFDUK'], {
		tell: [
			'Syarat KIA untuk anak 6 tahun apa saja ya? Foto latar merah atau biru?',
			'Bayi baru lahir apa langsung dapat KIA bersama aktanya, atau urus sendiri lagi?'
		],
		did: 'Dijawab oleh loket KIA.',
		answer:
			'Bawa akta kelahiran (fotokopi dan asli), KK, dan KTP orang tua. Untuk anak 5 tahun ke atas tambah pas foto berwarna 2x3 dua lembar. Bayi baru lahir mendapat KIA bersama aktanya.'
	}),
	wish('kia-di-sekolah', ['KIA', 'AKSES', 'DAFDUK'], {
		tell: [
			'Saran, KIA dilayani kolektif di sekolah saja. Orang tua di {tempat} banyak yang kerja di kebun, tidak bisa izin.',
			'Mohon dinas turun ke SD di {tempat}. Sekali datang puluhan anak langsung dapat KIA.'
		],
		did: 'Dibahas dengan kepala bidang; sekolah diminta mengirim jumlah siswa tanpa KIA.',
		answer:
			'Usulan kami terima. Layanan KIA di sekolah masuk rencana triwulan depan, dimulai dari sekolah yang paling jauh.'
	}),
	complaint('pindah-rt-rw', ['PINDAH', 'PERSYARATAN', 'DAFDUK'], {
		tell: [
			'Mau pindah ke luar kabupaten masih diminta pengantar RT sampai camat. Setahu saya sudah tidak perlu lagi sejak 2018.',
			'Ditolak di loket karena tidak ada surat dari RT. Rumah pak RT jauh, orangnya di kebun terus.'
		],
		did: 'Loket diingatkan: sejak Perpres 96/2018 tidak perlu surat RT atau RW untuk pindah.',
		answer:
			'Anda benar, surat RT dan RW tidak diperlukan. Cukup KK, KTP, dan formulir F-1.03. Silakan datang kembali, surat pindah langsung dibuatkan.'
	}),
	complaint('pindah-belum-datang', ['PINDAH', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'Surat pindah dari daerah asal sudah diserahkan {tgl}, tapi data saya belum masuk sini. Di asal sudah dihapus, jadi saya ini penduduk mana?',
			'Kami sekeluarga datang dari Jawa, kerja di perkebunan di {tempat}. Lapor datang sudah {lama}, KK belum terbit. Anak tidak bisa {perlu}.'
		],
		did: 'Data kedatangan diproses; ada selisih tanggal lahir dengan daerah asal yang sudah diselaraskan.',
		answer:
			'Data Anda sudah tercatat di sini dan KK terbit. Tertahannya karena beda tanggal lahir dengan daerah asal; sudah diselaraskan tanpa Anda perlu pulang.'
	}),
	complaint('pindah-chat-diam', ['PINDAH', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Kirim berkas pindah lewat chat {tgl}. Dibaca iya, dijawab tidak. Ditelepon tidak diangkat.',
			'Chat pindah datang dibalas "mohon tunggu", habis itu hilang. Saya tunggu {lama}.'
		],
		did: 'Percakapan ditelusuri; berkas diterima petugas yang sedang cuti. Diambil alih.',
		answer:
			'Berkas Anda sudah diproses dan surat pindah terbit. Chat Anda masuk ke petugas yang sedang cuti; sekarang percakapan otomatis dialihkan.'
	}),
	question('pindah-tanya-kuliah', ['PINDAH', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'{Kel} kuliah di Palembang empat tahun, apa wajib pindah KK? Takut susah waktu {perlu}.',
			'Bisakah surat pindah diurus orang lain? Saya sudah kerja di Jambi, susah pulang.'
		],
		did: 'Dijawab oleh loket pindah datang.',
		answer:
			'Bisa dikuasakan dengan surat kuasa F-1.07. Bawa KK dan formulir F-1.03. Soal wajib pindah bagi mahasiswa, hubungi loket agar dilihat keadaannya.'
	}),
	complaint('akta-lahir-lama', ['AKTA_LAHIR', 'TERLAMBAT', 'CAPIL'], {
		tell: [
			'Akta lahir anak saya sudah {lama} belum terbit. Berkas lengkap, sudah dicek di loket. Bidan sampai bosan saya tanya terus.',
			'Mengajukan akta kelahiran {tgl} lewat SIP OK. Bot bilang proses, orangnya bilang antre. Anak sudah mau {perlu}.'
		],
		ask: 'Kapan berkas diserahkan dan lewat apa (loket, chat, atau bidan)? Sebutkan nomor pengajuan bila ada.',
		did: 'Berkas ditemukan, tanda tangan elektronik tertunda dua hari. Akta ditandatangani hari ini.',
		answer:
			'Akta kelahiran sudah terbit dan dikirim dalam bentuk PDF. Bila mau versi cetak, ambil di loket pencatatan sipil. Maaf lama menunggu.'
	}),
	complaint('akta-lahir-nama-ibu', ['AKTA_LAHIR', 'DATA_SALAH', 'CAPIL'], {
		tell: [
			'Nama ibu di akta anak beda satu huruf dengan buku nikah. Waktu {perlu} jadi masalah besar.',
			'Tanggal lahir di akta {kel} maju sebulan. Kami baru sadar setelah {lama}.'
		],
		ask: 'Bagaimana tulisan yang benar menurut buku nikah atau surat lahir? Kirim foto bagian itu saja, NIK ditutup.',
		did: 'Register akta diperiksa; salah ketik dibetulkan dengan catatan pinggir.',
		answer:
			'Akta sudah dibetulkan dan terbit ulang. Akta yang lama jangan dipakai lagi. Mohon maaf atas kekeliruan ini.'
	}),
	complaint('akta-lahir-tanpa-bidan', ['AKTA_LAHIR', 'PERSYARATAN', 'CAPIL'], {
		where: FAR,
		tell: [
			'Anak lahir di rumah ditolong dukun karena jalan putus. Tidak ada surat bidan, akta ditolak. Harus ke mana lagi?',
			'Istri melahirkan di perahu waktu banjir. Sekarang diminta surat rumah sakit. Dari mana dapatnya?'
		],
		did: 'Dijelaskan penggunaan SPTJM F-2.03 dengan dua saksi; desa membantu mengisi.',
		answer:
			'Tanpa surat bidan pun akta bisa terbit. Isi SPTJM kebenaran data kelahiran (F-2.03) dengan dua saksi. Kantor desa sudah kami kirimi formulirnya.'
	}),
	complaint('akta-lahir-tanpa-kia', ['AKTA_LAHIR', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Akta bayi sudah jadi, katanya sepaket dengan KIA dan KK baru. Yang saya terima cuma akta.',
			'Kemarin dibilang sekali urus dapat tiga. Kenyataannya disuruh antre lagi untuk KK dan KIA.'
		],
		did: 'Paket dilengkapi: KK dan KIA dicetak.',
		answer:
			'KK dan KIA sudah dicetak dan bisa diambil sekaligus. Seharusnya Anda tidak perlu antre tiga kali. Terima kasih sudah menegur kami.'
	}),
	complaint(
		'akta-uang-administrasi',
		['AKTA_LAHIR', 'PUNGLI', 'SEKRETARIAT'],
		{
			tell: [
				'Waktu ambil akta diminta uang administrasi {biaya}, tidak pakai kuitansi. Takut dipersulit jadi saya bayar.',
				'Ada yang menawarkan akta jadi sehari asal bayar {biaya}. Orangnya biasa keluar masuk ruang belakang.'
			],
			did: 'Rekaman hari itu dan daftar pengambilan diperiksa oleh tim.',
			answer:
				'Akta kelahiran gratis. Pemeriksaan selesai: yang bersangkutan dipindahkan dari loket dan diproses menurut aturan kepegawaian. Uang dapat diambil kembali lewat Sekretariat tanpa perlu menyebut nama di papan mana pun.'
		},
		'with_supervision'
	),
	question('akta-lahir-tanya-telat', ['AKTA_LAHIR', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Anak saya sudah {umur} tahun belum punya akta. Apa kena denda? Takut mau ke kantor.',
			'Apa bisa bikin akta lahir untuk orang dewasa? {Kel} butuh untuk {perlu}.'
		],
		did: 'Dijawab oleh loket akta.',
		answer:
			'Bisa, berapa pun umurnya, dan tidak dipungut biaya. Bawa KK, KTP, surat lahir atau SPTJM F-2.03, dan dua saksi. Jangan takut datang.'
	}),
	complaint('akta-lahir-nikah-belum-tercatat', ['AKTA_LAHIR', 'PERSYARATAN', 'CAPIL'], {
		tell: [
			'Kami nikah belum punya buku nikah. Petugas bilang anak tidak bisa punya akta. Apa iya anak ikut dihukum?',
			'Ditolak bikin akta karena tidak ada buku nikah, padahal saksi nikahnya masih ada semua di {tempat}.'
		],
		did: 'Dijelaskan SPTJM F-2.04 kepada pemohon dan kepada petugas loket.',
		answer:
			'Anak tetap berhak atas akta. Isi SPTJM F-2.04 bahwa Anda berdua suami istri, dengan dua saksi. Petugas loket sudah kami beri tahu.'
	}),
	complaint('akta-mati-lama', ['AKTA_MATI', 'TERLAMBAT', 'CAPIL'], {
		tell: [
			'Akta kematian {kel} diajukan {tgl}, belum terbit juga. Santunan mau hangus.',
			'Sudah {lama} menunggu akta kematian. Taspen minta paling lambat akhir bulan.'
		],
		did: 'Akta diprioritaskan dan diterbitkan hari yang sama setelah berkas ditemukan.',
		answer:
			'Akta kematian sudah terbit beserta KK baru. Kami turut berduka, dan maaf membuat Anda menunggu di saat sulit.'
	}),
	complaint('akta-mati-ktp-hilang', ['AKTA_MATI', 'PERSYARATAN', 'CAPIL'], {
		tell: [
			'KTP almarhum sudah hilang waktu rumah kebanjiran. Akta kematian jadi tidak bisa diproses katanya.',
			'Diminta KTP asli orang yang sudah meninggal, padahal ikut terkubur. Bagaimana jalan keluarnya?'
		],
		did: 'Petugas diarahkan memakai KK yang memuat almarhum dan surat keterangan desa.',
		answer:
			'KTP almarhum yang hilang bukan halangan. Cukup KK yang memuat namanya, surat keterangan kematian dari desa, dan dua saksi.'
	}),
	question('akta-mati-tanya', ['AKTA_MATI', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Untuk urus akta kematian orang tua, siapa yang harus datang? Kami anaknya sudah di luar semua.',
			'Meninggalnya sudah {umur} tahun lalu, apa masih bisa dibuat akta kematian? Perlu untuk balik nama tanah.'
		],
		did: 'Dijawab oleh loket akta.',
		answer:
			'Masih bisa. Salah satu keluarga datang dengan surat keterangan kematian dari desa, KK, KTP pelapor, dan dua saksi; boleh juga dikuasakan.'
	}),
	complaint('akta-kawin-jadwal', ['AKTA_KAWIN', 'TERLAMBAT', 'CAPIL'], {
		tell: [
			'Jadwal pencatatan nikah di gereja digeser dua kali tanpa kabar. Keluarga sudah datang dari jauh.',
			'Akta perkawinan belum jadi {lama} setelah pemberkatan. Padahal mau dipakai {perlu}.'
		],
		did: 'Jadwal baru disepakati dengan pemuka agama; petugas pencatat ditetapkan.',
		answer:
			'Pencatatan sudah dilakukan dan kutipan akta untuk suami dan istri terbit. Maaf atas jadwal yang berubah tanpa kabar.'
	}),
	complaint('akta-kawin-syarat', ['AKTA_KAWIN', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Syarat akta kawin di papan beda dengan yang di WhatsApp. Mana yang dipakai? Saksi harus dari mana?',
			'Disuruh melengkapi surat yang di kantor lain tidak diminta. Tolong disamakan daftarnya.'
		],
		did: 'Daftar syarat disamakan di papan, chat, dan loket.',
		answer:
			'Yang berlaku: surat keterangan dari pemuka agama, pas foto, KK, KTP keduanya, dan dua saksi. Daftar di papan dan di chat sudah kami samakan.'
	}),
	question('akta-kawin-tanya', ['AKTA_KAWIN', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Kami menikah secara Buddha {tgl}. Melapornya ke Sekayu atau bisa di kecamatan? Berapa lama waktunya?',
			'Pernikahan kami sudah {umur} tahun belum dicatat. Masih bisa dan apa syaratnya?'
		],
		did: 'Dijawab oleh loket akta.',
		answer:
			'Bisa. Bawa surat keterangan perkawinan dari pemuka agama, pas foto berdua, KK, KTP, dan dua saksi ke loket pencatatan sipil. Gratis.'
	})
];

const CHANGES_AND_DIGITAL: readonly Situation[] = [
	complaint('ubah-beda-ijazah', ['UBAH_DATA', 'DATA_SALAH', 'DAFDUK'], {
		tell: [
			'Tanggal lahir di KTP beda dengan ijazah. Sudah minta ubah, dibilang ijazahnya yang salah. Saya mau {perlu}.',
			'Ejaan nama {kel} di KK pakai "oe", di ijazah pakai "u". Tiap urusan ditolak.'
		],
		ask: 'Dokumen mana yang Anda anggap benar, dan tahun berapa terbitnya? Kirim fotonya, NIK ditutup.',
		did: 'Dokumen pendukung diperiksa; perubahan disetujui berdasarkan ijazah dan akta.',
		answer:
			'Perubahan sudah kami catat berdasarkan ijazah dan akta. KK dan KTP yang baru sudah bisa diambil.'
	}),
	complaint('ubah-bolak-balik', ['UBAH_DATA', 'PERSYARATAN', 'DAFDUK'], {
		tell: [
			'Cuma mau ganti pekerjaan di KTP sudah empat kali bolak-balik. Selalu ada yang kurang.',
			'Ubah pendidikan terakhir saja diminta ijazah legalisir, padahal sekolahnya sudah tutup.'
		],
		did: 'Syarat dijelaskan ulang; ijazah asli ditunjukkan di loket sudah cukup.',
		answer:
			'Cukup tunjukkan ijazah asli dan isi formulir F-1.06. Tidak perlu legalisir. Datanglah sekali lagi, langsung selesai.'
	}),
	complaint('ubah-belum-berubah', ['UBAH_DATA', 'TERLAMBAT', 'PIAK'], {
		tell: [
			'Perubahan status kawin sudah diajukan {lama} lalu, di sistem masih "belum kawin". Kredit di bank tertahan.',
			'Katanya data sudah diubah, tapi waktu dicek untuk {perlu} masih data lama. Yang benar sudah atau belum?'
		],
		did: 'Pengiriman data ke pusat diulang dan dipastikan sampai.',
		answer:
			'Data di pusat sudah sama dengan data di sini. Perubahan sempat gagal terkirim. Coba lagi sekarang; bila masih lama, beri tahu kami.'
	}),
	question('ubah-tanya-golongan-darah', ['UBAH_DATA', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Mau isi golongan darah di KTP, cukup bawa kartu PMI atau harus surat dokter?',
			'Kalau ganti pekerjaan dari pelajar jadi petani, syaratnya apa dan berapa lama?'
		],
		did: 'Dijawab oleh loket KTP.',
		answer:
			'Isi formulir F-1.06, bawa KTP, KK, dan bukti pendukung (kartu golongan darah atau surat keterangan). Tidak ada biaya.'
	}),
	complaint('ikd-qr-jauh', ['IKD', 'AKSES', 'PIAK'], {
		where: FAR,
		tell: [
			'Aktivasi IKD harus pindai QR di depan petugas. Dari {tempat} masa sembilan jam cuma untuk pindai kode?',
			'IKD katanya biar praktis. Praktis dari mana kalau harus {kendaraan} ke kantor dulu.'
		],
		did: 'Petugas kecamatan diberi hak aktivasi; warga diundang ke kantor camat.',
		answer:
			'Aktivasi memang perlu bertatap muka, tetapi tidak harus di Sekayu. Operator kecamatan sekarang bisa melakukannya. Datang dengan ponsel dan email yang aktif.'
	}),
	complaint('ikd-wajah-gagal', ['IKD', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'IKD selalu gagal waktu swafoto. Sudah dicoba di tempat terang, ganti ponsel, tetap "wajah tidak cocok".',
			'Verifikasi wajah gagal terus, mungkin karena foto KTP saya {umur} tahun lalu. Masa harus rekam ulang?'
		],
		did: 'Foto pada data rekam diperbarui dan aktivasi dipandu petugas.',
		answer:
			'Foto pada data Anda sudah diperbarui dan aktivasi berhasil dicoba. Bila gagal lagi, kirim foto layarnya lewat halaman ini.'
	}),
	complaint('ikd-ganti-ponsel', ['IKD', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Ponsel lama rusak kecebur sungai, IKD tidak bisa masuk di ponsel baru. Lupa PIN juga.',
			'Ganti nomor HP, IKD minta kode ke nomor lama. Sudah lapor lewat chat dijawab bot terus.'
		],
		did: 'Perangkat lama dilepas; aktivasi ulang dilakukan di loket.',
		answer:
			'Perangkat lama sudah kami lepas. Silakan aktivasi ulang di loket atau di kecamatan, bawa ponsel yang baru.'
	}),
	complaint('ikd-wajib', ['IKD', 'PERSYARATAN', 'PIAK'], {
		tell: [
			'Mau ambil KTP dipaksa pasang IKD dulu. HP saya jadul, mana bisa. Apa memang wajib?',
			'KTP tidak diberikan sebelum aktivasi IKD. Orang tua saya tidak punya HP sama sekali.'
		],
		did: 'Petugas loket diingatkan bahwa IKD tidak menjadi syarat pengambilan KTP.',
		answer:
			'IKD tidak wajib untuk mengambil KTP. Maaf, petugas kami keliru. KTP bisa langsung diambil.'
	}),
	question('ikd-tanya', ['IKD', 'INFORMASI', 'PIAK'], {
		tell: [
			'IKD itu apa bedanya dengan KTP biasa? Kalau tidak ada sinyal apa masih bisa dibuka?',
			'Apa saja yang disiapkan untuk IKD? HP saya Android lama, takut tidak bisa.'
		],
		did: 'Dijawab oleh bidang pengelolaan informasi.',
		answer:
			'IKD adalah KTP di ponsel. Siapkan ponsel dengan internet, email dan nomor aktif, lalu temui petugas untuk pindai kode. KTP kartu tetap berlaku.'
	}),
	wish('ikd-di-balai-desa', ['IKD', 'AKSES', 'PIAK'], {
		tell: [
			'Usul aktivasi IKD sekalian di balai desa waktu pembagian bantuan, warga {tempat} pasti kumpul semua.',
			'Tolong buat jadwal keliling IKD di {kec}. Sekalian ajari orang tua memakainya.'
		],
		did: 'Jadwal keliling disusun bersama kecamatan.',
		answer:
			'Terima kasih, usulan masuk. Layanan keliling berikutnya membawa aktivasi IKD dan pendamping untuk orang tua.'
	}),
	complaint('chat-bot-terus', ['KK', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Chat SIP OK dijawab mesin terus. Ketik 1, ketik 2, kembali ke awal. Mau bicara dengan orang susahnya minta ampun.',
			'Bot menjawab "pilih menu", padahal pertanyaan saya tidak ada di menu. Ditunggu {menit} menit baru ada orang, itu pun suruh ulang dari awal.'
		],
		did: 'Menu bot ditambah pilihan "bicara dengan petugas" dan waktu tunggu disebutkan.',
		answer:
			'Di menu sekarang ada pilihan "bicara dengan petugas", dan Anda diberi tahu kira-kira berapa menit menunggu. Di luar jam layanan pesan dijawab pada hari kerja berikutnya.'
	}),
	complaint('chat-dua-puluh-menit', ['KTP_EL', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Balasan chat baru masuk {menit} menit kemudian, saya sudah keluar sinyal. Begitu balas, sesi katanya berakhir.',
			'Di {tempat} sinyal hilang-hilang. Chat dijawab lama, begitu dijawab saya tidak lihat, langsung ditutup. Ulang lagi antre lagi.'
		],
		did: 'Batas waktu sesi diperpanjang, percakapan tidak ditutup sebelum petugas membaca.',
		answer:
			'Percakapan sekarang tetap terbuka sampai hari berikutnya, jadi Anda tidak perlu mengulang dari awal. Terima kasih laporannya.'
	}),
	complaint('chat-nomor-mati', ['PINDAH', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Tombol WhatsApp di halaman untuk kelompok kecamatan {kec} tidak tersambung ke mana-mana.',
			'Nomor layanan untuk {kec} centang satu sudah {lama}. Apa nomornya ganti?'
		],
		did: 'Tombol di halaman dicek satu per satu; satu tautan salah dan dibetulkan.',
		answer:
			'Tautan untuk kelompok kecamatan Anda memang salah dan sudah dibetulkan. Silakan coba lagi dari halaman layanan.'
	}),
	complaint('situs-tidak-terbuka', ['AKTA_LAHIR', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Halaman SIP OK tidak bisa dibuka dari {hari}. Putih saja, muter-muter. Sinyal saya penuh.',
			'Waktu unggah berkas akta, di 90 persen gagal terus. Kuota habis tiga kali.'
		],
		ask: 'Ponsel apa yang dipakai, dan apa tulisan kesalahannya? Foto layar sangat membantu.',
		did: 'Batas ukuran berkas dan waktu tunggu di peladen disesuaikan.',
		answer:
			'Gangguan sudah diperbaiki. Foto sekarang diperkecil otomatis sebelum dikirim, jadi kuota Anda tidak habis. Silakan coba lagi.'
	}),
	complaint('berkas-di-chat', ['KK', 'LAYANAN_ONLINE', 'SEKRETARIAT'], {
		tell: [
			'Saya disuruh kirim foto KTP dan KK lewat WhatsApp. Aman tidak? Sekarang sering ada nomor tidak dikenal menawarkan pinjaman.',
			'Setelah kirim berkas lewat chat, ada yang menelepon menyebut nama lengkap dan alamat {kel}. Datanya bocor dari mana?'
		],
		did: 'Cara pengiriman berkas ditinjau; petugas diminta menghapus foto identitas setelah diproses.',
		answer:
			'Kekhawatiran Anda beralasan. Petugas kini menghapus foto identitas dari chat setelah diproses, dan berkas bisa dikirim lewat halaman ini. Jangan pernah memberikan kode OTP kepada siapa pun.'
	}),
	question('sipok-tanya-cara', ['KK', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Baru tahu ada SIP OK dari berita. Cara pakainya bagaimana, tidak ada petunjuknya di halaman itu.',
			'Orang tua mau pakai layanan online tapi tidak mengerti. Ada video atau panduan yang gampang tidak?'
		],
		did: 'Panduan bergambar dikirim.',
		answer:
			'Pilih layanan yang Anda perlukan, lalu ikuti petunjuk bergambarnya. Operator kecamatan dan kantor desa juga bisa membantu mengisikan.'
	})
];

const OFFICE_AND_REACH: readonly Situation[] = [
	complaint('sinyal-susah', ['KTP_EL', 'AKSES', 'PIAK'], {
		where: FAR,
		tell: [
			'Layanan online tidak ada gunanya di {tempat}, sinyal cuma ada di atas bukit dekat sumur minyak.',
			'Kami disuruh daftar online. Sinyal di dusun kami cuma cukup buat SMS, buka halaman saja {menit} menit.'
		],
		did: 'Kantor desa ditetapkan sebagai tempat bantu; formulir kertas diterima lagi.',
		answer:
			'Anda tidak harus online. Formulir kertas bisa dititipkan di kantor desa dan dijemput operator kecamatan setiap pekan.'
	}),
	complaint('jalan-banjir', ['KTP_EL', 'AKSES', 'DAFDUK'], {
		where: RIVER,
		tell: [
			'Jalan ke kecamatan terendam sudah {lama}, motor tidak bisa lewat. Jadwal rekam {kel} jadi hangus. Tolong dijadwalkan ulang.',
			'Banjir, kami {kendaraan} ke kecamatan kena ongkos {biaya}. Sampai sana petugasnya juga tidak bisa datang karena banjir. Mbok ya dikabari.'
		],
		did: 'Jadwal warga desa yang terendam dipindahkan seluruhnya dan dikabarkan lewat desa.',
		answer:
			'Jadwal Anda tidak hangus. Perekaman untuk desa yang terendam dipindahkan ke pekan setelah air surut, dan kabarnya disampaikan lewat kepala desa.'
	}),
	complaint('petugas-ketus', ['KTP_EL', 'SIKAP_PETUGAS', 'SEKRETARIAT'], {
		tell: [
			'Petugas loket membentak orang tua saya karena tidak mengerti disuruh isi formulir. Beliau pulang menangis.',
			'Ditanya baik-baik dijawab ketus, "baca saja di tembok". Tulisannya kecil, mata kami sudah tua.',
			'Tidak ada senyum, tidak ada salam. Berkas dilempar balik karena kurang satu fotokopi.'
		],
		ask: 'Hari apa dan di loket nomor berapa kejadiannya? Nama petugas tidak wajib.',
		did: 'Petugas hari itu dipanggil, diberi pembinaan, dan diminta membantu langsung warga lanjut usia.',
		answer:
			'Kami minta maaf kepada orang tua Anda. Petugas sudah dibina, dan di meja depan sekarang ada pendamping untuk warga yang perlu dibantu mengisi.'
	}),
	complaint('petugas-main-ponsel', ['AKTA_LAHIR', 'SIKAP_PETUGAS', 'SEKRETARIAT'], {
		tell: [
			'Antrean panjang, petugasnya asyik main HP dan mengobrol. Pukul {pagi} loket sudah buka tapi belum ada yang dilayani.',
			'Sudah dipanggil nomor saya, disuruh tunggu karena petugas masih video call. Kami ini dianggap apa?'
		],
		did: 'Pengawasan loket diperketat; ponsel pribadi disimpan pada jam layanan.',
		answer:
			'Teguran Anda benar. Mulai pekan ini ponsel pribadi petugas disimpan pada jam layanan, dan kepala loket memeriksa setiap jam.'
	}),
	complaint(
		'petugas-dahulukan-kenalan',
		['KK', 'SIKAP_PETUGAS', 'SEKRETARIAT'],
		{
			tell: [
				'Orang kenalan petugas datang belakangan langsung dilayani di ruang dalam. Kami yang antre dari pukul {pagi} cuma melihat.',
				'Yang bawa amplop didahulukan. Saya lihat sendiri {tgl}. Kami orang {tempat} disuruh sabar.'
			],
			ask: 'Kira-kira pukul berapa kejadiannya, dan di ruang mana? Foto atau saksi bila ada.',
			did: 'Urutan nomor hari itu dicocokkan dengan catatan layanan; ditemukan tiga berkas di luar antrean.',
			answer:
				'Ditemukan tiga berkas yang dilayani di luar antrean. Petugas diberi sanksi teguran tertulis, dan pintu ruang dalam kini ditutup untuk umum.'
		},
		'with_supervision'
	),
	complaint('kantor-tutup-cepat', ['KTP_EL', 'SIKAP_PETUGAS', 'SEKRETARIAT'], {
		tell: [
			'Pukul tiga lewat loket sudah dikunci, padahal di papan sampai pukul empat. Saya dari {tempat}, sia-sia {kendaraan}.',
			'Datang {hari} pukul {sore}, pintu sudah tutup. Satpam bilang orangnya sudah pulang semua.'
		],
		did: 'Daftar hadir diperiksa. Loket tutup 40 menit lebih awal karena rapat, tanpa pengumuman.',
		answer:
			'Loket hari itu memang tutup lebih awal karena rapat dan tidak diumumkan. Itu salah kami. Rapat sekarang di luar jam layanan, dan satu loket selalu buka sampai pukul 16.00.'
	}),
	complaint('jumat-istirahat', ['KIA', 'SIKAP_PETUGAS', 'SEKRETARIAT'], {
		tell: [
			'Hari Jumat pukul sebelas kurang loket sudah sepi. Katanya buka lagi pukul satu, nyatanya hampir pukul dua baru ada orang.',
			'Jumat siang kami menunggu di teras sampai pukul {sore}. Kalau memang Jumat pendek, tolong ditulis.'
		],
		did: 'Jam layanan Jumat dipasang di pintu dan di halaman depan; kehadiran setelah istirahat diawasi.',
		answer:
			'Jam layanan Jumat adalah 08.00 sampai 11.30 dan 13.00 sampai 16.30. Papan sudah dipasang di pintu, dan kehadiran setelah istirahat kini diawasi.'
	}),
	complaint(
		'calo-di-depan',
		['KTP_EL', 'PUNGLI', 'SEKRETARIAT'],
		{
			tell: [
				'Di parkiran ada calo menawarkan KTP cepat {biaya}. Dia keluar masuk loket seperti pegawai.',
				'Saya didekati orang berseragam mirip pegawai, katanya kalau lewat dia KTP jadi besok, bayar {biaya}. Petugas diam saja.'
			],
			ask: 'Seperti apa orangnya dan pukul berapa biasanya ada? Jangan mengambil risiko untuk mendapat bukti.',
			did: 'Satpam dan tim memeriksa halaman depan selama satu pekan; seseorang dimintai keterangan.',
			answer:
				'Orang itu bukan pegawai dan sudah dilarang masuk halaman kantor; satu petugas yang membantunya diperiksa. Layanan kami gratis: bila ada yang meminta uang, tolak dan laporkan.'
		},
		'with_supervision'
	),
	complaint(
		'ktp-dua-harga',
		['KTP_EL', 'PUNGLI', 'SEKRETARIAT'],
		{
			tell: [
				'KTP rusak, mau ganti. Dibilang kalau gratis tunggu {lama}, kalau {biaya} besok ambil. Ini negara apa pasar?',
				'{Kel} dimintai {biaya} untuk ambil KTP, katanya uang cetak. Tidak ada tanda terima. Tolong jangan sebut dari desa mana.'
			],
			did: 'Pemeriksaan tertutup oleh tim bersama Inspektorat; daftar pengambilan diamankan.',
			answer:
				'Meminta uang untuk dokumen kependudukan adalah tindak pidana (UU 24/2013 Pasal 95B). Pemeriksaan bersama Inspektorat selesai dan hasilnya diserahkan kepada yang berwenang. Identitas Anda tidak pernah kami berikan.'
		},
		'with_supervision'
	),
	complaint('keterangan-beda-beda', ['UBAH_DATA', 'INFORMASI', 'DAFDUK'], {
		tell: [
			'Petugas pertama bilang bisa, petugas kedua bilang tidak bisa. Kami yang jauh ini harus percaya yang mana?',
			'Tanya lewat chat jawabannya A, sampai di loket jawabannya B. Pulang pergi {kendaraan} habis {biaya}.'
		],
		did: 'Pegangan jawaban untuk chat dan loket disamakan.',
		answer:
			'Maaf, jawaban kami tidak sama. Pegangan untuk chat dan loket sudah disatukan, dan permohonan Anda diterima seperti yang dijelaskan di chat.'
	}),
	complaint('berkas-hilang', ['PINDAH', 'LAINNYA', 'SEKRETARIAT'], {
		tell: [
			'Berkas asli buku nikah dan ijazah {kel} hilang di kantor. Diserahkan {tgl}, waktu mau diambil tidak ada yang tahu.',
			'KK asli yang saya titip tidak kembali. Petugas saling lempar, katanya di ruang arsip, arsip bilang di loket.'
		],
		ask: 'Berkas apa saja yang diserahkan, kapan, dan kepada loket berapa? Bila ada tanda terima, kirim fotonya.',
		did: 'Ruang arsip dan loket digeledah; berkas ditemukan terselip di map desa lain.',
		answer:
			'Berkas Anda sudah ditemukan dan aman. Silakan ambil di Sekretariat. Mulai sekarang setiap berkas asli diberi tanda terima bernomor.'
	}),
	complaint('ganti-nama-pengadilan', ['LAINNYA', 'TERLAMBAT', 'CAPIL'], {
		tell: [
			'Penetapan pengadilan untuk ganti nama sudah diserahkan {lama} lalu, catatan pinggir di akta belum juga dibuat.',
			'Ganti nama sudah ada putusan. Di loket dibilang tunggu kepala bidang. Sampai kapan?'
		],
		did: 'Catatan pinggir dibuat dan kutipan akta diterbitkan ulang.',
		answer: 'Perubahan nama sudah dicatat dan kutipan akta yang baru siap diambil.'
	}),
	complaint('pengakuan-anak', ['LAINNYA', 'PERSYARATAN', 'CAPIL'], {
		tell: [
			'Mengurus pengesahan anak, diminta surat yang menurut pengadilan agama tidak ada. Sudah {lama} mondar-mandir.',
			'Berkas pengakuan anak dikembalikan tanpa alasan tertulis. Kurangnya di mana tidak dijelaskan.'
		],
		ask: 'Surat apa yang diminta petugas, dan apakah ada catatan tertulis dari loket?',
		did: 'Syarat dibahas dengan pengadilan; permohonan diterima dengan penetapan yang ada.',
		answer:
			'Penetapan yang Anda miliki sudah cukup. Permohonan diproses. Mulai sekarang pengembalian berkas selalu disertai alasan tertulis.'
	}),
	question('cerai-tanya', ['LAINNYA', 'INFORMASI', 'CAPIL'], {
		tell: [
			'Setelah putusan cerai, status di KTP berubah sendiri atau harus dilaporkan? Bawa apa saja?',
			'Biodata penduduk WNI itu apa dan kapan perlunya? Diminta waktu {perlu}.'
		],
		did: 'Dijawab oleh loket akta.',
		answer:
			'Perlu dilaporkan. Bawa putusan yang sudah berkekuatan tetap, KK, dan KTP. Setelah itu KK dan KTP diterbitkan dengan status baru.'
	}),
	question('tanya-jam-layanan', ['KTP_EL', 'INFORMASI', 'SEKRETARIAT'], {
		tell: [
			'Besok {hari} apa kantor buka? Saya dari {tempat}, takut sudah jauh-jauh ternyata tutup.',
			'Jam istirahat loket dari pukul berapa sampai pukul berapa? Kalau cuti bersama tetap buka?'
		],
		did: 'Dijawab oleh meja depan.',
		answer:
			'Senin sampai Kamis 08.00–12.00 dan 13.00–16.00, Jumat 08.00–11.30 dan 13.00–16.30. Pada hari libur nasional dan cuti bersama kantor tutup.'
	}),
	wish('sosialisasi-belum-sampai', ['KTP_EL', 'INFORMASI', 'PIAK'], {
		where: [
			...['Bayung Lencir', 'Babat Supat', 'Babat Toman', 'Jirak Jaya', 'Lais'],
			...['Plakat Tinggi', 'Sungai Keruh', 'Tungkal Jaya']
		],
		tell: [
			'Di {kec} belum pernah ada sosialisasi SIP OK. Warga di sini tahunya dari mulut ke mulut, malah banyak yang tidak tahu.',
			'Tolong adakan penyuluhan di {tempat}. Warga kira daftar online lebih susah daripada berangkat ke Sekayu.'
		],
		did: 'Kecamatan dimasukkan ke daftar penyuluhan berikutnya.',
		answer:
			'Anda benar, kecamatan Anda belum kami datangi. Penyuluhan dijadwalkan, dan perangkat desa diundang lebih dulu agar bisa membantu warga.'
	}),
	wish('jadwal-keliling', ['KTP_EL', 'AKSES', 'DAFDUK'], {
		tell: [
			'Mohon jadwal layanan keliling ditempel di kantor desa jauh hari. Kemarin mobilnya datang kami tidak tahu.',
			'Usul mobil keliling ke {tempat} tiap dua bulan, jangan setahun sekali. Di sini banyak yang belum rekam.'
		],
		did: 'Jadwal triwulan disusun dan dikirim ke semua desa.',
		answer:
			'Usulan diterima. Jadwal layanan keliling dikirim ke semua desa tiga pekan sebelumnya dan bisa dilihat di halaman depan.'
	}),
	wish('loket-lansia', ['KTP_EL', 'AKSES', 'SEKRETARIAT'], {
		tell: [
			'Usul ada loket khusus lansia dan ibu hamil. Berdiri {menit} menit itu berat.',
			'Tolong sediakan kursi lebih banyak dan air minum. Banyak yang datang dari jauh bawa bayi.'
		],
		did: 'Loket pertama disisihkan untuk lansia, ibu hamil, dan penyandang disabilitas.',
		answer:
			'Terima kasih. Loket 1 sekarang mendahulukan lansia, ibu hamil, dan penyandang disabilitas. Kursi tambahan sudah dipesan.'
	}),
	wish('kabar-lewat-wa', ['KK', 'LAYANAN_ONLINE', 'PIAK'], {
		tell: [
			'Saran, kalau dokumen sudah jadi kirim pesan otomatis. Jangan kami yang bolak-balik bertanya.',
			'Tolong beri nomor antrean dari rumah. Jadi tahu kapan harus berangkat dari {tempat}.'
		],
		did: 'Dibahas di rapat bulanan.',
		answer:
			'Usulan yang baik. Kabar otomatis sedang kami pelajari karena menyangkut biaya dan data pribadi; hasilnya kami umumkan.'
	}),
	wish('operator-desa', ['AKTA_LAHIR', 'AKSES', 'PIAK'], {
		tell: [
			'Latihlah satu orang perangkat desa di {tempat} supaya bisa bantu ketik. Jangan semua ditumpuk di kecamatan.',
			'Kasih wewenang ke desa untuk cetak KK dan akta. Printer kami ada, kertas pun ada.'
		],
		did: 'Pelatihan operator desa direncanakan bersama dinas pemberdayaan desa.',
		answer:
			'Pelatihan untuk perangkat desa kami rencanakan tahun depan, dimulai dari kecamatan yang paling jauh. Terima kasih dorongannya.'
	}),
	wish('terima-kasih', ['KTP_EL', 'LAINNYA', 'SEKRETARIAT'], {
		tell: [
			'Cuma mau bilang terima kasih, petugas di loket {tgl} sabar sekali melayani ibu saya. Semoga yang lain mencontoh.',
			'Kali ini cepat, {menit} menit selesai. Tolong dipertahankan, dan tambah lagi kursinya.'
		],
		did: 'Disampaikan kepada petugas pada apel pagi.',
		answer:
			'Terima kasih banyak. Kabar baik ini kami sampaikan pada apel pagi. Soal kursi, sedang kami usahakan.'
	})
];

const ELSEWHERE: readonly Situation[] = [
	complaint('bansos', ['KK', 'LAINNYA', 'SEKRETARIAT'], {
		tell: [
			'KK sudah benar tapi bantuan sosial tidak pernah keluar, tetangga yang mampu malah dapat. Katanya datanya di capil.',
			'Nama {kel} hilang dari daftar PKH. Di desa disuruh tanya ke capil.'
		],
		did: 'Data kependudukan diperiksa dan benar; daftar penerima bukan wewenang dinas ini.',
		answer: 'Data kependudukan Anda benar.',
		forwardTo: 'Dinas Sosial Kabupaten'
	}),
	complaint('bpjs-nonaktif', ['UBAH_DATA', 'LAINNYA', 'PIAK'], {
		tell: [
			'Kartu BPJS mati, katanya NIK tidak padan. Padahal KTP saya baru. Mau berobat ditolak.',
			'BPJS {kel} nonaktif mendadak. Puskesmas bilang urusan capil, capil bilang urusan BPJS.'
		],
		did: 'Data diperiksa, sudah padan dan tersambung ke pusat.',
		answer: 'Data Anda sudah padan.',
		forwardTo: 'BPJS Kesehatan cabang setempat'
	}),
	complaint('jalan-rusak', ['LAINNYA', 'LAINNYA', 'SEKRETARIAT'], {
		where: FAR,
		tell: [
			'Jalan poros ke {tempat} hancur, mobil sawit lewat terus. Bagaimana kami mau urus KTP kalau jalannya begini.',
			'Jembatan kayu menuju {tempat} putus sudah {lama}. Tolong disampaikan ke yang berwenang.'
		],
		did: 'Bukan wewenang dinas ini; dicatat untuk penjadwalan layanan keliling.',
		answer: 'Kami sampaikan kepada yang berwenang.',
		forwardTo: 'Dinas Pekerjaan Umum dan Penataan Ruang'
	}),
	complaint('buku-nikah-kua', ['AKTA_KAWIN', 'LAINNYA', 'CAPIL'], {
		tell: [
			'Nama di buku nikah salah, disuruh KUA ke capil, dari capil disuruh ke KUA lagi. Capek.',
			'Buku nikah hilang waktu banjir, mau minta salinan. Apa bisa di sini?'
		],
		did: 'Buku nikah diterbitkan KUA; pemohon dan KUA dihubungkan.',
		answer: 'Buku nikah diurus di KUA.',
		forwardTo: 'Kantor Urusan Agama kecamatan'
	}),
	complaint('tidak-jelas', ['LAINNYA', 'LAINNYA', 'SEKRETARIAT'], {
		tell: [
			'tes tes apakah ini masuk atau tidak ya, coba coba saja',
			'Pokoknya semua kacau dari dulu, tidak usah dijelaskan lagi.'
		],
		did: '',
		answer: '',
		refusal:
			'Kami belum menemukan kejadian yang bisa ditangani dalam laporan ini. Ceritakan apa yang terjadi, di mana, dan kapan, lalu kirim laporan baru. Kami tangani secepatnya.'
	}),
	complaint('tawaran-pinjaman', ['LAINNYA', 'LAINNYA', 'SEKRETARIAT'], {
		tell: [
			'Butuh dana cepat cair hari ini tanpa jaminan cukup KTP, hubungi kami segera bunga ringan.',
			'Jasa ketik dan urus dokumen kilat terpercaya, harga damai, bisa diantar ke {tempat}.'
		],
		did: '',
		answer: '',
		refusal:
			'Ini tawaran jasa, bukan laporan tentang layanan kami. Semua dokumen kependudukan gratis dan tidak perlu perantara.'
	}),
	complaint('kirim-dua-kali', ['KK', 'TERLAMBAT', 'DAFDUK'], {
		tell: [
			'Ini laporan saya yang kedua untuk KK yang sama, yang pertama belum dijawab baru kemarin sih. Biar cepat saja.',
			'Saya kirim ulang karena tadi ragu sudah terkirim atau belum, isinya sama dengan yang tadi pagi.'
		],
		did: '',
		answer: '',
		refusal:
			'Laporan dengan isi yang sama sudah kami terima dan sedang ditangani dengan nomor yang pertama. Ikuti perkembangannya dengan nomor itu; yang ini kami tutup agar tidak ganda.'
	})
];

export const SITUATIONS: readonly Situation[] = [
	...KTP_AND_KK,
	...CHILDREN_AND_MOVING,
	...CHANGES_AND_DIGITAL,
	...OFFICE_AND_REACH,
	...ELSEWHERE
];
