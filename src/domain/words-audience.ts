/** How many watched, as a villager says it: on the cadre's page and at the desk. */

export const audienceWords = {
  cadre_audience_under_20: ['不到20人', 'under 20'],
  cadre_audience_from_20: ['20到50人', '20 to 50'],
  cadre_audience_from_50: ['50到100人', '50 to 100'],
  cadre_audience_from_100: ['100到200人', '100 to 200'],
  cadre_audience_from_200: ['200人以上', 'over 200'],
} as const
