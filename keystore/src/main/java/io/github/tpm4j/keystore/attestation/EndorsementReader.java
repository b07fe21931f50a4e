package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds endorsement keys and their certificates (TCG EK Credential Profile, 2.2.1). */
final class EndorsementReader {
  /** Behind the Indices for certificates of issuers. */
  private static final int ISSUERS_END = EndorsementKey.CHAIN_INDEX.value() + 0x100;

  /** The persistent handles for endorsement keys are 0x8101xxxx. */
  private static final int PERSISTENT_RANGE = 0x8101;

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

  /**
   * The key itself: one that is persistent, or else made of its template. A persistent one that the
   * certificate is not about, of an owner's template perhaps, is left out.
   */
  TpmKey key(EndorsementKey kind) {
    TpmtPublic template = new EndorsementTemplate(kind, indices, this::read).template();
    List<TpmKey> alike =
        handles(TpmHt.PERSISTENT).stream()
            .filter(handle -> handle.value() >>> 16 == PERSISTENT_RANGE)
            .map(handle -> device.persistentKey(handle, KeyAuthorization.NONE))
            .filter(key -> key.publicArea().withUnique(template.unique()).equals(template))
            .toList();
    Optional<PublicKey> certified = alike.isEmpty() ? Optional.empty() : certified(kind);
    return alike.stream()
        .filter(key -> certified.map(key.publicKey()::equals).orElse(true))
        .findFirst()
        .orElseGet(() -> device.primaryKey(kind.hierarchy(), template));
  }

  /** The key that the certificate is about, if there is one that the JVM can read. */
  private Optional<PublicKey> certified(EndorsementKey kind) {
    if (kind.isPostQuantum() || !indices.contains(kind.certificateIndex())) {
      return Optional.empty();
    }
    return EndorsementCertificate.read(read(kind.certificateIndex()))
            instanceof Verdict.Accepted<EndorsementCertificate> read
        ? Optional.of(read.value().publicKey())
        : Optional.empty();
  }

  /** The persistent keys for signatures that one of the certificates is about. */
  List<DeviceKey> deviceKeys(Map<TpmHandle, X509Certificate> certificates) {
    List<DeviceKey> found = new ArrayList<>();
    for (TpmHandle handle : handles(TpmHt.PERSISTENT)) {
      TpmtPublic area = device.persistentKey(handle, KeyAuthorization.NONE).publicArea();
      TpmaObject attributes = area.objectAttributes();
      if (attributes.has(TpmaObject.SIGN) && !attributes.has(TpmaObject.DECRYPT)) {
        certificates.forEach(
            (index, certificate) -> {
              if (isAbout(certificate, area)) {
                found.add(new DeviceKey(handle, area, index, certificate));
              }
            });
      }
    }
    return found;
  }

  private static boolean isAbout(X509Certificate certificate, TpmtPublic area) {
    try {
      return PublicKeys.of(area).equals(certificate.getPublicKey());
    } catch (TpmUnsupportedException e) {
      return false;
    }
  }
}
