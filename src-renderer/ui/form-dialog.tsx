// Owns: a form over the screen: first field first, Enter saves, Esc asks before it throws away what was typed.
// Must never: close by itself; the screen closes it when the core has said yes.

import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { Dialog, type DialogProps } from './dialog'
import { Form } from './form'
import css from './form-dialog.module.css'
import { Kbd } from './kbd'
import { ErrorNotice, type ErrorNoticeProps } from './notice'

export type FormDialogProps = Pick<DialogProps, 'isOpen' | 'onClose' | 'title' | 'size' | 'children'> & {
  readonly onSubmit: () => void | Promise<void>
  readonly submitLabel?: string
  readonly cancelLabel?: string
  /** something was typed: Esc and Batal ask first */
  readonly isDirty?: boolean
  readonly isBusy?: boolean
  readonly canSubmit?: boolean
  readonly error?: ErrorNoticeProps | null
  /** left in the foot: Hapus, Duplikat */
  readonly extra?: ReactNode
}

export function FormDialog(props: FormDialogProps) {
  const { isOpen, onClose, title, size, children, isDirty = false } = props
  const [isAsking, setAsking] = useState(false)
  const formId = useId()
  if (!isOpen && isAsking) setAsking(false)
  const leave = () => {
    if (isDirty && !isAsking) setAsking(true)
    else onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={leave}
      title={title}
      size={size}
      foot={
        isAsking ? (
          <AskBeforeLeaving onStay={() => setAsking(false)} onLeave={onClose} />
        ) : (
          <FormFoot {...props} formId={formId} onCancel={leave} />
        )
      }
    >
      <Form
        id={formId}
        onSubmit={props.onSubmit}
        className={css.form}
        outsideButton={props.isBusy || props.canSubmit === false || isAsking ? 'waiting' : 'ready'}
      >
        {children}
        {props.error && <ErrorNotice {...props.error} />}
      </Form>
    </Dialog>
  )
}

function FormFoot(props: FormDialogProps & { readonly formId: string; readonly onCancel: () => void }) {
  const { submitLabel = 'Simpan', cancelLabel = 'Batal', isBusy = false, canSubmit = true } = props
  return (
    <>
      {props.extra && <div className={css.extra}>{props.extra}</div>}
      <Button variant="default" onClick={props.onCancel} rightSection={<Kbd keys="Esc" />}>
        {cancelLabel}
      </Button>
      <Button
        type="submit"
        form={props.formId}
        loading={isBusy}
        disabled={!canSubmit}
        rightSection={<Kbd keys="Enter" tone={canSubmit ? 'filled' : 'plain'} />}
      >
        {submitLabel}
      </Button>
    </>
  )
}

function AskBeforeLeaving({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  return (
    <>
      <strong className={css.question} role="alert">
        Belum disimpan. Buang?
      </strong>
      <Button color="red" variant="light" onClick={onLeave} rightSection={<Kbd keys="Esc" />}>
        Buang isian
      </Button>
      <Button ref={(button) => button?.focus()} onClick={onStay}>
        Lanjut mengisi
      </Button>
    </>
  )
}
