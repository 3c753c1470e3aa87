// Owns: the first run: shop, owner, first packages; router and printer now or later.
// Must never: lose what was typed, or make anybody wait for a router to begin.
import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand } from '../../api'
import { go } from '../../app/route'
import { useFirstFocus } from '../../lib/use-first-focus'
import { BrandMark } from '../../ui/brand-mark'
import { Form } from '../../ui/form'
import { Money } from '../../ui/money'
import { ErrorNotice, Notice } from '../../ui/notice'
import { FieldGrid, Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { Stepper } from '../../ui/stepper'
import { SecretInput, TextField } from '../../ui/text-field'
import { emptyShop, ShopFields } from '../settings/shop-fields'
import { fieldsUnder } from './fields-under'
import css from './setup-screen.module.css'

type StepId = 'shop' | 'owner' | 'packages' | 'next'
const STEPS: readonly { readonly id: StepId; readonly label: string }[] = [
  { id: 'shop', label: 'Toko' },
  { id: 'owner', label: 'Pemilik' },
  { id: 'packages', label: 'Paket pertama' },
  { id: 'next', label: 'Siap' },
]

export interface SetupScreenProps {
  /** What the core says now; only its name and demo mark are shown. */
  readonly status: { readonly isDemo: boolean }
  /** The wizard is through (or left): work may begin. */
  readonly onDone: () => void
}

export default function SetupScreen({ onDone }: SetupScreenProps) {
  const queryClient = useQueryClient()
  const [step, setStep] = useState<StepId>('shop')
  const [shop, setShop] = useState(emptyShop)
  const [owner, setOwner] = useState({ name: '', secret: '', again: '' })
  const setUp = useCommand(api.session.setUp)
  const page = useFirstFocus<HTMLElement>(step)
  const errors = setUp.problem?.fields ?? {}

  const create = async () => {
    const status = await setUp.run({ shop, owner: { name: owner.name, secret: owner.secret } })
    if (!status) return
    queryClient.setQueryData(orpc.session.status.queryKey({ input: {} }), status)
    setStep('packages')
  }
  const leaveFor = (screen: string, ...path: readonly string[]) => {
    go(screen, ...path)
    onDone()
  }

  return (
    <main ref={page} className={css.page}>
      <header className={css.head}>
        <BrandMark size="2.5rem" />
        <div>
          <h1 className={css.title}>Selamat datang di LoketNet</h1>
          <p className={css.lead}>Beberapa menit lagi Anda bisa menjual voucher pertama.</p>
        </div>
        {step === 'shop' && <TryDemo />}
      </header>
      <Stepper steps={STEPS} current={step} onSelect={step === 'owner' ? () => setStep('shop') : undefined} />
      {step === 'shop' && (
        <Form onSubmit={() => setStep('owner')}>
          <Panel
            title="Toko Anda"
            detail="Semua ini bisa diubah nanti."
            foot={
              <Button type="submit" size="md">
                Lanjut
              </Button>
            }
          >
            <ShopFields values={shop} onChange={setShop} errors={fieldsUnder(errors, 'shop')} />
          </Panel>
        </Form>
      )}
      {step === 'owner' && (
        <Form onSubmit={create}>
          <Panel
            title="Akun pemilik"
            detail="Kasir dan admin ditambah nanti di Pengaturan."
            foot={
              <Group gap="sm">
                <Button variant="default" size="md" onClick={() => setStep('shop')}>
                  Kembali
                </Button>
                <Button type="submit" size="md" loading={setUp.isRunning}>
                  Buat dan masuk
                </Button>
              </Group>
            }
          >
            <FieldGrid>
              <TextField
                label="Nama Anda"
                required
                isFirst
                maxLength={30}
                value={owner.name}
                onChange={(name) => setOwner({ ...owner, name })}
                error={errors['owner.name']}
              />
              <span />
              <SecretInput
                label="PIN"
                description="6 angka atau lebih. Jangan tanggal lahir."
                required
                value={owner.secret}
                onChange={(secret) => setOwner({ ...owner, secret })}
                check={(secret) => (secret.length < 6 ? 'PIN paling sedikit 6 angka.' : null)}
                error={errors['owner.secret']}
              />
              <SecretInput
                label="Ketik PIN sekali lagi"
                description="Supaya tidak salah ketik."
                required
                value={owner.again}
                onChange={(again) => setOwner({ ...owner, again })}
                check={(again) => (again === owner.secret ? null : 'PIN-nya belum sama.')}
              />
            </FieldGrid>
            <div className={css.after}>
              <Notice>PIN tidak dapat dilihat lagi oleh siapa pun. Catat di tempat yang aman.</Notice>
            </div>
            {setUp.problem && (
              <ErrorNotice
                message={setUp.problem.message}
                advice={setUp.problem.advice}
                action={
                  Object.keys(fieldsUnder(errors, 'shop')).length > 0 && (
                    <Button size="xs" variant="default" onClick={() => setStep('shop')}>
                      Perbaiki data toko
                    </Button>
                  )
                }
              />
            )}
          </Panel>
        </Form>
      )}
      {step === 'packages' && <PackagesStep onNext={() => setStep('next')} />}
      {step === 'next' && (
        <Panel
          title="Siap berjualan"
          foot={
            <Button size="md" onClick={() => leaveFor('beranda')} autoFocus>
              Mulai memakai LoketNet
            </Button>
          }
        >
          <p>Dua hal ini bisa sekarang atau nanti, dalam urutan apa saja:</p>
          <Group>
            <Button variant="default" onClick={() => leaveFor('router')}>
              Sambungkan router MikroTik
            </Button>
            <Button variant="default" onClick={() => leaveFor('pengaturan', 'printer')}>
              Pasang printer struk
            </Button>
          </Group>
          <p className={css.soft}>Tanpa printer, kode tampil besar di layar. Tanpa router, paket tetap bisa disusun.</p>
        </Panel>
      )}
    </main>
  )
}

function PackagesStep({ onNext }: { readonly onNext: () => void }) {
  const templates = useQuery(orpc.catalog.templates.queryOptions({ input: {} }))
  const create = useCommand(api.catalog.createFromTemplates)
  const [off, setOff] = useState<readonly string[]>([])
  const chosen = templates.data?.filter(({ key }) => !off.includes(key)) ?? []
  const make = async () => {
    if (chosen.length === 0 || (await create.run({ keys: chosen.map(({ key }) => key) }))) onNext()
  }
  const place = useFirstFocus<HTMLDivElement>(templates.data ? 'ready' : 'loading')
  return (
    <Form onSubmit={make}>
      <Panel
        title="Paket pertama"
        detail="Contoh yang paling laku; harga dan kecepatannya bisa diubah kapan saja."
        foot={
          <Group gap="sm" ref={place}>
            <Button variant="default" size="md" onClick={onNext}>
              Lewati
            </Button>
            <Button type="submit" size="md" loading={create.isRunning} disabled={!templates.data} data-autofocus>
              {chosen.length === 0 ? 'Lanjut tanpa paket' : `Buat ${chosen.length} paket`}
            </Button>
          </Group>
        }
      >
        {templates.data === undefined && <Skeleton />}
        <div className={css.templates}>
          {templates.data?.map((template) => (
            <label key={template.key} className={css.template}>
              <input
                type="checkbox"
                checked={!off.includes(template.key)}
                onChange={(event) =>
                  setOff(
                    event.currentTarget.checked ? off.filter((key) => key !== template.key) : [...off, template.key],
                  )
                }
              />
              <span className={css.templateName}>{template.name}</span>
              <Money amount={rupiah(template.customerPrice)} size="lg" />
              <span className={css.soft}>{template.summary}</span>
            </label>
          ))}
        </div>
        {create.problem && <ErrorNotice message={create.problem.message} advice={create.problem.advice} />}
      </Panel>
    </Form>
  )
}

/** The demo is another LoketNet with its own data: nothing of it can end up in the shop's books. */
function TryDemo() {
  const demo = useCommand(api.session.openDemo)
  const open = async () => {
    const answer = await demo.run({})
    if (answer?.url) location.href = answer.url
  }
  return (
    <div className={css.demo}>
      <Button variant="white" loading={demo.isRunning} onClick={() => void open()}>
        Coba Mode Demo
      </Button>
      {demo.problem && <span role="alert">{`${demo.problem.message} ${demo.problem.advice}`}</span>}
    </div>
  )
}
