// Owns: the form of a router, with "Tes koneksi" inside it.
// Must never: show a stored password, or need a test before it saves: the router may be off today.
import { useState } from 'react'
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { api, useCommand } from '../../api'
import {
  Button,
  ChoiceTiles,
  FieldGrid,
  FormDialog,
  Notice,
  NumberField,
  notifyDone,
  SecretInput,
  SelectField,
  TextField,
  WholeLine,
} from '../../ui'
import { TestReport } from './findings'
import { addressOf, inputOf, NEW_ROUTER, type RouterValues, valuesOf, withLinkKind } from './form-values'
import css from './routers.module.css'
import { useConnectionTest } from './use-connection-test'

export interface RouterFormProps {
  /** Null makes a new one. */
  readonly router: RouterItem | null
  readonly onClose: () => void
  readonly onSaved?: (routerId: string) => void
}

export function RouterForm({ router, onClose, onSaved }: RouterFormProps) {
  const save = useCommand(api.routers.save)
  const { test, start } = useConnectionTest()
  const [initial] = useState<RouterValues>(() => (router ? valuesOf(router) : NEW_ROUTER))
  const [values, setValues] = useState(initial)
  const set = (changes: Partial<RouterValues>) => setValues((current) => ({ ...current, ...changes }))
  const errorOf = (field: keyof RouterValues) =>
    save.problem?.fields[`router.${field}`] ?? test.problem?.fields[`draft.${field}`]
  const canTest = values.host.trim() !== '' && values.username.trim() !== '' && values.port !== null

  const submit = async () => {
    const saved = await save.run({ id: router?.id ?? null, router: inputOf(values, test.end?.fingerprint256 ?? null) })
    if (!saved) return
    notifyDone(`Router ${values.name} tersimpan.`)
    onSaved?.(saved.id)
    onClose()
  }
  const runTest = () => void start({ routerId: router?.id ?? null, draft: addressOf(values) })

  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="lg"
      title={router ? `Ubah router ${router.name}` : 'Tambah router'}
      submitLabel={router ? 'Simpan' : 'Simpan router'}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isBusy={save.isRunning}
      error={save.problem}
      extra={
        <Button variant="light" onClick={runTest} loading={test.state === 'running'} disabled={!canTest}>
          Tes koneksi
        </Button>
      }
    >
      <FieldGrid>
        <TextField
          label="Nama router"
          description="Yang dikenal kasir: Warkop, Kos Melati."
          required
          isFirst
          maxLength={30}
          value={values.name}
          onChange={(name) => set({ name })}
          error={errorOf('name')}
        />
        <TextField
          label="Alamat IP"
          description="Alamat router dari komputer ini."
          required
          isCode
          maxLength={120}
          value={values.host}
          onChange={(host) => set({ host })}
          error={errorOf('host')}
        />
        <WholeLine>
          <ChoiceTiles
            label="Cara menyambung"
            value={values.useTls ? 'tls' : 'plain'}
            onChange={(kind) => setValues((current) => withLinkKind(current, kind === 'tls'))}
            choices={[
              { value: 'plain', label: 'API', detail: 'Jalan di semua router, tidak terkunci.' },
              { value: 'tls', label: 'API-SSL', detail: 'Terkunci; router perlu sertifikat.' },
            ]}
          />
        </WholeLine>
        <TextField
          label="Nama pengguna"
          description="Pengguna RouterOS untuk LoketNet."
          required
          isCode
          maxLength={60}
          value={values.username}
          onChange={(username) => set({ username })}
          error={errorOf('username')}
        />
        <SecretInput
          label="Kata sandi"
          use="never"
          description={router ? 'Tersimpan. Kosongkan bila tidak berubah.' : 'Disimpan terkunci di komputer ini.'}
          placeholder={router ? 'tersimpan' : undefined}
          maxLength={200}
          value={values.password}
          onChange={(password) => set({ password })}
          error={errorOf('password')}
        />
        <NumberField
          label="Port"
          description="8728 untuk API, 8729 untuk API-SSL."
          required
          isGrouped={false}
          min={1}
          max={65_535}
          value={values.port}
          onChange={(port) => set({ port })}
          error={errorOf('port')}
        />
        <ServerField router={router} values={values} found={test.end?.hotspotServers ?? []} onChange={set} />
      </FieldGrid>
      <fieldset className={css.group}>
        <legend className={css.groupTitle}>Yang dicetak di struk</legend>
        <FieldGrid>
          <TextField
            label="Nama WiFi"
            description="SSID yang dicari pelanggan di HP-nya."
            maxLength={32}
            value={values.wifiName}
            onChange={(wifiName) => set({ wifiName })}
            error={errorOf('wifiName')}
          />
          <TextField
            label="Alamat halaman masuk"
            description="Bila halaman masuk tidak muncul sendiri."
            isCode
            placeholder="login.warkop.net"
            maxLength={60}
            value={values.loginHost}
            onChange={(loginHost) => set({ loginHost })}
            error={errorOf('loginHost')}
            right={<LoginHostOffer found={test.end?.loginHost ?? ''} value={values.loginHost} onTake={set} />}
          />
        </FieldGrid>
      </fieldset>
      {values.useTls && router?.pinSha256 && (
        <Notice tone="info" title="Sertifikat yang dipercaya">
          <span className={css.print}>{router.pinSha256}</span>
        </Notice>
      )}
      <TestReport test={test} />
    </FormDialog>
  )
}

interface ServerFieldProps {
  readonly router: RouterItem | null
  readonly values: RouterValues
  /** Just found by the test. */
  readonly found: readonly string[]
  readonly onChange: (changes: Partial<RouterValues>) => void
}

function ServerField({ router, values, found, onChange }: ServerFieldProps) {
  const known = router?.facts?.hotspotServers.map((server) => server.name) ?? []
  const names = [...new Set([...found, ...known, values.hotspotServer])].filter((name) => name !== 'all')
  return (
    <SelectField
      label="Server hotspot"
      description="Pilihannya terisi sesudah tes."
      value={values.hotspotServer}
      onChange={(hotspotServer) => onChange({ hotspotServer })}
      options={[{ value: 'all', label: 'Semua server' }, ...names.map((name) => ({ value: name, label: name }))]}
    />
  )
}

function LoginHostOffer(props: {
  readonly found: string
  readonly value: string
  readonly onTake: (changes: Partial<RouterValues>) => void
}) {
  if (props.found === '' || props.found === props.value) return null
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => props.onTake({ loginHost: props.found })}>
      Pakai {props.found}
    </Button>
  )
}
