// Owns: asking before something that cannot simply be undone: what goes, what stays, why, and who answers for it.
// Must never: have the destroying button under the first Enter.

import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import css from './confirm-dialog.module.css'
import { Dialog } from './dialog'
import { Form } from './form'
import { Kbd } from './kbd'
import { ErrorNotice, type ErrorNoticeProps } from './notice'
import { PinInput } from './pin-input'
import { TextArea } from './text-field'

export type Confirmation = { readonly reason: string; readonly pin: string }

export type ConfirmDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** a question: "Batalkan voucher 7KQ2MNPX?" */
  readonly title: string
  readonly children?: ReactNode
  /** what will be gone */
  readonly lost?: ReactNode
  /** what stays */
  readonly kept?: ReactNode
  /** the deed, as a verb: "Batalkan voucher" */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly tone?: 'danger' | 'plain'
  readonly onConfirm: (confirmation: Confirmation) => void | Promise<void>
  readonly reason?: 'required' | 'optional'
  readonly reasonLabel?: string
  /** the usual answers, one press each */
  readonly usualReasons?: readonly string[]
  /** fields after the reason: who answers for it */
  readonly approval?: ReactNode
  /** whose PIN: "PIN Pemilik atau Admin" */
  readonly pinLabel?: string
  readonly isBusy?: boolean
  readonly error?: ErrorNoticeProps | null
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.isOpen ? <OpenConfirm {...props} /> : null
}

function OpenConfirm(props: ConfirmDialogProps) {
  const { tone = 'danger', confirmLabel, cancelLabel = 'Batal', isBusy = false, pinLabel } = props
  const [reason, setReason] = useState('')
  const [pin, setPin] = useState('')
  const formId = useId()
  const isDanger = tone === 'danger'
  const hasFields = props.reason !== undefined || pinLabel !== undefined
  const foot = (
    <>
      <Button
        variant="default"
        onClick={props.onClose}
        rightSection={<Kbd keys="Esc" />}
        data-autofocus={(isDanger && !hasFields) || undefined}
      >
        {cancelLabel}
      </Button>
      <Button
        type="submit"
        form={formId}
        color={isDanger ? 'red' : undefined}
        loading={isBusy}
        data-autofocus={(!isDanger && !hasFields) || undefined}
      >
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      size="sm"
      tone={isDanger ? 'danger' : 'plain'}
      role="alertdialog"
      foot={foot}
    >
      <Form
        id={formId}
        className={css.form}
        outsideButton={isBusy ? 'waiting' : 'ready'}
        onSubmit={() => props.onConfirm({ reason: reason.trim(), pin })}
      >
        {props.children}
        {(props.lost || props.kept) && (
          <dl className={css.fate}>
            {props.lost && (
              <div data-fate="lost">
                <dt>Yang hilang</dt>
                <dd>{props.lost}</dd>
              </div>
            )}
            {props.kept && (
              <div data-fate="kept">
                <dt>Yang tetap</dt>
                <dd>{props.kept}</dd>
              </div>
            )}
          </dl>
        )}
        {props.reason !== undefined && (
          <div>
            <TextArea
              label={props.reasonLabel ?? 'Alasan'}
              value={reason}
              onChange={setReason}
              required={props.reason === 'required'}
              maxLength={200}
              rows={2}
              isFirst
            />
            {props.usualReasons && (
              <div className={css.usual}>
                {props.usualReasons.map((usual) => (
                  <button key={usual} type="button" onClick={() => setReason(usual)}>
                    {usual}
                  </button>
                ))}
              </div>
            )}
          </div>
        )}
        {props.approval}
        {pinLabel !== undefined && (
          <PinInput label={pinLabel} value={pin} onChange={setPin} required isFirst={props.reason === undefined} />
        )}
        {props.error && <ErrorNotice {...props.error} />}
      </Form>
    </Dialog>
  )
}
