/** The files of a register, as they are brought in: by their names in either language, whatever language is read. */

/** As a workbook's sheets or an office's own files are called: Chinese, English, and otherwise. */
export const TABLE_NAMES = {
  'townships.csv': ['乡镇', 'townships', '乡镇表'],
  'villages.csv': ['行政村', 'villages', '村', '村名录', '行政村名录'],
  'teams.csv': ['放映队', 'teams', '队'],
  'films.csv': ['影片', 'films', '电影', '片目'],
  'targets.csv': ['目标', 'targets', '目标任务'],
} as const satisfies Record<string, readonly [zh: string, en: string, ...others: string[]]>
export type RegisterFile = keyof typeof TABLE_NAMES
