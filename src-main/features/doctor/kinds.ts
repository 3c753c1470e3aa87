// Owns: the name and payload of the doctor's job.
// Must never: do it.
import * as z from 'zod'

export const JOB = { repair: 'doctor.repair' } as const

export const RepairPayload = z.object({ routerId: z.string(), caseIds: z.array(z.int()) })
