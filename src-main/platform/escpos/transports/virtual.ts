// Owns: the printer that is not there: the demo's 58 mm printer on screen.
// Must never: say "printed" before its sink took the paper.
import { notSent, type PaperJob, type PaperTransport } from './transport'

export type VirtualSink = (paper: PaperJob, profileId: string) => Promise<void> | void

/** Without a sink there is no virtual printer on this host, and a job for one is "not sent". */
export function createVirtualTransport(sink: VirtualSink | null): PaperTransport {
  return {
    kind: 'virtual',
    async send(job, { profile, onSending, onProgress, signal }) {
      if (!sink) return notSent('device_missing', 'no virtual printer on this host')
      if (signal?.aborted) return notSent('cancelled')
      await onSending()
      await sink(job, profile.id)
      onProgress?.(job.bytes.length, job.bytes.length)
      return { kind: 'printed', bytesSent: job.bytes.length, paperLow: false }
    },
    probe: async () => ({ reachable: sink !== null, answersStatus: false, answersBarrier: false, paper: 'unknown' }),
    discover: async () => (sink ? [{ transport: { k: 'virtual' }, name: 'Printer di layar', detail: 'demo' }] : []),
  }
}
