// Owns: adding and changing a printer: how to reach it, which paper.
// Must never: ask for what the test page finds out by itself; those are folded away.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  defaultTcpPort,
  type PaperTransportConfig,
  type PaperTransportKind,
  type PrinterPreset,
  type PrinterProfile,
  presetLabel,
  presetProfile,
  printerPresets,
} from '../../../../src-main/shared/paper/profile'
import { api, orpc, useCommand } from '../../../api'
import { ChoiceTiles } from '../../../ui/choice-tiles'
import { FormDialog } from '../../../ui/form-dialog'
import { Notice } from '../../../ui/notice'
import { FieldGrid, FoldAway } from '../../../ui/panel'
import { SelectField, TextField } from '../../../ui/text-field'
import css from '../settings.module.css'
import type { Printer } from './printers-tab'
import { ProfileFields } from './profile-fields'
import { TRANSPORT_NAMES } from './transport-words'

const EMPTY: Readonly<Record<PaperTransportKind, PaperTransportConfig>> = {
  tcp: { k: 'tcp', host: '', port: defaultTcpPort },
  winspool: { k: 'winspool', queue: '', datatype: 'RAW' },
  cups: { k: 'cups', queue: '' },
  serial: { k: 'serial', path: '', baud: 9600 },
  file: { k: 'file', path: '/dev/usb/lp0' },
  virtual: { k: 'virtual' },
}
const KINDS: readonly PaperTransportKind[] = ['tcp', 'winspool', 'cups', 'serial', 'file', 'virtual']

export interface PrinterDialogProps {
  /** Null = a new one. */
  readonly printer: Printer | null
  readonly onClose: () => void
  readonly onSaved: (printer: Printer) => void
}

export function PrinterDialog({ printer, onClose, onSaved }: PrinterDialogProps) {
  const [profile, setProfile] = useState<PrinterProfile>(
    () => printer?.profile ?? presetProfile('58-generik', { id: '', name: '', transport: EMPTY.tcp }),
  )
  const [preset, setPreset] = useState<PrinterPreset | null>(printer ? null : '58-generik')
  const save = useCommand(api.printing.savePrinter)
  const found = useQuery(orpc.printing.discover.queryOptions({ input: {} }))
  const set = (change: Partial<PrinterProfile>) => setProfile({ ...profile, ...change })
  const setTransport = (transport: PaperTransportConfig) => set({ transport })
  const choosePreset = (chosen: PrinterPreset) => {
    setPreset(chosen)
    setProfile(presetProfile(chosen, profile))
  }
  const submit = async () => {
    const saved = await save.run({ id: printer?.id ?? null, profile })
    if (saved) onSaved(saved)
  }
  const fields = save.problem?.fields ?? {}
  const matching = found.data?.found.filter((one) => one.transport.k === profile.transport.k) ?? []

  return (
    <FormDialog
      isOpen
      size="lg"
      title={printer ? `Ubah ${printer.name}` : 'Tambah printer'}
      submitLabel="Simpan dan tes"
      onClose={onClose}
      onSubmit={submit}
      isDirty={profile.name !== (printer?.name ?? '')}
      isBusy={save.isRunning}
      error={save.problem}
    >
      <div className={css.stack}>
        <TextField
          label="Nama printer"
          required
          isFirst
          maxLength={40}
          placeholder="Printer loket"
          value={profile.name}
          onChange={(name) => set({ name })}
          error={fields['profile.name']}
        />
        <ChoiceTiles
          label="Cara sambung"
          value={profile.transport.k}
          onChange={(kind) => setTransport(EMPTY[kind])}
          choices={KINDS.map((kind) => ({ value: kind, ...TRANSPORT_NAMES[kind] }))}
        />
        {matching.length > 0 && (
          <ChoiceTiles
            label="Ditemukan di komputer ini"
            value={JSON.stringify(profile.transport)}
            onChange={(text) => {
              const one = matching.find(({ transport }) => JSON.stringify(transport) === text)
              if (one) set({ transport: one.transport, name: profile.name || one.name.slice(0, 40) })
            }}
            choices={matching.map((one) => ({
              value: JSON.stringify(one.transport),
              label: one.name,
              detail: one.detail,
            }))}
          />
        )}
        <TransportFields transport={profile.transport} onChange={setTransport} errors={fields} />
        <ChoiceTiles
          label="Jenis printer"
          value={preset}
          onChange={choosePreset}
          choices={printerPresets.map((value) => ({ value, label: presetLabel[value] }))}
        />
        <Notice>Lebar kertas, QR, dan pemotong dipastikan dengan halaman tes sesudah ini.</Notice>
        <FoldAway title="Pengaturan lanjutan">
          <ProfileFields profile={profile} onChange={set} />
        </FoldAway>
      </div>
    </FormDialog>
  )
}

interface TransportFieldsProps {
  readonly transport: PaperTransportConfig
  readonly onChange: (transport: PaperTransportConfig) => void
  readonly errors: Readonly<Record<string, string>>
}

function TransportFields({ transport, onChange, errors }: TransportFieldsProps) {
  switch (transport.k) {
    case 'tcp':
      return (
        <FieldGrid>
          <TextField
            label="Alamat IP printer"
            required
            isCode
            placeholder="192.168.88.50"
            value={transport.host}
            onChange={(host) => onChange({ ...transport, host })}
            error={errors['profile.transport.host']}
          />
          <TextField
            label="Port"
            inputMode="numeric"
            value={String(transport.port)}
            onChange={(text) => onChange({ ...transport, port: Number(text.replace(/\D/g, '')) })}
            error={errors['profile.transport.port']}
          />
        </FieldGrid>
      )
    case 'winspool':
    case 'cups':
      return (
        <TextField
          label="Nama printer di komputer"
          required
          value={transport.queue}
          onChange={(queue) => onChange({ ...transport, queue })}
          error={errors['profile.transport.queue']}
        />
      )
    case 'serial':
      return (
        <FieldGrid>
          <TextField
            label="Port"
            required
            isCode
            placeholder="COM5"
            value={transport.path}
            onChange={(path) => onChange({ ...transport, path })}
            error={errors['profile.transport.path']}
          />
          <SelectField
            label="Kecepatan"
            value={String(transport.baud)}
            onChange={(baud) => onChange({ ...transport, baud: Number(baud) })}
            options={['9600', '19200', '38400', '115200'].map((value) => ({ value, label: value }))}
          />
        </FieldGrid>
      )
    case 'file':
      return (
        <TextField
          label="Berkas perangkat"
          required
          isCode
          value={transport.path}
          onChange={(path) => onChange({ ...transport, path })}
          error={errors['profile.transport.path']}
        />
      )
    case 'virtual':
      return null
  }
}
