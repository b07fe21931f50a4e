package io.github.tpm4j.samples.seal;

import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A machine's certificate in its TPM: it is there before any disk is, and after the last one. */
public final class StoredCertificate {
  private StoredCertificate() {}

  /** Puts a certificate where everybody may read it, and only the TPM's owner may replace it. */
  public static TpmNv put(TpmDevice device, TpmHandle index, X509Certificate certificate)
      throws Exception {
    Bytes der = Bytes.of(certificate.getEncoded());
    NvTemplate template = NvTemplate.ordinary(der.size()).writtenByOwner();
    TpmNv nv = TpmNv.define(device, index, template, SecretBytes.EMPTY);
    nv.byOwner().write(der);
    return nv;
  }

  /** Reads it, in as many pieces as this TPM wants. */
  public static X509Certificate get(TpmDevice device, TpmHandle index) throws Exception {
    byte[] der = TpmNv.of(device, index).read().toByteArray();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
