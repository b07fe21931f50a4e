package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * An object at a persistent handle.
 *
 * @param publicArea empty if it was not read
 * @param name empty if it was not read
 */
public record PersistentObject(
    TpmHandle handle, Optional<TpmtPublic> publicArea, Optional<Bytes> name) {
  private static final int RANGE_BITS = 16;

  /** For what the handle is meant (TCG Registry of Reserved TPM 2.0 Handles); empty if for any. */
  public Optional<String> role() {
    return Optional.ofNullable(
        switch (handle.value()) {
          case 0x81000001, 0x81000002 -> "SRK";
          case 0x81010001, 0x81010002, 0x81010012, 0x81010014, 0x81010016, 0x8101001C -> "EK";
          default -> range();
        });
  }

  private String range() {
    return switch (handle.value() >>> RANGE_BITS) {
      case 0x8101 -> "EK range";
      case 0x8102 -> "device identity";
      default -> Integer.compareUnsigned(handle.value(), 0x81800000) >= 0 ? "platform" : null;
    };
  }

  /** Type and size, such as {@code RSA 2048}; empty if it was not read. */
  public Optional<String> type() {
    return publicArea.map(area -> type(area.type().toString(), area.parameters()));
  }

  private static String type(String algorithm, TpmuPublicParms parameters) {
    String name = AlgorithmNames.of(algorithm);
    if (parameters instanceof TpmsRsaParms rsa) {
      return name + " " + rsa.keyBits();
    }
    if (parameters instanceof TpmsEccParms ecc) {
      return AlgorithmNames.of(ecc.curveId());
    }
    if (parameters instanceof TpmsMldsaParms mlDsa) {
      return AlgorithmNames.of(mlDsa.parameterSet().toString());
    }
    if (parameters instanceof TpmsMlkemParms mlKem) {
      return AlgorithmNames.of(mlKem.parameterSet().toString());
    }
    return name;
  }

  /** What the key does, such as {@code storage key}; empty if it was not read. */
  public Optional<String> use() {
    return publicArea.map(TpmtPublic::objectAttributes).map(PersistentObject::use);
  }

  private static String use(TpmaObject attributes) {
    boolean restricted = attributes.has(TpmaObject.RESTRICTED);
    boolean signs = attributes.has(TpmaObject.SIGN);
    boolean decrypts = attributes.has(TpmaObject.DECRYPT);
    if (restricted) {
      return signs ? "attestation key" : "storage key";
    }
    if (signs) {
      return decrypts ? "signs and decrypts" : "signs";
    }
    return decrypts ? "decrypts" : "sealed data";
  }
}
