// Owns: the shapes that staff and parties share: what is said, its pictures, what a ticket is about.
// Must never: carry what only one side may see.
import * as z from 'zod'
import { Id, Instant } from '../../shared/contract'
import { LONGEST_TEXT, MOST_PICTURES, SUBJECT_TYPES } from '../../shared/ticket-words'
import { StoredPicture } from '../files/contract'

/** Several lines that a person types: line breaks stay, other control characters go. */
export const TicketText = z
  .string()
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/[^\P{Cc}\n]+/gu, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'Tulis pesannya.')
      .max(LONGEST_TEXT, `Paling banyak ${LONGEST_TEXT.toLocaleString('id')} karakter.`),
  )

/** Files that the sender has uploaded before. */
export const PictureIds = z
  .array(Id)
  .max(MOST_PICTURES, `Paling banyak ${MOST_PICTURES} gambar.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Gambar yang sama dua kali.')
  .default([])

/** A bill's id is a number, the others' are not: on this wire all are text. */
export const AboutInput = z
  .object({ type: z.enum(SUBJECT_TYPES), id: z.string().min(1).max(40) })
  .nullable()
  .default(null)
export type AboutInput = z.infer<typeof AboutInput>

export const About = z.object({
  type: z.enum(SUBJECT_TYPES),
  id: z.string(),
  /** "INV-2611-00042, Family 10Mbps" */
  label: z.string(),
})
export type About = z.infer<typeof About>

export const TicketMessage = z.object({
  id: z.int(),
  at: Instant,
  author: z.enum(['party', 'staff', 'system']),
  authorName: z.string(),
  text: z.string(),
  /** Of staff who wrote down what the party said. */
  notedBy: z.string().nullable(),
  pictures: z.array(StoredPicture),
})
export type TicketMessage = z.infer<typeof TicketMessage>
