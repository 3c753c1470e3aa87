// Owns: the first day by keyboard: shop, owner, packages, router, printer, stock, sale; for the browser and for the window alike.
// Must never: use anything but keys and eyes.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { OWNER, SHOP } from '../support/test-app'
import type { Hands } from './hands'
import { eventually, readSold, type Sold, takeWith } from './till'
import { ROUTER_USER, type Warkop } from './warkop'

export interface FirstDay {
  openShop(): Promise<void>
  addRouter(): Promise<void>
  addPrinter(): Promise<void>
  makeStock(packageName: string, quantity: number): Promise<void>
  sell(packageName: string): Promise<Sold>
}

export function firstDay(page: Page, hands: Hands, warkop: Warkop): FirstDay {
  const dialog = () => page.getByRole('dialog')
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const caretIn = (name: string) => eventually(async () => hands.isAt(box(name))).toBe(true)
  const fillAll = async (fields: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(fields)) await hands.fill(box(name), text)
  }
  return {
    async openShop() {
      await caretIn('Nama toko') // the first thing is typed without looking for it
      await hands.type(SHOP.name)
      await fillAll({ Alamat: SHOP.address })
      await hands.press('Enter')
      await caretIn('Nama Anda')
      await hands.type(OWNER.name)
      await hands.fill(page.getByLabel(/^PIN/), OWNER.secret)
      await hands.fill(page.getByLabel('Ketik PIN sekali lagi'), OWNER.secret)
      await hands.press('Enter')
      await hands.enter(button('Buat 3 paket'))
      await button('Mulai memakai LoketNet').waitFor()
      await eventually(() => hands.isAt(button('Mulai memakai LoketNet'))).toBe(true)
      await hands.press('Enter')
      await title(`Halo, ${OWNER.name}`)
    },
    async addRouter() {
      await hands.press('Alt+r')
      await title('Router')
      await hands.press('Alt+t')
      await caretIn('Nama router')
      await hands.type('Warkop')
      await fillAll({ 'Alamat IP': '127.0.0.1', 'Nama pengguna': ROUTER_USER.name })
      await hands.fill(dialog().getByLabel('Kata sandi').first(), ROUTER_USER.password)
      await fillAll({ Port: String(warkop.routerPort), 'Nama WiFi': 'WARKOP-JOKO' })
      await hands.enter(button('Tes koneksi'))
      await page.getByText('Router siap dipakai.').waitFor()
      await hands.enter(button('Simpan router'))
      await page.getByText('1 router, semua tersambung').waitFor()
    },
    async addPrinter() {
      await hands.press('Alt+p')
      await hands.goTo(page.getByRole('tab', { name: 'Toko' }))
      await hands.press('ArrowRight')
      await hands.enter(button('+ Tambah printer'))
      await caretIn('Nama printer')
      await hands.type('Printer loket')
      await fillAll({ 'Alamat IP printer': '127.0.0.1', Port: String(warkop.printer.port) })
      await hands.press('Enter')
      await dialog().getByText('Printer tersambung.').waitFor()
      await hands.enter(button('Simpan hasil tes'))
      await dialog().waitFor({ state: 'detached' })
    },
    async makeStock(packageName, quantity) {
      await hands.press('Alt+v')
      await title('Voucher')
      await hands.press('Alt+t')
      const choice = dialog().getByRole('combobox', { name: 'Paket' })
      await eventually(() => hands.isAt(choice)).toBe(true)
      await hands.type(packageName.slice(0, 6))
      await hands.press('Enter')
      await fillAll({ Jumlah: String(quantity) })
      await hands.press('Enter')
      const progress = page.getByRole('region', { name: 'Masuk ke router' })
      await progress.getByText('Selesai').waitFor()
      expect(await progress.innerText()).toContain(`${quantity} dari ${quantity} voucher`)
    },
    async sell(packageName) {
      await hands.press('Alt+k')
      await title('Kasir')
      await takeWith(page, '1', packageName)
      await hands.press('F9')
      return readSold(page)
    },
  }
}
