// Owns: the form of a Paket Induk: type, billing, speed, limits, pool; no price.
// Must never: change a shared master without naming the packages that change with it.
import { useState } from 'react'
import type { MasterWithPackages } from '../../../src-main/features/catalog/contract'
import { billingTypes, serviceTypes } from '../../../src-main/shared/service-type'
import { api, useCommand } from '../../api'
import { ChoiceTiles, FieldGrid, FormDialog, Notice, notifyDone, SelectField, TextField, WholeLine } from '../../ui'
import { BurstFields } from './burst-fields'
import css from './catalog.module.css'
import { changesSpec, type MasterValues, newMaster, specInput, usualBilling, valuesOfMaster } from './form-values'
import {
  ActivePeriodField,
  AddressPoolField,
  hasActivePeriod,
  PppProfileField,
  ShelfLifeField,
  SpeedField,
  UsageFields,
  VolumeField,
} from './spec-fields'
import { useFormValues } from './use-form-values'
import { billingHelp, billingName, help, nameList, typeName } from './words'

export interface MasterFormProps {
  /** Null makes a new one. */
  readonly master: MasterWithPackages | null
  readonly onClose: () => void
}

export function MasterForm({ master, onClose }: MasterFormProps) {
  const create = useCommand(api.catalog.createMaster)
  const update = useCommand(api.catalog.updateMaster)
  const command = master ? update : create
  const [initial] = useState(() => (master ? valuesOfMaster(master) : newMaster('hotspot')))
  const form = useFormValues<MasterValues>(initial, command.problem)
  const { values, set, errorOf } = form
  const { serviceType, billingType } = values
  const users = master?.packages ?? []
  const isChanged = master !== null && changesSpec(values, master)

  const save = async () => {
    const input = { name: values.name, serviceType, billingType, spec: specInput(values) }
    const saved = master ? await update.run({ id: master.id, ...input }) : await create.run(input)
    if (!saved) return
    notifyDone(`Paket Induk ${saved.name} tersimpan.`)
    onClose()
  }

  const fields = { values, set, errorOf }
  const isHotspot = serviceType === 'hotspot'
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={save}
      size="lg"
      title={master ? `Ubah Paket Induk ${master.name}` : 'Tambah Paket Induk'}
      submitLabel={master ? 'Simpan' : 'Buat Paket Induk'}
      isDirty={form.isDirty}
      isBusy={command.isRunning}
      error={form.notice}
    >
      <FieldGrid>
        <WholeLine>
          <TextField
            label="Nama Paket Induk"
            description={help.masterName}
            placeholder="Voucher 1M/3M"
            required
            isFirst
            maxLength={40}
            value={values.name}
            onChange={(name) => set({ name })}
            error={errorOf('name')}
          />
        </WholeLine>
        <SelectField
          label="Tipe"
          disabled={users.length > 0}
          value={serviceType}
          onChange={(next) => set({ serviceType: next, billingType: usualBilling(next) })}
          options={serviceTypes.map((value) => ({ value, label: typeName[value] }))}
        />
        <ChoiceTiles
          label="Tagihan"
          value={billingType}
          onChange={(next) => set({ billingType: next })}
          choices={billingTypes.map((value) => ({
            value,
            label: billingName[value],
            detail: billingHelp[value],
            isDisabled: users.length > 0,
          }))}
        />
      </FieldGrid>
      {users.length > 0 && (
        <p className={css.help}>Tipe dan tagihan tetap selama masih ada paket yang memakai Paket Induk ini.</p>
      )}
      <fieldset className={css.group}>
        <legend className={css.groupTitle}>Kecepatan dan masa pakai</legend>
        <FieldGrid>
          <SpeedField {...fields} serviceType={serviceType} />
          {hasActivePeriod(serviceType, billingType) && (
            <ActivePeriodField {...fields} isHotspot={isHotspot} billingType={billingType} />
          )}
          {isHotspot && <ShelfLifeField {...fields} />}
          {serviceType !== 'other' && <AddressPoolField {...fields} isHotspot={isHotspot} />}
          {serviceType === 'pppoe' && <PppProfileField {...fields} />}
        </FieldGrid>
      </fieldset>
      {serviceType !== 'other' && (
        <fieldset className={css.group}>
          <legend className={css.groupTitle}>Batas pemakaian</legend>
          <FieldGrid>{isHotspot ? <UsageFields {...fields} /> : <VolumeField {...fields} />}</FieldGrid>
          <FieldGrid>
            <BurstFields {...fields} />
          </FieldGrid>
        </fieldset>
      )}
      {master && isHotspot && (
        <p className={css.help}>
          Profil di router: <span className="ln-code">{master.profileName}</span>, tetap walau namanya diganti.
        </p>
      )}
      {users.length > 0 && (
        <Notice tone={isChanged ? 'warn' : 'info'} title={`Dipakai oleh ${nameList(users.map((user) => user.name))}.`}>
          {isChanged
            ? 'Semua paket itu ikut berubah. Harganya tetap, dan yang sudah terjual tidak berubah.'
            : 'Perubahan di sini berlaku untuk semua paket itu.'}
        </Notice>
      )}
    </FormDialog>
  )
}
