package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Limits;
import java.util.Set;

/** What TPM2_NV_DefineSpace demands of a public area (Part 3, 31.3; Part 2, 13.4). */
public final class NvDefinition {
  private static final TpmRc ATTRIBUTES = TpmRc.ATTRIBUTES.parameter(2);
  private static final TpmRc SIZE = TpmRc.SIZE.parameter(2);
  private static final Set<TpmNt> NUMBERS =
      Set.of(TpmNt.COUNTER, TpmNt.BITS, TpmNt.PIN_FAIL, TpmNt.PIN_PASS);
  private static final int STATE = TpmaNv.WRITTEN | TpmaNv.READLOCKED | TpmaNv.WRITELOCKED;
  private static final int READS =
      TpmaNv.PPREAD | TpmaNv.OWNERREAD | TpmaNv.AUTHREAD | TpmaNv.POLICYREAD;
  private static final int WRITES =
      TpmaNv.PPWRITE | TpmaNv.OWNERWRITE | TpmaNv.AUTHWRITE | TpmaNv.POLICYWRITE;
  private static final int WRITES_BUT_AUTH = WRITES & ~TpmaNv.AUTHWRITE;

  private NvDefinition() {}

  /**
   * Checks a public area.
   *
   * @throws TpmFailure TPM_RC_ATTRIBUTES or TPM_RC_SIZE of parameter 2, TPM_RC_ATTRIBUTES of handle
   *     1 where PLATFORMCREATE does not fit the authorisation
   */
  public static void check(TpmuNvPublic2 publicArea, TpmHandle authHandle, Limits limits) {
    int digestBytes = HashAlgorithm.of(publicArea.nameAlg()).digestBytes();
    int policyBytes = publicArea.authPolicy().size();
    TpmFailure.require(policyBytes == 0 || policyBytes == digestBytes, SIZE);
    checkType(publicArea, digestBytes, limits);
    checkAttributes(publicArea.commonAttributes());
    checkHierarchy(publicArea.commonAttributes(), authHandle);
    boolean writeAll = publicArea.commonAttributes().has(TpmaNv.WRITEALL);
    TpmFailure.require(
        !writeAll || publicArea.dataSize() <= limits.of(Limit.MAX_NV_BUFFER_SIZE), SIZE);
  }

  private static void checkType(TpmuNvPublic2 publicArea, int digestBytes, Limits limits) {
    TpmNt type = publicArea.commonAttributes().type();
    int size = publicArea.dataSize();
    if (type.equals(TpmNt.ORDINARY)) {
      TpmFailure.require(size <= limits.of(Limit.MAX_NV_INDEX_SIZE), SIZE);
    } else if (type.equals(TpmNt.EXTEND)) {
      TpmFailure.require(size == digestBytes, SIZE);
    } else {
      TpmFailure.require(NUMBERS.contains(type), ATTRIBUTES);
      TpmFailure.require(size == Long.BYTES, SIZE);
      checkPin(publicArea.commonAttributes());
    }
  }

  private static void checkPin(TpmaNv attributes) {
    boolean fail = attributes.type().equals(TpmNt.PIN_FAIL);
    TpmFailure.require(!fail || attributes.has(TpmaNv.NO_DA), ATTRIBUTES);
    if (fail || attributes.type().equals(TpmNt.PIN_PASS)) {
      int forbidden = TpmaNv.AUTHWRITE | TpmaNv.GLOBALLOCK | TpmaNv.WRITEDEFINE;
      TpmFailure.require(hasNone(attributes, forbidden), ATTRIBUTES);
      TpmFailure.require(!hasNone(attributes, WRITES_BUT_AUTH), ATTRIBUTES);
    }
  }

  private static void checkAttributes(TpmaNv attributes) {
    TpmFailure.require(hasNone(attributes, STATE), ATTRIBUTES);
    TpmFailure.require(!hasNone(attributes, READS), ATTRIBUTES);
    TpmFailure.require(!hasNone(attributes, WRITES), ATTRIBUTES);
    if (attributes.has(TpmaNv.CLEAR_STCLEAR)) {
      boolean counter = attributes.type().equals(TpmNt.COUNTER);
      TpmFailure.require(!counter && !attributes.has(TpmaNv.WRITEDEFINE), ATTRIBUTES);
    }
  }

  private static void checkHierarchy(TpmaNv attributes, TpmHandle authHandle) {
    boolean platform = authHandle.equals(TpmHandle.PLATFORM);
    TpmFailure.require(
        attributes.has(TpmaNv.PLATFORMCREATE) == platform, TpmRc.ATTRIBUTES.handle(1));
    TpmFailure.require(platform || !attributes.has(TpmaNv.POLICY_DELETE), ATTRIBUTES);
  }

  private static boolean hasNone(TpmaNv attributes, int bits) {
    return (attributes.value() & bits) == 0;
  }
}
