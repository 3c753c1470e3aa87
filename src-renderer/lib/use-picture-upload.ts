// Owns: one picture on its way: chosen, made small, sent, sent again, taken back.
// Must never: hand out an id before the picture is there, or send a second picture under the first one's request.
import { useEffect, useRef, useState } from 'react'
import { newRequestId } from './request-id'
import { shrinkPicture } from './shrink-picture'

export interface PictureUpload<P> {
  readonly step: 'empty' | 'sending' | 'failed' | 'there'
  /** Of the picture as it is sent. */
  readonly preview: string | null
  /** Null beside 'failed': the file is no picture. */
  readonly problem: P | null
  readonly choose: (file: Blob) => Promise<void>
  readonly again: () => Promise<void>
  readonly remove: () => void
}

type Send = (picture: Blob, requestId: string) => Promise<{ readonly id: string }>

interface Sending {
  readonly picture: Blob
  readonly requestId: string
  readonly preview: string
}

export function usePictureUpload<P>(
  send: Send,
  toProblem: (error: unknown) => P,
  onChange: (fileId: string | null) => void,
): PictureUpload<P> {
  const [step, setStep] = useState<PictureUpload<P>['step']>('empty')
  const [problem, setProblem] = useState<P | null>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  /** The newest choice; an answer about an older one is not heard. */
  const turn = useRef(0)
  const preview = sending?.preview ?? null
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview])
  // a field that is gone hands out nothing any more
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )

  const deliver = async (one: Sending) => {
    turn.current += 1
    const mine = turn.current
    setStep('sending')
    setProblem(null)
    try {
      const { id } = await send(one.picture, one.requestId)
      if (mine !== turn.current) return
      setStep('there')
      onChange(id)
    } catch (error) {
      if (mine !== turn.current) return
      setStep('failed')
      setProblem(toProblem(error))
    }
  }
  const remove = () => {
    turn.current += 1
    setStep('empty')
    setProblem(null)
    setSending(null)
    onChange(null)
  }
  return {
    step,
    preview,
    problem,
    remove,
    again: async () => {
      if (sending) await deliver(sending)
    },
    async choose(file) {
      remove()
      const mine = turn.current
      setStep('sending')
      const picture = await shrinkPicture(file)
      if (mine !== turn.current) return
      if (!picture) {
        setStep('failed')
        return
      }
      const one = { picture, requestId: newRequestId(), preview: URL.createObjectURL(picture) }
      setSending(one)
      await deliver(one)
    },
  }
}
