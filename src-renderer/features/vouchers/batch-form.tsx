// Owns: the form that makes vouchers: of what, where, how many, with which codes, and how hard those are to guess.
// Must never: send easily guessed codes without asking a Pemilik first.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Choices } from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { guessOdds } from '../../../src-main/shared/voucher-code'
import { api, orpc, toProblem, useCommand } from '../../api'
import { go } from '../../app/route'
import {
  Button,
  ChoiceTiles,
  Dialog,
  EmptyState,
  ErrorNotice,
  FieldGrid,
  FoldAway,
  FormDialog,
  NumberField,
  SelectBox,
  SelectField,
  Skeleton,
  TextField,
  WholeLine,
} from '../../ui'
import { type BatchValues, codeOf, firstValues, routersOf, sellable, withPackage } from './batch-values'
import { OddsLine } from './odds-line'
import { OwnerApprovalFields, useOwnerApproval } from './owner-approval'
import css from './vouchers.module.css'

export interface BatchFormProps {
  readonly onClose: () => void
  readonly onMade: (batchId: string) => void
}

export function BatchForm(props: BatchFormProps) {
  const choices = useQuery(orpc.vouchers.choices.queryOptions({ input: {} }))
  const problem = choices.error && toProblem(choices.error)
  if (choices.data && sellable(choices.data).length > 0 && choices.data.routers.length > 0)
    return <OpenForm {...props} choices={choices.data} />
  return (
    <Dialog isOpen onClose={props.onClose} title="Buat voucher" closesOutside>
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      {!choices.data && !problem && <Skeleton lines={6} />}
      {choices.data && <MissingFirst choices={choices.data} />}
    </Dialog>
  )
}

const MissingFirst = ({ choices }: { readonly choices: Choices }) =>
  sellable(choices).length === 0 ? (
    <EmptyState
      title="Belum ada paket hotspot"
      action={<Button onClick={() => go('katalog')}>Ke Katalog Layanan</Button>}
    >
      Voucher dibuat dari sebuah paket: namanya, harganya, masa aktifnya.
    </EmptyState>
  ) : (
    <EmptyState title="Belum ada router" action={<Button onClick={() => go('router')}>Ke Router</Button>}>
      Sambungkan router MikroTik dulu; di sanalah voucher berlaku.
    </EmptyState>
  )

function OpenForm({ choices, onClose, onMade }: BatchFormProps & { readonly choices: Choices }) {
  const create = useCommand(api.vouchers.createBatch)
  const [first] = useState(() => firstValues(choices))
  const [values, setValues] = useState(first)
  const owner = useOwnerApproval()
  const set = (changes: Partial<BatchValues>) => setValues((known) => ({ ...known, ...changes }))
  const pack = choices.packages.find(({ id }) => id === values.packageId)
  const routers = routersOf(choices, pack)
  const router = routers.find(({ id }) => id === values.routerId)
  const shape = codeOf(values)
  const outstanding = (router?.outstanding ?? 0) + (values.quantity ?? 0)
  const odds = guessOdds(shape, outstanding)
  const { problem } = create
  // Other codes may have been made since the form was opened: then the core is the first to see it.
  const needsOwner = odds.isTooEasy || problem?.code === 'CODE_SPACE_SMALL'
  const errorOf = (field: string) => problem?.fields[field]

  const save = async () => {
    const made = await create.run({
      packageId: values.packageId ?? '',
      routerId: values.routerId ?? '',
      quantity: values.quantity ?? 0,
      codeFormat: shape,
      reason: values.reason,
      approval: needsOwner ? owner.approval : null,
    })
    if (made) onMade(made.batchId)
    else owner.setApproval({ ...owner.approval, secret: '' })
  }
  const isSaid = problem !== null && Object.keys(problem.fields).length > 0
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={save}
      title="Buat voucher"
      size="lg"
      submitLabel={values.quantity === null ? 'Buat voucher' : `Buat ${formatThousands(values.quantity)} voucher`}
      isDirty={JSON.stringify(values) !== JSON.stringify(first)}
      isBusy={create.isRunning}
      error={problem && !isSaid ? { message: problem.message, advice: problem.advice } : null}
    >
      <FieldGrid>
        <SelectBox
          label="Paket"
          required
          isFirst
          value={values.packageId}
          onChange={(packageId) => setValues((known) => withPackage(known, choices, packageId))}
          options={sellable(choices).map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf('packageId')}
        />
        <NumberField
          label="Jumlah"
          hint="Sampai 10.000 sekali buat."
          unit="voucher"
          required
          min={1}
          max={10_000}
          value={values.quantity}
          onChange={(quantity) => set({ quantity })}
          error={errorOf('quantity')}
        />
        {routers.length > 1 && (
          <SelectField
            label="Router"
            required
            value={values.routerId ?? ''}
            onChange={(routerId) => set({ routerId })}
            options={routers.map(({ id, name }) => ({ value: id, label: name }))}
            error={errorOf('routerId')}
          />
        )}
        <TextField
          label="Catatan"
          maxLength={60}
          placeholder="misalnya: titipan Warung Bu Siti"
          value={values.reason}
          onChange={(reason) => set({ reason })}
          error={errorOf('reason')}
        />
      </FieldGrid>
      <FoldAway title="Bentuk kode" isOpenFirst={needsOwner} key={needsOwner ? 'open' : 'folded'}>
        <FieldGrid>
          <NumberField
            label="Panjang kode"
            description="Tanpa awalan. 8 karakter sudah aman."
            unit="karakter"
            required
            min={4}
            max={16}
            value={values.length}
            onChange={(length) => set({ length })}
            error={errorOf('codeFormat.length')}
          />
          <TextField
            label="Awalan kode"
            description="Di depan setiap kode, misalnya WK."
            isCode
            maxLength={6}
            value={values.prefix}
            onChange={(text) => set({ prefix: text.toUpperCase() })}
            check={(text) => (/^[A-Z0-9]*$/.test(text) ? null : 'Hanya huruf besar dan angka, tanpa spasi.')}
            error={errorOf('codeFormat.prefix')}
          />
          <WholeLine>
            <ChoiceTiles
              label="Isi kode"
              look="segment"
              value={values.style}
              onChange={(style) => set({ style })}
              choices={[
                { value: 'single', label: 'Kode saja' },
                { value: 'pair', label: 'Kode dan sandi' },
              ]}
            />
          </WholeLine>
        </FieldGrid>
      </FoldAway>
      <OddsLine shape={shape} odds={odds} outstanding={outstanding} />
      {needsOwner && (
        <div className={css.owner}>
          <OwnerApprovalFields {...owner} />
        </div>
      )}
    </FormDialog>
  )
}
