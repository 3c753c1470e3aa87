// Owns: "Cara dipesan" of one package: its cycles, biaya pasang, domain, opsi tambahan.
// Must never: change what was ordered already; orders keep their own words and prices.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PackageItem } from '../../../src-main/features/catalog/contract'
import type { Ordering } from '../../../src-main/features/catalog/ordering-contract'
import { api, orpc, type Problem, toProblem, useCommand } from '../../api'
import { Button, Dialog, ErrorNotice, FormDialog, MoneyInput, notifyDone, Skeleton, Switch } from '../../ui'
import css from './catalog.module.css'
import { CycleFields } from './cycle-fields'
import { HIGHEST_PRICE } from './form-values'
import { OptionFields } from './option-fields'
import {
  moved,
  newOption,
  type OptionDraft,
  type OrderingValues,
  orderingInput,
  sentCycles,
  valuesOf,
} from './ordering-values'

const MOST_OPTIONS = 20

export interface OrderingDialogProps {
  readonly pack: PackageItem
  readonly onClose: () => void
}

export function OrderingDialog({ pack, onClose }: OrderingDialogProps) {
  const ordering = useQuery(orpc.catalog.ordering.queryOptions({ input: { packageId: pack.id } }))
  // the first answer: a form that is open is not filled anew because fresh data came
  const [first, setFirst] = useState<Ordering | null>(null)
  if (first === null && ordering.data && !ordering.isFetching) setFirst(ordering.data)
  if (first) return <OrderingForm pack={pack} ordering={first} onClose={onClose} />
  return (
    <Dialog isOpen onClose={onClose} title={`Cara dipesan: ${pack.name}`} size="xl">
      {ordering.error ? <ErrorNotice {...noticeOf(toProblem(ordering.error))} /> : <Skeleton lines={6} />}
    </Dialog>
  )
}

const noticeOf = ({ message, advice, reference }: Problem) => ({ message, advice, reference: reference ?? undefined })

interface OrderingFormProps extends OrderingDialogProps {
  readonly ordering: Ordering
}

function OrderingForm({ pack, ordering, onClose }: OrderingFormProps) {
  const save = useCommand(api.catalog.saveOrdering)
  const [initial] = useState(() => valuesOf(ordering))
  const [values, setValues] = useState<OrderingValues>(initial)
  const [sent, setSent] = useState<OrderingValues | null>(null)
  const isMonthly = pack.master.billingType === 'monthly'
  const set = (change: Partial<OrderingValues>) => setValues({ ...values, ...change })
  const { problem } = save
  // a complaint stands until something is changed
  const fields = problem && sent === values ? (problem.fields ?? {}) : {}
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('dialog[open] [aria-invalid="true"]')?.focus()
  }, [problem])
  const added = useFocusOnAdded()

  const put = (id: string, option: OptionDraft) =>
    set({ options: values.options.map((one) => (one.id === id ? option : one)) })
  const submit = async () => {
    setSent(values)
    if (!(await save.run({ packageId: pack.id, ...orderingInput(values, isMonthly) }))) return
    notifyDone(`Cara memesan “${pack.name}” tersimpan.`)
    onClose()
  }
  const isSaid = Object.keys(fields).length > 0
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="xl"
      title={`Cara dipesan: ${pack.name}`}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isBusy={save.isRunning}
      error={problem && !isSaid && sent === values ? noticeOf(problem) : null}
    >
      {isMonthly && (
        <CycleFields
          cycles={values.cycles}
          monthlyPrice={pack.customerPrice}
          onChange={(cycles) => set({ cycles })}
          errorOf={(months) =>
            fields[`cycles.${sentCycles(values.cycles).findIndex((one) => one.months === months)}.price`]
          }
          error={fields.cycles}
        />
      )}
      <fieldset className={css.group}>
        <legend className={css.groupTitle}>Saat memesan</legend>
        <div className={css.cycles}>
          <MoneyInput
            label="Biaya pasang"
            description="Sekali, bersama pesanannya."
            placeholder="Gratis"
            max={HIGHEST_PRICE}
            value={values.installFee}
            onChange={(installFee) => set({ installFee })}
            error={fields.installFee}
          />
          <Switch
            label="Tanyakan domain"
            description="Domain baru, transfer, atau milik sendiri. Untuk hosting dan situs."
            checked={values.asksDomain}
            onChange={(event) => set({ asksDomain: event.currentTarget.checked })}
          />
        </div>
      </fieldset>
      <fieldset className={css.group} ref={added.ref}>
        <legend className={css.groupTitle}>Opsi tambahan</legend>
        {values.options.length === 0 && (
          <p className={css.help}>
            Belum ada. Tambahkan yang boleh dipilih pelanggan saat memesan, misalnya IP publik atau titik tambahan.
          </p>
        )}
        {values.options.map((option, place) => (
          <OptionFields
            key={option.id}
            option={option}
            place={place}
            count={values.options.length}
            isMonthly={isMonthly}
            onChange={(next) => put(option.id, next)}
            onMove={(by) => set({ options: moved(values.options, place, by) })}
            onRemove={() => set({ options: values.options.filter(({ id }) => id !== option.id) })}
            errorOf={(field) => fields[`options.${place}.${field}`]}
          />
        ))}
        {fields.options !== undefined && (
          <p className={css.wrong} role="alert">
            {fields.options}
          </p>
        )}
        <div>
          <Button
            size="sm"
            variant="default"
            disabled={values.options.length >= MOST_OPTIONS}
            onClick={() => {
              set({ options: [...values.options, newOption()] })
              added.wish()
            }}
          >
            + Tambah opsi
          </Button>
        </div>
      </fieldset>
    </FormDialog>
  )
}

/** The caret goes to the first field of what was just added. */
function useFocusOnAdded() {
  const ref = useRef<HTMLFieldSetElement>(null)
  const isWished = useRef(false)
  useEffect(() => {
    if (!isWished.current) return
    isWished.current = false
    const newest = ref.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type input')
    newest?.focus()
    newest?.scrollIntoView({ block: 'nearest' })
  })
  return { ref, wish: () => (isWished.current = true) }
}
