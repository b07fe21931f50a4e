package io.github.tpm4j.engine.attestation;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.HandleName;
import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.signing.SigningScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmuAttest;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.ByteBuffer;

/**
 * A signed statement of the TPM (Part 1, 31): what all attestation commands have in common.
 *
 * @param certifyInfo the content of the TPM2B_ATTEST that was signed
 */
public record Attestation(Bytes certifyInfo, TpmtSignature signature) {
  private static final int OBFUSCATION_BITS = 128;

  /**
   * States and signs.
   *
   * @param key null for TPM_RH_NULL: not signed
   * @param scheme from {@link SigningScheme#select}
   * @throws io.github.tpm4j.engine.response.TpmFailure as {@link
   *     io.github.tpm4j.engine.signing.Signer#sign}
   */
  public static Attestation make(
      TpmState tpm,
      LoadedObject key,
      TpmtSigScheme scheme,
      Bytes qualifyingData,
      TpmSt type,
      TpmuAttest attested) {
    boolean isAnonymous = key != null && SigningScheme.isSplit(scheme);
    Obfuscation obfuscation = Obfuscation.of(tpm, key);
    TpmsAttest attest =
        new TpmsAttest(
            TpmsAttest.GENERATED_VALUE,
            type,
            qualifiedSigner(key, isAnonymous),
            isAnonymous ? Bytes.EMPTY : qualifyingData,
            obfuscation.apply(tpm.clock().clockInfo()),
            tpm.profile().identity().firmwareVersion() + obfuscation.firmwareVersion(),
            attested);
    byte[] octets = attest.marshal();
    if (scheme.isNull()) {
      return new Attestation(Bytes.adopt(octets), TpmtSignature.NULL);
    }
    if (isAnonymous) {
      // The verifier's data is mixed in where it cannot identify the signer.
      HashAlgorithm hash = HashAlgorithm.of(scheme.hash());
      byte[] digest = hash.digest(qualifyingData.borrow(), hash.digest(octets));
      return new Attestation(
          Bytes.adopt(octets), tpm.signer().sign(key, scheme, Bytes.adopt(digest)));
    }
    TpmtSignature signature = tpm.signer().signMessage(key, scheme, octets);
    return new Attestation(Bytes.adopt(octets), signature);
  }

  private static Bytes qualifiedSigner(LoadedObject key, boolean isAnonymous) {
    if (key == null) {
      return HandleName.of(TpmHandle.NULL);
    }
    return isAnonymous ? Bytes.EMPTY : key.qualifiedName();
  }

  /**
   * What is added, modulo their size, to numbers by which signatures of unrelated keys could be
   * brought together (Part 1, 36.7); nothing for keys of the endorsement and platform hierarchies.
   */
  private record Obfuscation(long firmwareVersion, int resetCount, int restartCount) {

    static Obfuscation of(TpmState tpm, LoadedObject key) {
      if (key != null && isIdentified(key)) {
        return new Obfuscation(0, 0, 0);
      }
      byte[] signer = qualifiedSigner(key, false).borrow();
      byte[] octets =
          Kdfa.derive(
              HashAlgorithm.of(tpm.profile().contextHash()),
              tpm.hierarchies().proof(TpmHandle.OWNER).borrow(),
              KdfLabel.OBFUSCATE,
              signer,
              new byte[0],
              OBFUSCATION_BITS);
      ByteBuffer numbers = ByteBuffer.wrap(octets);
      return new Obfuscation(numbers.getLong(), numbers.getInt(), numbers.getInt());
    }

    private static boolean isIdentified(LoadedObject key) {
      TpmHandle base = HierarchyLimit.base(key.hierarchy());
      return base.equals(TpmHandle.ENDORSEMENT) || base.equals(TpmHandle.PLATFORM);
    }

    TpmsClockInfo apply(TpmsClockInfo info) {
      return new TpmsClockInfo(
          info.clock(),
          info.resetCount() + resetCount,
          info.restartCount() + restartCount,
          info.safe());
    }
  }
}
