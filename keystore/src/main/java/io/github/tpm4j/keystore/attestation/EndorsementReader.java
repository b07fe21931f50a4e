package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.List;

/** Finds endorsement keys and their certificates (TCG EK Credential Profile, 2.2.1). */
final class EndorsementReader {
  /** Behind the Indices for certificates of issuers. */
  private static final int ISSUERS_END = EndorsementKey.CHAIN_INDEX.value() + 0x100;

  /** The persistent handles for endorsement keys are 0x8101xxxx. */
  private static final int PERSISTENT_RANGE = 0x8101;

  /** Where the low range has another template, after the certificate. */
  private static final int TO_TEMPLATE = 2;

  private final TpmDevice device;
  private final List<TpmHandle> indices;

  /** Asks for the NV Indices that there are. */
  EndorsementReader(TpmDevice device) {
    this.device = device;
    this.indices = handles(TpmHt.NV_INDEX);
  }

  List<TpmHandle> indices() {
    return indices;
  }

  private List<TpmHandle> handles(TpmHt type) {
    return new CapabilityLists(device.client()::execute).handles(type);
  }

  Bytes read(TpmHandle index) {
    return TpmNv.of(device, index).by(KeyAuthorization.NONE).read();
  }

  /** The certificates of issuers, one after another. */
  Bytes issuers() {
    TpmWriter all = new TpmWriter();
    indices.stream()
        .filter(index -> index.value() >= EndorsementKey.CHAIN_INDEX.value())
        .filter(index -> index.value() < ISSUERS_END)
        .forEach(index -> all.bytes(read(index)));
    return Bytes.adopt(all.toByteArray());
  }

  /** The key itself: one that is persistent, or else made of its template. */
  TpmKey key(EndorsementKey kind) {
    TpmtPublic template = template(kind);
    return handles(TpmHt.PERSISTENT).stream()
        .filter(handle -> handle.value() >>> 16 == PERSISTENT_RANGE)
        .map(handle -> device.persistentKey(handle, KeyAuthorization.NONE))
        .filter(key -> key.publicArea().withUnique(template.unique()).equals(template))
        .findFirst()
        .orElseGet(() -> device.primaryKey(kind.hierarchy(), template));
  }

  /** A template in the TPM's NV overrides the standard one. */
  private TpmtPublic template(EndorsementKey kind) {
    TpmHandle index = TpmHandle.of(kind.certificateIndex().value() + TO_TEMPLATE);
    boolean isLowRange = kind == EndorsementKey.RSA_2048 || kind == EndorsementKey.ECC_P256;
    if (!isLowRange || !indices.contains(index)) {
      return kind.template();
    }
    try {
      return TpmtPublic.read(new TpmReader(read(index).borrow(), Limits.ANY));
    } catch (WireException e) {
      throw new TpmException(
          "NV Index " + index + " holds no template of the endorsement key " + kind, e);
    }
  }
}
