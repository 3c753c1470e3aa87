// Owns: what the owner of the old router once set up in Mikhmon: profiles with their prices, presets, PPPoE, schedulers.
// Must never: copy Mikhmon's scripts; only the line that carries its figures is as Mikhmon writes it (peers.md §4.1).

type Item = Readonly<Record<string, string>>

/** The figures as Mikhmon prints them; what follows stands for the rest of its script. */
export const onLogin = (figures: string): string => `:put (",${figures},"); :log info "mikhmon login $user"`

export interface OldPackage {
  readonly name: string
  readonly figures: string | null
  readonly rate: string
  readonly seconds: number | null
  readonly isRecorded: boolean
  readonly price: string
  readonly validity: string
  readonly more?: Item
}

const HOUR = 3_600
const DAY = 86_400

export const OLD_PACKAGES: readonly OldPackage[] = [
  {
    name: '1JAM',
    figures: 'ntf,1000,1h,1000,,Disable',
    rate: '1M/2M',
    seconds: HOUR,
    isRecorded: false,
    price: '1000',
    validity: '1h',
  },
  {
    name: '1HARI-3K',
    figures: 'remc,2000,1d,3000,,Enable',
    rate: '2M/3M',
    seconds: DAY,
    isRecorded: true,
    price: '2000',
    validity: '1d',
    more: { 'parent-queue': 'total-hotspot' },
  },
  {
    name: '7HARI',
    figures: 'ntfc,Rp10.000,7d,15.000,,Disable',
    rate: '2M/4M',
    seconds: 7 * DAY,
    isRecorded: true,
    price: '10000',
    validity: '7d',
  },
  {
    name: '30HARI',
    figures: 'rem,40000,30d,50000,,Disable',
    rate: '3M/5M',
    seconds: 30 * DAY,
    isRecorded: false,
    price: '40000',
    validity: '30d',
  },
  // A month and a quota of hours on the voucher itself.
  {
    name: 'KUOTA-5JAM',
    figures: 'remc,2500,4w2d,0,,Disable',
    rate: '2M/2M',
    seconds: 30 * DAY,
    isRecorded: true,
    price: '2500',
    validity: '4w2d',
  },
  {
    name: 'BEBAS',
    figures: ',5000,,,noexp,Disable',
    rate: '1M/1M',
    seconds: null,
    isRecorded: false,
    price: '5000',
    validity: '',
  },
  // Somebody typed thousands with commas, and Mikhmon splits at commas.
  {
    name: 'PROMO',
    figures: 'rem,2,000,1d,3,000,,Disable',
    rate: '1M/1M',
    seconds: null,
    isRecorded: false,
    price: '2000',
    validity: '1d',
  },
  // The owner's own, before he had Mikhmon.
  { name: 'kantor', figures: null, rate: '', seconds: null, isRecorded: false, price: '', validity: '' },
]

export const profileItems = (): Item[] =>
  OLD_PACKAGES.map(({ name, figures, rate, more }) => ({
    name,
    'address-pool': 'hs-pool',
    'shared-users': name === 'kantor' ? '5' : '1',
    ...(rate === '' ? {} : { 'rate-limit': rate }),
    ...(figures === null ? {} : { 'on-login': onLogin(figures) }),
    ...more,
  }))

/** `#name#server#mode#length#prefix#charset#profile#time#data#comment#validity#price_selling#lock` */
export const presetItems = (): Item[] => [
  { name: 'Harian', source: '#Harian#all#vc#5#h#mix1#1HARI-3K#0#0##1d#2000_3000#Enable', comment: 'QuickPrintMikhmon' },
  {
    name: 'Nongkrong',
    source: '#Nongkrong 5 Jam#all#up#4##lower#KUOTA-5JAM#5h#0##4w2d#2500_3000#Disable',
    comment: 'QuickPrintMikhmon',
  },
  {
    name: 'SatuGiga',
    source: '#Satu GB#hotspot1#vc#6#g#mix1#7HARI#0#1073741824##7d#5000_7000#Disable',
    comment: 'QuickPrintMikhmon',
  },
  { name: 'lama', source: '#lama#all', comment: 'QuickPrintMikhmon' },
]

export const pppItems = (): { profiles: Item[]; secrets: Item[] } => ({
  profiles: [
    { name: 'RUMAH-10M', 'local-address': '10.10.0.1', 'remote-address': 'ppp-pool', 'rate-limit': '3M/10M' },
    { name: 'RUMAH-20M', 'local-address': '10.10.0.1', 'remote-address': 'ppp-pool', 'rate-limit': '5M/20M' },
    { name: 'tamu', 'local-address': '10.10.0.1' },
  ],
  secrets: ['bu-siti', 'pak-budi', 'kos-melati', 'warung-atas', 'pak-rt'].map((name, index) => ({
    name,
    password: `rahasia-${index}`,
    service: 'pppoe',
    profile: index < 3 ? 'RUMAH-10M' : 'RUMAH-20M',
    comment: `pelanggan ${index + 1}`,
  })),
})
