import { z } from 'zod';

/** countyframe.countyList/1: the counties a new plan can be made for by picking (resources/countyList.json, editable). */
export const countyListSchema = z.object({
  format: z.literal('countyframe.countyList/1'),
  edition: z.string(),
  source: z.string(),
  counties: z.array(
    z.object({
      province: z.string(),
      city: z.string(),
      name: z.string().min(1),
      /** Six-digit division code; empty where it could not be sourced. */
      code: z.string().regex(/^(?:\d{6})?$/),
    }),
  ),
});

export type CountyList = z.infer<typeof countyListSchema>;
