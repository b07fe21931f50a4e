package io.github.tpm4j.keystore.tcg;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.CapabilityLists;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Certificates that the TPM's maker, or the platform's, has put into NV Indices of the TCG's: of
 * endorsement keys (EK Credential Profile, 2.2.1), and of IDevID and IAK keys. Those of authorities
 * (0x01C00100 to 0x01C001FF) are left out: whoever opens a KeyStore should not trust them unasked.
 */
public final class TcgCertificates {
  private static final int FIRST = 0x01C00000;
  private static final int LAST = 0x01CFFFFF;
  private static final int FIRST_OF_AUTHORITIES = 0x01C00100;
  private static final int LAST_OF_AUTHORITIES = 0x01C001FF;

  /** By an empty password, where a wrong one would not count. */
  private static final int READABLE = TpmaNv.AUTHREAD | TpmaNv.NO_DA | TpmaNv.WRITTEN;

  private static final int LEAST_BYTES = 128;

  private final TpmDevice device;

  /**
   * Sends nothing.
   *
   * @param device the TPM
   */
  public TcgCertificates(TpmDevice device) {
    this.device = device;
  }

  /** {@return the certificates that everybody may read, by their Indices in ascending order} */
  public Map<TpmHandle, X509Certificate> read() {
    Map<TpmHandle, X509Certificate> found = new TreeMap<>(Comparator.comparing(TpmHandle::value));
    for (TpmHandle index :
        new CapabilityLists(device.client()::execute).handles(TpmHandle.of(FIRST))) {
      if (isMeant(index.value())) {
        read(index).ifPresent(certificate -> found.put(index, certificate));
      }
    }
    return found;
  }

  private static boolean isMeant(int index) {
    return index >= FIRST
        && index <= LAST
        && !(index >= FIRST_OF_AUTHORITIES && index <= LAST_OF_AUTHORITIES);
  }

  private Optional<X509Certificate> read(TpmHandle index) {
    try {
      TpmNv nv = TpmNv.of(device, index).by(KeyAuthorization.EMPTY_PASSWORD);
      TpmsNvPublic area = nv.publicArea();
      if (!isReadable(area)) {
        return Optional.empty();
      }
      byte[] content = nv.read(0, area.dataSize()).borrow();
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(content)));
    } catch (TpmNvException | CertificateException e) {
      // Templates and nonces stand there too, and what is not for everybody.
      return Optional.empty();
    }
  }

  private static boolean isReadable(TpmsNvPublic area) {
    return area.attributes().has(READABLE)
        && !area.attributes().has(TpmaNv.READLOCKED)
        && area.attributes().type().equals(TpmNt.ORDINARY)
        && area.dataSize() >= LEAST_BYTES;
  }
}
