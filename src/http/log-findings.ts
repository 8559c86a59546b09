/** Why a log needs a look, as it is answered: in words, and by what is there now. */
import type { Log, LogFinding } from '../contract/screenings.ts'
import { proofRulesFrom } from '../domain/dated-setting.ts'
import { say, type Sentence } from '../domain/language.ts'
import { explain, type Finding } from '../domain/screening/findings.ts'
import { needsIn, type ProofRule, proofSaid } from '../domain/screening/proof.ts'
import type { Language } from '../domain/sentence.ts'
import { ask } from '../store/engine/sql.ts'
import { decisionsOn } from '../store/people/settings.ts'
import type { Deps } from './deps.ts'

/** What a valid show needs, from which day on. */
export const proofRules = async ({ sql, config }: Pick<Deps, 'sql' | 'config'>): Promise<ProofRule[]> =>
  proofRulesFrom(config.SHOW_PROOF, await ask(sql, decisionsOn('SHOW_PROOF')))

/** `lacking`: what of the proof is not there now, of a log that is kept; what came since is no longer missing. */
export const findingsIn = (
  language: Language,
  findings: readonly Finding[],
  lacking?: NonNullable<Log['proofMissing']>,
): LogFinding[] =>
  findings.map((finding) => {
    const { photo, otherPhoto } = finding.facts
    return {
      code: finding.code,
      blocking: finding.blocking,
      message: say(language, saidNow(finding, lacking)),
      ...(finding.otherId && { otherId: finding.otherId }),
      ...(finding.code === 'photo_reused' && { photos: [String(photo), String(otherPhoto)] }),
    }
  })

function saidNow(finding: Finding, lacking: Log['proofMissing']): Sentence {
  if (finding.code !== 'proof_missing' || !lacking) return explain(finding)
  const missing = lacking.map(({ need }) => need)
  if (missing.length > 0) return explain({ code: finding.code, facts: { missing: missing.join(',') } })
  return { key: 'valid_show_come_since', facts: { missing: proofSaid(needsIn(String(finding.facts['missing']))) } }
}
