package io.github.tpm4j.engine.profile;

import io.github.tpm4j.tss.wire.Revision;

/**
 * What commands that were there before do otherwise since a later revision: each is asked for by
 * its name ({@link Profile#has}). What the wire forbids or allows is a matter of the stack's rules.
 * Where only the text of version 185 is known, earlier ones do as 1.59 and the TCG's simulator of
 * version 184 do.
 */
public enum RevisionChange {
  /**
   * TPM2_PolicyCounterTimer with TPM_EO_UNSIGNED_LT and eight octets at offset 0, where Time is,
   * compares nothing: the policy ends so many seconds after it began.
   */
  POLICY_ENDS_BY_COUNTER_TIMER(Revision.V185),
  /** While lockoutAuth may not be used, it fails as a wrong one: TPM_RC_AUTH_FAIL. */
  DISABLED_LOCKOUT_AUTH_FAILS(Revision.V185),
  /** inScheme gives the hash of what is attested though TPM_RH_NULL signs nothing. */
  SCHEME_OF_NO_SIGNER_HASHES(Revision.V185),
  /** TPM2_EvictControl keeps objects of which only the public area is loaded. */
  PUBLIC_AREAS_PERSIST(Revision.V185),
  /** The exponent of an RSA key is odd and above 2 (Part 2, TPMS_RSA_PARMS). */
  RSA_EXPONENT_IS_ODD(Revision.V185);

  private final Revision since;

  RevisionChange(Revision since) {
    this.since = since;
  }

  Revision since() {
    return since;
  }
}
