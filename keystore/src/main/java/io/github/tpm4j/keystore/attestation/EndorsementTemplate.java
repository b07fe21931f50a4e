package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a TPM makes an endorsement key of (TCG EK Credential Profile 2.4, 2.2.1.4 and 2.2.1.5): the
 * template in its NV, with the nonce that is there; the standard one if there is neither.
 *
 * @param indices those that the TPM has
 * @param read what an Index holds
 */
record EndorsementTemplate(
    EndorsementKey kind, List<TpmHandle> indices, Function<TpmHandle, Bytes> read) {
  private static final int RSA_BYTES = 256;
  private static final int P256_BYTES = 32;

  TpmtPublic template() {
    Optional<TpmHandle> nonce = kind.nonceIndex().filter(indices::contains);
    if (!indices.contains(kind.templateIndex())) {
      nonce.ifPresent(this::refuseAlone);
      return kind.template();
    }
    TpmtPublic stored = stored();
    return nonce.map(index -> stored.withUnique(unique(stored.type(), index))).orElse(stored);
  }

  /** A maker must not leave it so (2.2.1.4), and which key it would be is not said. */
  private void refuseAlone(TpmHandle nonce) {
    throw new TpmException(
        "NV Index "
            + nonce
            + " holds a nonce for the endorsement key "
            + kind
            + ", of which the template is missing in NV Index "
            + kind.templateIndex());
  }

  private TpmtPublic stored() {
    TpmReader in = new TpmReader(read.apply(kind.templateIndex()).borrow(), Limits.ANY);
    try {
      TpmtPublic stored = TpmtPublic.read(in);
      if (stored.type().equals(kind.template().type())) {
        return stored;
      }
    } catch (WireException e) {
      throw new TpmException(noTemplate(), e);
    }
    throw new TpmException(noTemplate());
  }

  private String noTemplate() {
    return "NV Index " + kind.templateIndex() + " holds no template of the endorsement key " + kind;
  }

  /** The nonce with zeros after it, for RSA the modulus, for ECC the first coordinate. */
  private TpmuPublicId unique(TpmAlg type, TpmHandle index) {
    Bytes nonce = read.apply(index);
    return type.equals(TpmAlg.RSA)
        ? new Tpm2bPublicKeyRsa(padded(nonce, RSA_BYTES, index))
        : new TpmsEccPoint(
            padded(nonce, P256_BYTES, index), padded(Bytes.EMPTY, P256_BYTES, index));
  }

  private static Bytes padded(Bytes nonce, int size, TpmHandle index) {
    if (nonce.size() > size) {
      throw new TpmException(
          "NV Index " + index + " holds a nonce of " + nonce.size() + " bytes, over " + size);
    }
    return Bytes.adopt(Arrays.copyOf(nonce.borrow(), size));
  }
}
