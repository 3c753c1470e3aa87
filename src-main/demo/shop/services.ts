// Owns: what the demo shop sells besides internet, and how its packages are ordered: cycles, options, a domain, biaya pasang.
// Must never: be anything that the catalogue's own screen could not make.
import { listPackages, type Ordering, saveOrdering } from '../../features/catalog'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { monthlyPackage } from './isp'

export const HOSTING = 'Cloud Hosting'
export const MAINTENANCE = 'Server Maintenance'
export const FAMILY = 'Paket Family 10Mbps'
export const OFFICE = 'Kantor IP Statis 20Mbps'

type Option = Ordering['options'][number]

const EMPTY = { isRequired: false, price: 0, maximum: null, choices: [] }

const otherOf = (tx: Tx, ctx: CommandContext, name: string, price: number, modal: number): string =>
  monthlyPackage(tx, ctx, { name, serviceType: 'other', price, modal, rate: null }).id

/** Once, with the first packages. */
export function demoServices(tx: Tx, ctx: CommandContext): void {
  const { newId } = ctx
  const choice = (label: string, price: number) => ({ id: newId(), label, price })
  const option = (fields: Partial<Option> & Pick<Option, 'kind' | 'label' | 'every'>): Option => ({
    ...EMPTY,
    id: newId(),
    ...fields,
  })
  saveOrdering(tx, ctx, {
    packageId: otherOf(tx, ctx, HOSTING, 75_000, 60_000),
    asksDomain: true,
    installFee: 0,
    cycles: [
      { months: 1, price: null },
      { months: 3, price: 210_000 },
      { months: 12, price: 750_000 },
    ],
    options: [
      option({
        kind: 'choice',
        label: 'Penyimpanan',
        isRequired: true,
        every: 'month',
        choices: [choice('5 GB', 0), choice('20 GB', 25_000), choice('50 GB', 60_000)],
      }),
      option({ kind: 'quantity', label: 'Kotak surat tambahan', every: 'month', price: 5_000, maximum: 20 }),
      option({ kind: 'yes-no', label: 'Cadangan harian', every: 'month', price: 15_000 }),
      option({ kind: 'yes-no', label: 'Pindahkan situs lama', every: 'once', price: 100_000 }),
    ],
  })
  saveOrdering(tx, ctx, {
    packageId: otherOf(tx, ctx, MAINTENANCE, 350_000, 300_000),
    asksDomain: false,
    installFee: 0,
    cycles: [
      { months: 1, price: null },
      { months: 12, price: 3_600_000 },
    ],
    options: [
      option({ kind: 'quantity', label: 'Server tambahan', every: 'month', price: 150_000, maximum: 10 }),
      option({ kind: 'text', label: 'Jenis server', every: 'once' }),
    ],
  })
  const family = listPackages(tx, { serviceType: 'pppoe' }).find(({ name }) => name === FAMILY)
  if (!family) throw new Error(`the demo sells no ${FAMILY}`)
  saveOrdering(tx, ctx, {
    packageId: family.id,
    asksDomain: false,
    installFee: 150_000,
    cycles: [{ months: 1, price: null }],
    options: [
      option({ kind: 'yes-no', label: 'IP publik', every: 'month', price: 50_000 }),
      option({ kind: 'yes-no', label: 'Titip router WiFi', every: 'once', price: 175_000 }),
    ],
  })
}
