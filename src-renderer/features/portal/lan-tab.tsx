// Owns: Pengaturan > Portal: opening the LAN to customers and resellers, where it answers, and what the owner has to know first.
// Must never: open anything that the owner has not read about.
import { Button, Checkbox, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { CopyButton } from '../../ui/copy-button'
import { Form } from '../../ui/form'
import { ErrorNotice, Notice } from '../../ui/notice'
import { NumberField } from '../../ui/number-field'
import { Panel } from '../../ui/panel'
import { SelectBox } from '../../ui/select-box'
import { Skeleton } from '../../ui/skeleton'
import { TextArea, TextField } from '../../ui/text-field'
import css from './portal.module.css'

type State = Awaited<ReturnType<Api['portal']['state']>>
type Lan = State['lan']

const PLACE = 'portal-place'
const WARNING = 'portal-warning'

/** Nobody is let in over plain HTTP before the owner has read what that means. */
const isAwaited = ({ lan, hasCertificate, warningVersion }: State): boolean =>
  !hasCertificate && (lan.forCustomers || lan.forResellers) && lan.plainAccepted < warningVersion

const showWarning = () => {
  const warning = document.getElementById(WARNING)
  warning?.scrollIntoView?.({ block: 'center' })
  warning?.querySelector('input')?.focus({ preventScroll: true })
}

export function LanTab() {
  const { data, error, refetch } = useQuery(orpc.portal.state.queryOptions({ input: {} }))
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      <div id={PLACE}>
        <Place state={data} />
      </div>
      <LanForm key={JSON.stringify(data.lan)} state={data} />
      <CertificateForm hasCertificate={data.hasCertificate} />
    </div>
  )
}

/** Where the portal answers now, with a QR for the wall. */
function Place({ state }: { readonly state: State }) {
  const { may } = useSession()
  const { lan, urls, problem } = state
  const [url] = urls
  if (problem)
    return (
      <Notice tone="bad" title="Portal belum dapat dibuka">
        {problem}
      </Notice>
    )
  if (!lan.isOn || !url)
    return (
      <Notice tone="info" title="Portal tertutup">
        Pelanggan dan reseller belum dapat membukanya dari HP.
      </Notice>
    )
  return (
    <Panel
      title={isAwaited(state) ? 'Portal terbuka, belum ada yang dapat masuk' : 'Portal terbuka'}
      detail="Pindai QR ini dari HP yang tersambung ke jaringan toko."
    >
      <div className={css.stack}>
        {isAwaited(state) && (
          <Notice
            tone="warn"
            title="Terbuka untuk melihat-lihat saja"
            action={
              <Button size="xs" onClick={showWarning}>
                {may(['owner']) ? 'Baca dan setujui' : 'Lihat peringatannya'}
              </Button>
            }
          >
            Masuk dan memesan menunggu {may(['owner']) ? 'Anda' : 'Pemilik'} menyetujui peringatan di bawah (centang,
            lalu Simpan).
          </Notice>
        )}
        <div className={css.place}>
          <Qr url={url} />
          <div className={css.stack}>
            {urls.map((one) => (
              <div key={one} className={css.url}>
                <strong>{one}</strong>
                <CopyButton size="xs" variant="default" text={one} label="Salin" />
              </div>
            ))}
          </div>
        </div>
      </div>
    </Panel>
  )
}

function Qr({ url }: { readonly url: string }) {
  const { data } = useQuery(orpc.portal.qr.queryOptions({ input: { url } }))
  if (!data) return null
  return (
    <svg className={css.qr} viewBox={`0 0 ${data.size} ${data.size}`} role="img" aria-label={`QR untuk ${url}`}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={data.path} fill="#000" />
    </svg>
  )
}

function LanForm({ state }: { readonly state: State }) {
  const { may } = useSession()
  const isOwner = may(['owner'])
  const [values, setValues] = useState<Lan>(state.lan)
  const save = useCommand(api.portal.save)
  const set = (change: Partial<Lan>) => setValues({ ...values, ...change })
  const mustAccept = !state.hasCertificate && values.isOn && (values.forCustomers || values.forResellers)
  const isAccepted = values.plainAccepted >= state.warningVersion
  const submit = async () => {
    if (!(await save.run(values))) return
    notifyDone(values.isOn ? 'Portal tersimpan.' : 'Portal ditutup.')
    // its address and QR stand at the top of the page
    document.getElementById(PLACE)?.scrollIntoView?.({ block: 'center' })
  }
  const addresses = [
    { value: '', label: 'Semua jaringan komputer ini' },
    ...state.addresses.map(({ name, ip }) => ({ value: ip, label: `${ip} (${name})` })),
    { value: '127.0.0.1', label: '127.0.0.1 (hanya komputer ini, untuk mencoba)' },
  ]
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Portal di jaringan toko"
        detail="Halaman ringan untuk HP. Layar kasir tidak pernah tampil di sini."
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          {!isOwner && <Notice tone="info" title="Hanya Pemilik yang dapat mengubahnya." />}
          <Switch
            label="Buka portal"
            description="Sisa waktu voucher dan daftar paket Publik dapat dilihat tanpa masuk."
            checked={values.isOn}
            disabled={!isOwner}
            onChange={(event) => set({ isOn: event.currentTarget.checked })}
          />
          <Switch
            label="Pelanggan boleh masuk"
            description="Melihat tagihan, pembayaran, dan saldonya sendiri."
            checked={values.forCustomers}
            disabled={!isOwner || !values.isOn}
            onChange={(event) => set({ forCustomers: event.currentTarget.checked })}
          />
          <Switch
            label="Pelanggan baru boleh membuat akun sendiri"
            description="Dari HP-nya, misalnya saat memesan. Langsung menjadi pelanggan, tanpa layanan."
            checked={values.forRegistration}
            disabled={!isOwner || !values.isOn || !values.forCustomers}
            onChange={(event) => set({ forRegistration: event.currentTarget.checked })}
          />
          <Switch
            label="Reseller boleh masuk"
            description="Menjual dari saldonya sendiri."
            checked={values.forResellers}
            disabled={!isOwner || !values.isOn}
            onChange={(event) => set({ forResellers: event.currentTarget.checked })}
          />
          <SelectBox
            label="Alamat"
            hint="Pilih jaringan pelanggan bila komputer ini punya beberapa."
            options={addresses}
            value={values.address}
            onChange={(address) => set({ address: address ?? '' })}
            error={save.problem?.fields.address}
          />
          <NumberField
            label="Port"
            hint="8088 kecuali sudah dipakai program lain."
            isGrouped={false}
            value={values.port}
            onChange={(port) => set({ port: port ?? 8088 })}
            error={save.problem?.fields.port}
          />
          <TextField
            label="Nama alamat (boleh kosong)"
            hint="Misalnya portal.warkop.net, bila router mengarahkannya ke komputer ini."
            value={values.names.join(' ')}
            onChange={(text) =>
              set({
                names: text
                  .toLowerCase()
                  .split(/[\s,]+/)
                  .filter(Boolean),
              })
            }
            error={save.problem?.fields['names.0']}
          />
          {mustAccept && (
            <div id={WARNING}>
              <Notice tone="warn" title="Baca dulu: tanpa sertifikat, kata sandi terbaca orang lain">
                <p>
                  Portal ini dibuka lewat HTTP biasa. Orang di jaringan WiFi yang sama dapat menyadap kata sandi dan
                  saldo yang lewat. Pakai jaringan yang memisahkan antarpelanggan (client isolation), atau pasang
                  sertifikat di bawah. Kata sandi kasir dan Pemilik tidak pernah lewat sini.
                </p>
                <Checkbox
                  label="Saya sudah membaca dan menerima risikonya"
                  checked={isAccepted}
                  disabled={!isOwner}
                  onChange={(event) => set({ plainAccepted: event.currentTarget.checked ? state.warningVersion : 0 })}
                />
              </Notice>
            </div>
          )}
          {mustAccept && !isAccepted && (
            <Notice
              tone="info"
              title="Sampai dicentang, tidak ada yang dapat masuk; sisa waktu voucher tetap dapat dilihat."
            />
          )}
          {save.problem && Object.keys(save.problem.fields).length === 0 && <ErrorNotice {...save.problem} />}
        </div>
      </Panel>
    </Form>
  )
}

function CertificateForm({ hasCertificate }: { readonly hasCertificate: boolean }) {
  const { may } = useSession()
  const [certificate, setCertificate] = useState('')
  const [key, setKey] = useState('')
  const save = useCommand(api.portal.saveCertificate)
  if (!may(['owner'])) return null
  const keep = async (values: { certificate: string; key: string }, done: string) => {
    if (!(await save.run(values))) return
    setCertificate('')
    setKey('')
    notifyDone(done)
  }
  return (
    <Form onSubmit={() => keep({ certificate, key }, 'Sertifikat dipasang. Portal memakai HTTPS.')}>
      <Panel
        title="Sertifikat sendiri (HTTPS)"
        detail={hasCertificate ? 'Terpasang: portal memakai HTTPS.' : 'Belum ada.'}
        foot={
          <div className={css.url}>
            <Button type="submit" loading={save.isRunning} disabled={certificate === '' || key === ''}>
              Pasang
            </Button>
            {hasCertificate && (
              <Button
                variant="default"
                onClick={() => void keep({ certificate: '', key: '' }, 'Sertifikat dilepas. Portal memakai HTTP.')}
              >
                Lepas
              </Button>
            )}
          </div>
        }
      >
        <div className={css.stack}>
          <TextArea
            label="Sertifikat (PEM)"
            value={certificate}
            onChange={setCertificate}
            error={save.problem?.fields.certificate}
          />
          <TextArea label="Kunci (PEM)" value={key} onChange={setKey} error={save.problem?.fields.key} />
        </div>
      </Panel>
    </Form>
  )
}
