// Owns: which column of a file is which field, guessed from its header in Indonesian or English.
// Must never: guess a second column for a field that has one.
import { fold, type ImportField } from '../customers'

/** Folded, blanks and marks removed. The first that fits wins; the order matters where one name holds another. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['nama', 'namapelanggan', 'namalengkap', 'pelanggan', 'name', 'customer', 'customername', 'fullname'],
  phone: [
    'nohp',
    'hp',
    'telepon',
    'telp',
    'notelp',
    'notelepon',
    'nomorhp',
    'nomortelepon',
    'wa',
    'nowa',
    'whatsapp',
    'nomorwa',
    'phone',
    'phonenumber',
    'mobile',
    'handphone',
    'kontak',
  ],
  address: ['alamat', 'alamatlengkap', 'address', 'alamatpemasangan', 'lokasi'],
  area: ['area', 'wilayah', 'blok', 'dusun', 'kampung', 'rt', 'rtrw', 'region', 'zona'],
  place: [
    'koordinat',
    'titik',
    'maps',
    'googlemaps',
    'sharelok',
    'shareloc',
    'coordinate',
    'coordinates',
    'latlong',
    'latlng',
    'gps',
    'map',
  ],
  latitude: ['latitude', 'lat', 'lintang'],
  longitude: ['longitude', 'long', 'lng', 'lon', 'bujur'],
  notes: ['catatan', 'keterangan', 'ket', 'notes', 'note', 'comment', 'komentar'],
  number: [
    'nopelanggan',
    'idpelanggan',
    'kodepelanggan',
    'nomorpelanggan',
    'id',
    'customerid',
    'kode',
    'number',
    'noid',
  ],
  package: ['paket', 'namapaket', 'package', 'profile', 'profil', 'layanan', 'plan', 'service'],
  router: ['router', 'mikrotik', 'server', 'nas', 'namarouter'],
  username: [
    'username',
    'user',
    'userpppoe',
    'pppoe',
    'usernamepppoe',
    'namapppoe',
    'secret',
    'akun',
    'login',
    'pppoeusername',
    'pppoeuser',
  ],
  password: ['password', 'pass', 'sandi', 'katasandi', 'passwordpppoe', 'pppoepassword', 'passpppoe'],
  ip: ['ip', 'alamatip', 'ipaddress', 'ipstatis', 'ipstatic', 'remoteaddress', 'ipaddr'],
  mac: ['mac', 'macaddress', 'alamatmac'],
  billingDay: [
    'tanggaltagih',
    'tgltagih',
    'tanggaltagihan',
    'tgltagihan',
    'haritagih',
    'billingday',
    'billingdate',
    'tanggaljatuhtempo',
    'tgljatuhtempo',
    'jatuhtempo',
    'duedate',
  ],
  price: [
    'harga',
    'tarif',
    'hargabulanan',
    'perbulan',
    'biaya',
    'price',
    'iuran',
    'abonemen',
    'hargapaket',
    'monthlyprice',
  ],
  discount: ['diskon', 'potongan', 'discount'],
  startDay: [
    'tanggalpasang',
    'tglpasang',
    'mulai',
    'tanggalmulai',
    'tanggalaktif',
    'tglaktif',
    'tanggaldaftar',
    'tgldaftar',
    'tanggalregistrasi',
    'tglregistrasi',
    'startdate',
    'installdate',
    'tanggalinstalasi',
    'joindate',
    'terdaftar',
  ],
  billedUntil: [
    'tagihanberikutnya',
    'tagihmulai',
    'ditagihmulai',
    'aktifsampai',
    'masaaktif',
    'expired',
    'nextbilling',
    'nextbill',
    'nextdue',
    'lunassampai',
    'lunassd',
    'billeduntil',
    'paiduntil',
  ],
}

export const keyOfHeader = (header: string): string => fold(header).replace(/[^\p{L}\p{N}]+/gu, '')

export type Mapping = Partial<Record<ImportField, number>>

export function guessMapping(headers: readonly string[]): Mapping {
  const keys = headers.map(keyOfHeader)
  const mapping: Mapping = {}
  const taken = new Set<number>()
  const fields = Object.keys(NAMES) as ImportField[] // keys of the object literal above
  // Exact names first, for every field; then headers that begin with one ("Nama (sesuai KTP)").
  for (const fits of [
    (key: string, name: string) => key === name,
    (key: string, name: string) => name.length > 3 && key.startsWith(name),
  ])
    for (const field of fields) {
      if (mapping[field] !== undefined) continue
      const index = NAMES[field]
        .map((name) => keys.findIndex((key, at) => !taken.has(at) && fits(key, name)))
        .find((at) => at >= 0)
      if (index === undefined) continue
      mapping[field] = index
      taken.add(index)
    }
  return mapping
}
