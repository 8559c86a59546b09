/** What a bulletin is called by its kind, on its page and in the trail. */

export const bulletinKindWords = {
  bulletin_ten_days: ['旬报', 'ten days'],
  bulletin_month: ['月报', 'month'],
  bulletin_half_year: ['半年', 'half year'],
  bulletin_year: ['全年', 'year'],
  bulletin_special: ['专报', 'special'],
} as const
