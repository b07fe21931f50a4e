package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The section STATE_CLEAR_DATA, which TPM2_Shutdown(STATE) saves.
 *
 * @param savedPcrs of each bank, also of those without PCR: the values of PCR 0 and on
 * @param pcrAuth of the group of PCR that take an authValue
 */
record StateClearData(
    boolean isOwnerEnabled,
    boolean isEndorsementEnabled,
    boolean isPlatformNvEnabled,
    AuthPolicy platformPolicy,
    SecretBytes platformAuth,
    Map<TpmAlg, byte[]> savedPcrs,
    SecretBytes pcrAuth) {

  static StateClearData read(BlobReader in) {
    int version = in.section(Section.STATE_CLEAR_DATA);
    boolean isOwnerEnabled = in.flag();
    boolean isEndorsementEnabled = in.flag();
    boolean isPlatformNvEnabled = in.flag();
    AuthPolicy platformPolicy = HierarchyData.policy(in, in.algorithm());
    SecretBytes platformAuth = in.secret();
    Map<TpmAlg, byte[]> savedPcrs = savedPcrs(in);
    SecretBytes pcrAuth = pcrAuth(in);
    in.tail(version);
    return new StateClearData(
        isOwnerEnabled,
        isEndorsementEnabled,
        isPlatformNvEnabled,
        platformPolicy,
        platformAuth,
        savedPcrs,
        pcrAuth);
  }

  private static Map<TpmAlg, byte[]> savedPcrs(BlobReader in) {
    int version = in.section(Section.PCR_SAVE);
    in.u16(); // how many PCR a bank has here
    Map<TpmAlg, byte[]> saved = new LinkedHashMap<>();
    for (TpmAlg hash = in.algorithm(); !hash.equals(TpmAlg.NULL); hash = in.algorithm()) {
      saved.put(hash, in.sized());
    }
    in.tail(version);
    return saved;
  }

  private static SecretBytes pcrAuth(BlobReader in) {
    int version = in.section(Section.PCR_AUTHVALUE);
    SecretBytes auth = SecretBytes.EMPTY;
    int groups = in.u16();
    for (int i = 0; i < groups; i++) {
      SecretBytes one = in.secret();
      auth = i == 0 ? one : auth;
    }
    in.tail(version);
    return auth;
  }
}
